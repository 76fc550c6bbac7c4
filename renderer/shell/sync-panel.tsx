import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCloud, IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { MINUTE, clockText } from '#shared/kernel/time';
import { whereIsHub, type HubWhere } from '../data/hub-desk';
import { useDesk, useDeskState, usePort } from '../services';
import { useView, type Screen } from '../state/view';
import { useTexts } from '../text/i18n';
import { SyncQueue } from './sync-queue';

/** A second or two apart is agreement: nobody sets a clock finer than that. */
const AGREED = 2_000;

/** What is behind the pill: whose hub decides, how it is reached, what waits, and what can be done. */
export function SyncPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('sync');
  const desk = useDesk();
  const show = useView((v) => v.show);
  const running = useDeskState((s) => s.sync.running);
  const go = (screen: Screen) => (): void => {
    onClose();
    show(screen);
  };
  return (
    <section className="sync-panel" aria-label={t('panel.title')}>
      <header>
        <strong>{t('panel.title')}</strong>
        <CloseButton size="sm" onClick={onClose} aria-label={t('panel.title')} />
      </header>
      <Reach />
      <Trouble />
      <SyncQueue />
      <footer>
        <Button
          size="compact-sm"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={running}
          onClick={() => void desk.syncNow()}
        >
          {t('panel.now')} F5
        </Button>
        <Button size="compact-sm" variant="default" onClick={go('conflicts')}>
          {t('panel.conflicts')}
        </Button>
        {!desk.demo && (
          <Button size="compact-sm" variant="default" onClick={go('hub')}>
            {t('panel.hub')}
          </Button>
        )}
      </footer>
    </section>
  );
}

/** Whose hub decides here; null until main has said so. */
function useWhere(): HubWhere | null {
  const { portId, demo } = useDesk();
  const [where, setWhere] = useState<HubWhere | null>(null);
  useEffect(() => {
    let here = true;
    void whereIsHub({ portId, demo }).then((found) => here && setWhere(found));
    return () => {
      here = false;
    };
  }, [portId, demo]);
  return where;
}

function Reach() {
  const t = useTexts('sync');
  const { zone } = usePort();
  const where = useWhere();
  const { reach, skew } = useDeskState((s) => s.sync);
  const lastSync = useDeskState((s) => s.lastSync);
  const off = Math.abs(skew ?? 0);
  const text =
    off < MINUTE
      ? t('panel.seconds', { count: Math.round(off / 1_000) })
      : t('panel.minutes', { count: Math.round(off / MINUTE) });
  const Sign = reach === 'out-of-reach' ? IconCloudOff : IconCloud;
  return (
    <dl className="sync-reach">
      <dt>
        <Sign size={15} aria-hidden />
        {where?.remote ? t('panel.remote', { name: where.remote.name }) : t('panel.own')}
      </dt>
      {where?.remote && <dd className="figures">{where.remote.url}</dd>}
      {where?.hosting && <dd>{t('panel.hosting', { name: where.hosting.name })}</dd>}
      <dd data-tone={reach === 'out-of-reach' ? 'grey' : undefined}>
        {reach === 'reached' ? t('panel.reached') : reach === 'unknown' ? t('panel.unknown') : t('panel.outOfReach')}
      </dd>
      <dd className="figures">{lastSync ? t('panel.last', { time: clockText(lastSync, zone) }) : t('panel.never')}</dd>
      {skew !== null && (
        <dd data-tone={off > 30_000 ? 'amber' : undefined}>
          {off < AGREED ? t('panel.skewFine') : t(skew < 0 ? 'panel.skewAhead' : 'panel.skewBehind', { text })}
        </dd>
      )}
    </dl>
  );
}

/** What somebody should look at, in plain words. */
function Trouble() {
  const t = useTexts('sync');
  const shell = useTexts('shell');
  const weather = useDeskState((s) => s.weather);
  const { heldUp, stalled } = useDeskState((s) => s.sync);
  const said = [
    weather && weather.code !== 'out-of-reach' ? shell(`weather.${weather.code}`) : null,
    heldUp === 'unknown-port' ? t('panel.unknownPort') : heldUp ? shell(`weather.${heldUp}`) : null,
    stalled ? t('panel.stalled') : null,
  ].filter((text) => text !== null);
  return said.map((text) => (
    <p key={text} className="sync-trouble" role="alert">
      <IconAlertTriangle size={15} aria-hidden />
      {text}
    </p>
  ));
}
