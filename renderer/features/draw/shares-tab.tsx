import { useMemo } from 'react';
import { plusDays } from '#shared/kernel/time';
import { sharesOf } from '#shared/draw/fairness';
import { useActor, useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';

/** Days that the list looks back. */
const DAYS = 30;

/** Draws and work per officer: whether chance has been even. */
export function SharesTab() {
  const t = useTexts('draw');
  const { day } = useDay();
  const port = usePort();
  const world = useDeskState((s) => s.world);
  // Officers see the days that are over: today's figures would tell who is in which team.
  const today = useActor().role !== 'officer';
  const shares = useMemo(
    () => sharesOf(world, port.id, (d) => (today ? d <= day : d < day) && d > plusDays(day, -DAYS)),
    [world, port.id, day, today],
  );
  const most = Math.max(1, ...shares.map((s) => Math.max(s.drawn, s.expected)));
  const longest = Math.max(1, ...shares.map((s) => s.minutes));
  return (
    <section className="draw-list" aria-label={t('tabs.shares')}>
      <div className="draw-tools">
        <h2>{t('shares.title')}</h2>
      </div>
      {shares.every((s) => s.inPool === 0) && <p className="draw-hint">{t('shares.none')}</p>}
      <table className="draw-table">
        <thead>
          <tr>
            <th scope="col">{t('shares.officer')}</th>
            {(['inPool', 'drawn', 'expected', 'minutes'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`shares.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shares.map(({ officer, inPool, drawn, expected, minutes }) => (
            <tr key={officer.id}>
              <th scope="row">
                <AgencyBadge code={officer.agency} agencies={port.agencies} /> {officer.name}
              </th>
              <td className="figures">{inPool}</td>
              <td className="figures">
                <Bar value={drawn} max={most} text={String(drawn)} />
              </td>
              <td className="figures">
                <Bar value={expected} max={most} text={expected.toFixed(1)} />
              </td>
              <td className="figures">
                <Bar value={minutes} max={longest} text={t('pool.minutes', { count: minutes })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="draw-hint">{t('shares.hint')}</p>
    </section>
  );
}

function Bar({ value, max, text }: { readonly value: number; readonly max: number; readonly text: string }) {
  return (
    <span className="draw-chance">
      <meter min={0} max={max} value={value} aria-hidden />
      {text}
    </span>
  );
}
