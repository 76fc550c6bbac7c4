import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { USUAL_PORT, hostHub, type HubWhere } from '../../data/hub-desk';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import { useTranslation } from 'react-i18next';
import { spoken } from './fingerprint';
import { KeepHub } from './keep-hub';

type Props = { readonly where: HubWhere; readonly editable: boolean; readonly onChanged: () => void };

/** Makes this workstation the hub of its port for others, or shows how it is reached. */
export function ServeHub(props: Props) {
  return props.where.hosting ? <Serving {...props} hosting={props.where.hosting} /> : <Start {...props} />;
}

function Start({ where: { unserved }, editable, onChanged }: Props) {
  const t = useTexts('sync');
  const { i18n } = useTranslation();
  const port = usePort();
  const [name, setName] = useState(unserved?.name ?? inLanguage(port.name, i18n.language));
  const [number, setNumber] = useState<number | string>(unserved?.port ?? USUAL_PORT);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<number | null>(null);
  async function start(): Promise<void> {
    setBusy(true);
    const done = await hostHub({ name, port: Number(number) });
    setBusy(false);
    setRefused(done.ok ? null : Number(number));
    if (done.ok) onChanged();
  }
  return (
    <section className="hub-card">
      <h2>{t('hub.serve')}</h2>
      <p>{t('hub.serveText')}</p>
      {unserved && refused === null && (
        <p className="hub-failure" role="alert">
          {t('hub.unserved', unserved)}
        </p>
      )}
      <form
        className="hub-row"
        onSubmit={(e) => {
          e.preventDefault();
          void start();
        }}
      >
        <TextInput
          label={t('hub.serveName')}
          value={name}
          maxLength={60}
          disabled={!editable}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <NumberInput
          label={t('hub.servePort')}
          value={number}
          min={1024}
          max={65_535}
          hideControls
          disabled={!editable}
          onChange={setNumber}
        />
        <Button type="submit" disabled={!editable || name.trim() === '' || number === ''} loading={busy}>
          {t('hub.serveStart')}
        </Button>
      </form>
      {refused !== null && (
        <p className="hub-failure" role="alert">
          {t('hub.portTaken', { port: refused })}
        </p>
      )}
    </section>
  );
}

function Serving({ hosting, editable, onChanged }: Props & { readonly hosting: NonNullable<HubWhere['hosting']> }) {
  const t = useTexts('sync');
  async function stop(): Promise<void> {
    await hostHub(null);
    onChanged();
  }
  return (
    <section className="hub-card">
      <h2>{t('hub.serving', hosting)}</h2>
      <dl className="hub-facts">
        <dt>{t('hub.address')}</dt>
        <dd className="figures" data-part="address">
          {hosting.addresses.length === 0
            ? t('hub.noAddress')
            : hosting.addresses.map((address) => <span key={address}>{address}</span>)}
        </dd>
        <dt>{t('hub.print')}</dt>
        <dd>
          <code>{spoken(hosting.fingerprint)}</code>
          <small>{t('hub.printHint')}</small>
        </dd>
      </dl>
      <KeepHub editable={editable}>
        <Button variant="default" disabled={!editable} onClick={() => void stop()}>
          {t('hub.serveStop')}
        </Button>
      </KeepHub>
    </section>
  );
}
