import { Button, Loader } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { may } from '#shared/domain/user';
import type { PeerAtHub } from '#shared/ipc/hub-contract';
import { peersOf, whereIsHub, type HubWhere } from '../../data/hub-desk';
import { useActor, useDesk } from '../../services';
import { useTexts } from '../../text/i18n';
import { AwayHub } from './away-hub';
import { DeskPackage } from './desk-package';
import './hub.css';
import { HubPackage } from './hub-package';
import { JoinHub } from './join-hub';
import { KeepHub } from './keep-hub';
import { Peers } from './peers';
import { ServeHub } from './serve-hub';

/** Milliseconds between looks at who has synced. */
const LOOK_EVERY = 10_000;

/** 中枢: whose hub decides here; for the hub of others its workstations and codes, for any desk the way to another hub. */
export function HubScreen() {
  const t = useTexts('sync');
  const { portId, demo } = useDesk();
  const editable = may(useActor(), 'administer');
  const [where, setWhere] = useState<HubWhere | 'looking' | 'silent'>('looking');
  const [peers, setPeers] = useState<readonly PeerAtHub[]>([]);
  const look = useCallback(async (): Promise<void> => {
    if (demo) return;
    const found = await whereIsHub({ portId, demo });
    setWhere(found ?? 'silent');
    if (!found?.hosting) return;
    const known = await peersOf(portId);
    if (known.ok) setPeers(known.value.peers);
  }, [portId, demo]);
  useEffect(() => {
    const first = setTimeout(() => void look());
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [look]);

  return (
    <div className="hub-screen">
      <header>
        <h1>{t('hub.title')}</h1>
        {!editable && !demo && <span className="read-only">{t('hub.readOnly')}</span>}
      </header>
      {demo ? (
        <p>{t('hub.demo')}</p>
      ) : typeof where === 'string' ? (
        <Waiting silent={where === 'silent'} onRetry={() => void look()} />
      ) : (
        <Parts {...{ where, peers, editable }} onChanged={() => void look()} />
      )}
    </div>
  );
}

/** Before anything is known of the hub, and where nothing can be. */
function Waiting({ silent, onRetry }: { readonly silent: boolean; readonly onRetry: () => void }) {
  const t = useTexts('sync');
  if (!silent)
    return (
      <p className="hub-looking">
        <Loader size="xs" /> {t('hub.looking')}
      </p>
    );
  return (
    <section className="hub-card">
      <p className="hub-failure" role="alert">
        {t('hub.silent')}
      </p>
      <div className="hub-row">
        <Button variant="default" onClick={onRetry}>
          {t('hub.retry')}
        </Button>
      </div>
    </section>
  );
}

type PartsProps = {
  readonly where: HubWhere;
  readonly peers: readonly PeerAtHub[];
  readonly editable: boolean;
  readonly onChanged: () => void;
};

function Parts({ where, peers, editable, onChanged }: PartsProps) {
  const t = useTexts('sync');
  const { remote, hosting } = where;
  if (remote)
    return (
      <>
        <AwayHub remote={remote} editable={editable} />
        <DeskPackage />
        <JoinAnother editable={editable} />
      </>
    );
  return (
    <>
      {!hosting && !where.unserved && <p>{t('hub.single')}</p>}
      <ServeHub where={where} editable={editable} onChanged={onChanged} />
      {hosting ? (
        <>
          <Peers peers={peers} editable={editable} onChanged={onChanged} />
          <HubPackage editable={editable} onChanged={onChanged} />
        </>
      ) : (
        <>
          <JoinAnother editable={editable} />
          <section className="hub-card">
            <h2>{t('hub.data')}</h2>
            <KeepHub editable={editable} />
          </section>
        </>
      )}
    </>
  );
}

/** The way to another hub: the first one, or the one that took the place of a hub that is gone. */
function JoinAnother({ editable }: { readonly editable: boolean }) {
  const t = useTexts('sync');
  return (
    <section className="hub-card">
      <h2>{t('hub.join')}</h2>
      <p>{t('hub.joinText')}</p>
      {editable && <JoinHub onJoined={(portId) => window.location.assign(`/?port=${portId}`)} />}
    </section>
  );
}
