import { useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import { maySee } from '#shared/rules/sight';
import { yardAlarms } from '#shared/rules/yard';
import { useActor, useDay, useDeskState, useNow, usePort } from '../services';
import { useView } from '../state/view';
import { useTexts } from '../text/i18n';

/** The figures of the day and of this machine, always in the same place. */
export function StatusBar() {
  const t = useTexts('shell');
  const words = useTexts('words');
  const { zone } = usePort();
  const { counts, plan } = useDay();
  const actor = useActor();
  const pending = useDeskState((s) => s.pending);
  const lastSync = useDeskState((s) => s.lastSync);
  // A hub that is out of reach is no trouble of this machine's disk.
  const unsafe = useDeskState((s) => s.weather?.code === 'disk-full' || s.weather?.code === 'storage');
  const state = words(`planState.${plan.state}`);
  return (
    <footer className="status-bar figures">
      <span data-tone={unsafe ? 'red' : undefined}>{unsafe ? t('sync.notStored') : t('sync.storedHere')}</span>
      <span>{t('sync.pending', { count: pending })}</span>
      {lastSync && <span>{t('sync.last', { time: clockText(lastSync, zone) })}</span>}
      <span>
        {plan.version === 0
          ? t('status.noVersion')
          : t('status.plan', { version: words('unit.version', { number: plan.version }), state })}
      </span>
      <span className="spring" />
      <YardAlarms />
      {maySee(actor, 'sessions') && (
        <>
          <span>{t('status.requests', { count: counts.requests })}</span>
          <span>{t('status.openings', { count: counts.sessions })}</span>
          <strong>{t('status.saved', { count: counts.openingsSaved })}</strong>
        </>
      )}
    </footer>
  );
}

/** How much takes longer at the yard than its standard; leads there. */
function YardAlarms() {
  const t = useTexts('yard');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const now = useNow();
  const show = useView((v) => v.show);
  const alarms = useMemo(() => yardAlarms(world, { portId: port.id, day, now }), [world, port.id, day, now]);
  if (alarms.length === 0 || !maySee(actor, 'yardOrders')) return null;
  return (
    <button type="button" className="status-alarm" onClick={() => show('yard')}>
      ! {t('alarms.status', { count: alarms.length })}
    </button>
  );
}
