import { clockText } from '#shared/kernel/time';
import { maySee } from '#shared/rules/sight';
import { useActor, useDay, useDeskState, usePort } from '../services';
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
  const weather = useDeskState((s) => s.weather);
  const state = words(`planState.${plan.state}`);
  return (
    <footer className="status-bar figures">
      <span data-tone={weather ? 'red' : undefined}>{weather ? t('sync.notStored') : t('sync.storedHere')}</span>
      <span>{t('sync.pending', { count: pending })}</span>
      {lastSync && <span>{t('sync.last', { time: clockText(lastSync, zone) })}</span>}
      <span>
        {plan.version === 0
          ? t('status.noVersion')
          : t('status.plan', { version: words('unit.version', { number: plan.version }), state })}
      </span>
      <span className="spring" />
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
