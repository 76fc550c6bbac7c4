import { IconAlertTriangle, IconCircleCheck, IconHandStop } from '@tabler/icons-react';
import type { InspectionRequest } from '#shared/domain/request';
import { teamGaps } from '#shared/rules/team';
import { useNow, useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { lifeOf } from './card-look';
import type { SectionProps } from './side-panel';

/** What is wrong with the session's place and team, a sentence each, the worst first. */
export function ProblemSection({ view, day }: SectionProps) {
  const t = useTexts('board');
  const sentence = useSentence();
  const { session, breaches } = view;
  const gaps = session.place && session.status !== 'done' ? teamGaps(day.world, session) : [];
  const lines = [...breaches, ...gaps.map((refusal) => ({ severity: 'warn' as const, refusal }))];
  if (!session.place) return null;
  if (lines.length === 0)
    return (
      <p className="panel-fine">
        <IconCircleCheck size={15} /> {t('panel.noProblems')}
      </p>
    );
  return (
    <ul className="panel-problems" aria-label={t('panel.problems')}>
      {lines.map(({ severity, refusal }, i) => (
        <li key={i} data-tone={severity}>
          {severity === 'refuse' ? <IconHandStop size={14} /> : <IconAlertTriangle size={14} />}
          {sentence(refusal)}
        </li>
      ))}
    </ul>
  );
}

/** The requests of the opening, agency by agency. */
export function RequestSection({ view, day, words }: SectionProps) {
  const t = useTexts('board');
  const { agencies } = day.model.port;
  return (
    <section>
      <h3>{t('panel.requests', { count: view.requests.length })}</h3>
      <ul className="panel-requests">
        {view.requests.map((r) => (
          <li key={r.id}>
            <AgencyBadge code={r.agency} agencies={agencies} />
            <span className="figures">{r.requestNo}</span>
            <b>{words.word('mode', r.mode)}</b>
            <span className="figures">{t('panel.minutesOf', { count: r.minutes })}</span>
            {r.priority !== 'normal' && <em>{words.word('priority', r.priority)}</em>}
            {r.note !== '' && <p>{r.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const marksOf = ({ marks }: InspectionRequest): readonly string[] => [
  ...marks.plates,
  ...marks.foreignPlates,
  ...marks.trailers,
  ...marks.containers,
  ...marks.declarations,
  ...[marks.vin, marks.batchNo, marks.billNo].filter((m) => m !== null),
];

/** The object: its marks, goods, trader, and the time it has. */
export function ObjectSection({ view, words }: SectionProps) {
  const t = useTexts('board');
  const now = useNow();
  const { demand, booking, requests } = view;
  const life = lifeOf(view, now);
  const marks = [...new Set(requests.flatMap(marksOf))];
  const goods = [...new Set(requests.map(goodsText))].filter((g) => g !== '');
  const traders = [...new Set(requests.flatMap((r) => r.trader.name ?? []))];
  return (
    <section>
      <dl className="panel-list">
        <dt>{t('panel.window')}</dt>
        <dd className="figures">
          {t('panel.release', { time: words.clock(demand.release) })} ·{' '}
          {t('panel.due', { time: words.clock(booking?.latestRelease ?? demand.due) })}
        </dd>
        {demand.spoilClass && (
          <>
            <dt>{words.word('spoil', demand.spoilClass)}</dt>
            <dd data-tone={life?.tone} className="figures">
              {life &&
                (life.minutes < 0 ? t('card.over', { count: -life.minutes }) : t('card.left', { count: life.minutes }))}
            </dd>
          </>
        )}
        <dt>{t('panel.goods')}</dt>
        <dd>{goods.join('；')}</dd>
        {traders.length > 0 && (
          <>
            <dt>{t('panel.trader')}</dt>
            <dd>{traders.join('；')}</dd>
          </>
        )}
        <dt>{t('panel.marks')}</dt>
        <dd className="plate marks">{marks.join('  ')}</dd>
      </dl>
    </section>
  );

  function goodsText({ goods: g }: InspectionRequest): string {
    const weight = g.grossKg === null ? '' : words.kilograms(g.grossKg);
    const cold = g.temperature === null ? '' : `${g.temperature}℃`;
    return [g.name, g.hs ?? '', weight, cold].filter((part) => part !== '').join(' ');
  }
}
