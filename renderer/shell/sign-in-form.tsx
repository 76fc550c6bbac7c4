import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { IconDatabaseOff } from '@tabler/icons-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '#shared/domain/user';
import { useDesk, usePort } from '../services';
import { useTexts } from '../text/i18n';
import { wordOf } from '../text/sentences';
import { AgencyBadge } from '../ui/agency-badge';
import { NewPinFields } from './new-pin-fields';
import './sign-in.css';
import { usePins } from './use-pins';

type Props = {
  readonly users: readonly User[];
  /** Who is offered first. */
  readonly first: string | null;
  readonly verb: string;
  readonly onSigned: (user: User) => void;
};

/** Chooses who one is and proves it. In the demo nobody has a PIN: choosing is enough. */
export function SignInForm({ users, first, verb, onSigned }: Props) {
  const t = useTexts('signIn');
  const { demo } = useDesk();
  const pins = usePins();
  const [chosen, choose] = useState(users.find((u) => u.id === first) ?? (users.length === 1 ? users[0]! : null));
  const [renewing, renew] = useState(false);
  if (users.length === 0) return <p className="sign-in-note">{t('nobody')}</p>;
  const pick = (user: User): void => {
    choose(user);
    renew(false);
  };
  return (
    <div className="sign-in-form">
      {pins.lost && (
        <output className="sign-in-lost">
          <IconDatabaseOff size={18} aria-hidden />
          {pins.lost}
        </output>
      )}
      <UserList users={users} chosen={chosen} choose={pick} />
      {!chosen && (
        <div className="sign-in-proof">
          <p className="sign-in-note">{t('choose')}</p>
        </div>
      )}
      {chosen && demo && (
        <div className="sign-in-proof">
          <p className="sign-in-note">{t('second.demo')}</p>
          <Button data-autofocus onClick={() => onSigned(chosen)}>
            {verb}
          </Button>
        </div>
      )}
      {chosen && !demo && pins.known && (
        <div className="sign-in-proof" key={chosen.id}>
          {pins.known.has(chosen.id) && !renewing ? (
            <PinField user={chosen} verb={verb} pins={pins} onSigned={onSigned} renew={() => renew(true)} />
          ) : (
            <NewPinFields user={chosen} pins={pins} onSigned={onSigned} />
          )}
        </div>
      )}
    </div>
  );
}

type ListProps = {
  readonly users: readonly User[];
  readonly chosen: User | null;
  readonly choose: (user: User) => void;
};

function UserList({ users, chosen, choose }: ListProps) {
  const t = useTexts('signIn');
  const { t: any } = useTranslation();
  const { agencies } = usePort();
  return (
    <ul className="sign-in-users" aria-label={t('choose')}>
      {users.map((user) => (
        <li key={user.id}>
          <UnstyledButton aria-pressed={user.id === chosen?.id} onClick={() => choose(user)}>
            <AgencyBadge code={user.agency} agencies={agencies} />
            <strong>{user.name}</strong>
            <small>{wordOf(any, 'role', user.role)}</small>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

type FieldProps = {
  readonly user: User;
  readonly verb: string;
  readonly pins: ReturnType<typeof usePins>;
  readonly onSigned: (user: User) => void;
  readonly renew: () => void;
};

function PinField({ user, verb, pins, onSigned, renew }: FieldProps) {
  const t = useTexts('signIn');
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const no = await pins.check(user, pin);
    setBusy(false);
    setPin('');
    if (no === null) onSigned(user);
    else setWrong(no);
  }
  return (
    <form onSubmit={(e) => void submit(e)}>
      <TextInput
        ref={field}
        data-autofocus
        type="password"
        autoComplete="off"
        label={`${user.name} · ${t('pin')}`}
        value={pin}
        error={wrong}
        onChange={(e) => setPin(e.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={pin === ''}>
        {verb}
      </Button>
      <UnstyledButton type="button" className="sign-in-renew" title={t('resetHint')} onClick={renew}>
        {t('reset')}
      </UnstyledButton>
    </form>
  );
}
