import { Button, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { User } from '#shared/domain/user';
import { useDeskState } from '../services';
import { useTexts } from '../text/i18n';
import type { Pins } from './use-pins';

type Props = {
  readonly user: User;
  readonly pins: Pins;
  readonly onSigned: (user: User) => void;
};

/**
 * Gives a user a PIN at this workstation. An administrator allows it with the own PIN; only the first administrator of a workstation,
 * where nobody could allow anything yet, sets one alone.
 */
export function NewPinFields({ user, pins, onSigned }: Props) {
  const t = useTexts('signIn');
  const rows = useDeskState((s) => s.world.users);
  const administrators = [...rows.values()].filter(
    (u) => u.portId === user.portId && u.active && u.role === 'administrator' && pins.known?.has(u.id) === true,
  );
  const [approver, setApprover] = useState(administrators[0]?.id ?? null);
  const [allowance, setAllowance] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<{ readonly at: 'approver' | 'pin'; readonly why: string } | null>(null);
  const alone = administrators.length === 0;
  if (alone && user.role !== 'administrator') return <p className="sign-in-note">{t('firstOnly')}</p>;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const by = administrators.find((u) => u.id === approver);
    if (!alone) {
      const no = by ? await pins.check(by, allowance) : t('firstOnly');
      if (no !== null) return setWrong({ at: 'approver', why: no });
    }
    const no = await pins.give(user, pin, again);
    if (no === null) onSigned(user);
    else setWrong({ at: 'pin', why: no });
  }

  return (
    <form onSubmit={(e) => void submit(e)}>
      <p className="sign-in-note">{alone ? t('first') : t('open', { name: user.name })}</p>
      {!alone && (
        <>
          <Select
            label={t('approver')}
            allowDeselect={false}
            data={administrators.map((u) => ({ value: u.id, label: u.name }))}
            value={approver}
            onChange={setApprover}
          />
          <TextInput
            type="password"
            autoComplete="off"
            label={t('approverPin')}
            value={allowance}
            error={wrong?.at === 'approver' && wrong.why}
            onChange={(e) => setAllowance(e.currentTarget.value)}
          />
        </>
      )}
      <TextInput
        type="password"
        autoComplete="off"
        label={`${user.name} · ${t('newPin')}`}
        description={t('pinHint')}
        value={pin}
        error={wrong?.at === 'pin' && wrong.why}
        onChange={(e) => setPin(e.currentTarget.value)}
      />
      <TextInput
        type="password"
        autoComplete="off"
        label={t('again')}
        value={again}
        onChange={(e) => setAgain(e.currentTarget.value)}
      />
      <Button type="submit" disabled={pin === '' || again === '' || (!alone && allowance === '')}>
        {t('create')}
      </Button>
    </form>
  );
}
