import { Button, Group, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { findHubs, helloAt, urlOf } from '../../data/hub-desk';
import { joinHub, type JoinFailure } from '../../data/homes';
import { useTexts } from '../../text/i18n';
import { spoken } from './fingerprint';
import './hub.css';

type Met = {
  readonly url: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly ports: readonly string[];
};
type Props = { readonly onJoined: (portId: string) => void };

/** Joins the hub of another machine: found on the network or by its address, its certificate compared by eye, then the one-time code. */
export function JoinHub({ onJoined }: Props) {
  const t = useTexts('sync');
  const [address, setAddress] = useState('');
  const [met, setMet] = useState<Met | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<JoinFailure | null>(null);

  async function look(url: string): Promise<void> {
    setAddress(url);
    setBusy(true);
    const hello = await helloAt(url);
    setBusy(false);
    setFailure(hello.ok || hello.error === 'cancelled' ? null : hello.error);
    setMet(hello.ok ? { url: urlOf(url), ...hello.value } : null);
  }

  return (
    <section className="join-hub" aria-label={t('hub.join')}>
      <Nearby onChoose={(url) => void look(url)} />
      <form
        className="hub-row"
        onSubmit={(e) => {
          e.preventDefault();
          void look(address);
        }}
      >
        <TextInput
          className="hub-address"
          label={t('hub.url')}
          placeholder="192.168.1.20:7443"
          value={address}
          onChange={(e) => setAddress(e.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={address.trim() === ''} loading={busy}>
          {t('hub.look')}
        </Button>
      </form>
      {failure && (
        <p className="hub-failure" role="alert">
          {t(`hub.failure.${failure}`)}
        </p>
      )}
      {met && <Enrol key={met.fingerprint} met={met} onJoined={onJoined} onFailed={setFailure} />}
    </section>
  );
}

function Nearby({ onChoose }: { readonly onChoose: (url: string) => void }) {
  const t = useTexts('sync');
  const [state, setState] = useState<'idle' | 'looking' | readonly { name: string; url: string }[]>('idle');
  async function find(): Promise<void> {
    setState('looking');
    const found = await findHubs();
    setState(found.ok ? found.value.hubs : []);
  }
  return (
    <div className="hub-nearby">
      <Button
        variant="light"
        leftSection={<IconSearch size={15} aria-hidden />}
        disabled={state === 'looking'}
        onClick={() => void find()}
      >
        {t('hub.find')}
      </Button>
      {state === 'looking' && (
        <span className="hub-looking">
          <Loader size="xs" /> {t('hub.finding')}
        </span>
      )}
      {Array.isArray(state) && state.length === 0 && <span>{t('hub.foundNone')}</span>}
      {Array.isArray(state) && state.length > 0 && (
        <ul aria-label={t('hub.found')}>
          {state.map(({ name, url }: { name: string; url: string }) => (
            <li key={url}>
              <button type="button" onClick={() => onChoose(url)}>
                <b>{name}</b> <span className="figures">{url}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type EnrolProps = Props & { readonly met: Met; readonly onFailed: (failure: JoinFailure) => void };

function Enrol({ met, onJoined, onFailed }: EnrolProps) {
  const t = useTexts('sync');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  async function enrol(): Promise<void> {
    setBusy(true);
    const joined = await joinHub(met, code);
    setBusy(false);
    if (joined.ok) onJoined(joined.value);
    else onFailed(joined.error);
  }
  return (
    <form
      className="hub-enrol"
      onSubmit={(e) => {
        e.preventDefault();
        void enrol();
      }}
    >
      <p>{t('hub.met', { name: met.name, ports: met.ports.join(' ') })}</p>
      <p>
        {t('hub.print')} <code>{spoken(met.fingerprint)}</code>
        <br />
        <small>{t('hub.printHint')}</small>
      </p>
      <Group align="end">
        <TextInput
          label={t('hub.code2')}
          description={t('hub.codeHow')}
          value={code}
          onChange={(e) => setCode(e.currentTarget.value)}
        />
        <Button type="submit" disabled={code.trim() === ''} loading={busy}>
          {t('hub.joinDo')}
        </Button>
      </Group>
    </form>
  );
}
