import { MINUTE } from '#shared/kernel/time';
import { standardsOf, type YardAlarm } from '#shared/rules/yard';
import { useDay, useDeskState, useNow } from '../../services';
import { useTexts } from '../../text/i18n';

/** What takes longer than its standard, longest first; below, the standards themselves. */
export function AlarmPane({ alarms }: { readonly alarms: readonly YardAlarm[] }) {
  const t = useTexts('yard');
  const { byId, port } = useDay();
  const world = useDeskState((s) => s.world);
  const now = useNow();
  return (
    <aside className="yard-alarms" aria-label={t('alarms.title')}>
      <h2>
        {t('alarms.title')} <span className="figures">{alarms.length}</span>
      </h2>
      {alarms.length === 0 && <p className="yard-hint">{t('alarms.none')}</p>}
      <ul>
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <span className="plate">
              {alarm.object !== '' ? alarm.object : (byId.get(alarm.sessionId ?? '')?.name ?? '')}
            </span>
            <b className="figures">
              ! {t('alarms.line', { step: t(`step.${alarm.step}`), count: Math.round((now - alarm.since) / MINUTE) })}
            </b>
          </li>
        ))}
      </ul>
      <h2>{t('standards.title')}</h2>
      <dl>
        {standardsOf(world, port.id).map(({ step, minutes, provenance }) => (
          <div key={step} title={provenance.source}>
            <dt>{t(`step.${step}`)}</dt>
            <dd className="figures">{t('standards.minutes', { count: minutes })}</dd>
            <dd>{!provenance.verified && <small>{t('standards.unverified')}</small>}</dd>
          </div>
        ))}
      </dl>
      <p className="yard-hint">{t('standards.change')}</p>
    </aside>
  );
}
