import { useTranslation } from 'react-i18next';
import type { SessionId } from '#shared/kernel/ids';
import { clockText } from '#shared/kernel/time';
import { noticeAudience, type NoticeFact } from '#shared/domain/notice';
import { callName } from '#shared/domain/request';
import { requestsOf } from '#shared/rules/demand';
import { lastStep, type NoticeLine } from '#shared/rules/notices';
import { useDeskState, usePort } from '../../services';
import { inLanguage } from '../../text/local-text';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { RowActions } from './row-actions';
import type { Telling } from './tell-dialog';

/** What a row can ask for. */
export type RowWishes = {
  readonly issue: (line: NoticeLine) => void;
  readonly print: (line: NoticeLine) => void;
  readonly tell: (telling: Telling) => void;
};

type Props = RowWishes & {
  readonly lines: readonly NoticeLine[];
  /** The row that the hand was on last: what Ctrl+P prints. */
  readonly chosen: SessionId | null;
  readonly choose: (id: SessionId) => void;
};

const COLUMNS = ['time', 'place', 'object', 'trader', 'audience', 'state', 'next'] as const;

/** The notices of the day by their time; the next thing to do stands in every row. */
export function NoticeTable({ lines, chosen, choose, ...wishes }: Props) {
  const t = useTexts('notices');
  return (
    <section className="notices-list" aria-label={t('title')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row
              key={line.session.id}
              line={line}
              chosen={line.session.id === chosen}
              choose={() => choose(line.session.id)}
              {...wishes}
            />
          ))}
        </tbody>
      </table>
      {lines.length === 0 && <p className="notices-none">{t('nothingFound')}</p>}
    </section>
  );
}

type RowProps = RowWishes & { readonly line: NoticeLine; readonly chosen: boolean; readonly choose: () => void };

function Row({ line, chosen, choose, ...wishes }: RowProps) {
  const t = useTexts('notices');
  const { i18n } = useTranslation();
  const { zone, oppositeZone, oppositeCity, agencies } = usePort();
  const world = useDeskState((s) => s.world);
  const { session, notice, state, superseded, facts } = line;
  const requests = requestsOf(world, session);
  const [first] = requests;
  const { place } = session;
  return (
    <tr data-state={state} data-chosen={chosen || undefined} onClick={choose} onFocus={choose}>
      <td className="figures">
        {place ? (
          <>
            <b>{clockText(place.slot.start, zone)}</b>–{clockText(place.slot.end, zone)}
            <small>
              {inLanguage(oppositeCity, i18n.language)} {clockText(place.slot.start, oppositeZone)}
            </small>
          </>
        ) : (
          t('noPlace')
        )}
      </td>
      <td>{place && (world.bays.get(place.bayId)?.label ?? '')}</td>
      <th scope="row">
        <span className="plate">{first && callName(first)}</span>{' '}
        {[...new Set(requests.map((r) => r.agency))].map((code) => (
          <AgencyBadge key={code} code={code} agencies={agencies} />
        ))}
        <small>{first?.goods.name}</small>
      </th>
      <td>
        {first?.trader.name ?? '—'}
        <small className="figures">{first?.trader.phone}</small>
      </td>
      <td>{notice && noticeAudience.options.map((a) => <Mark key={a} audience={a} fact={lastStep(facts, a)} />)}</td>
      <td>
        <span className="notice-state" data-state={state}>
          {t(`state.${state}`)}
        </span>
        {superseded.length > 0 && (
          <small>{t('replaced', { nth: superseded.length + 1, count: superseded.length })}</small>
        )}
        <LastWord fact={lastStep(facts, 'trader')} />
      </td>
      <td className="notice-actions">
        <RowActions line={line} name={first ? callName(first) : ''} {...wishes} />
      </td>
    </tr>
  );
}

function Mark({ audience, fact }: { readonly audience: NoticeFact['audience']; readonly fact: NoticeFact | null }) {
  const t = useTexts('notices');
  const step = fact?.step ?? 'none';
  const sign = { none: '○', sent: '◐', signed: '●', reschedule: '↺' }[step];
  return (
    <span className="notice-mark" data-step={step} title={`${t(`audience.${audience}`)}：${t(`step.${step}`)}`}>
      {sign} {t(`audience.${audience}`)}
    </span>
  );
}

/** Who said the last word for the trader, when and how. */
function LastWord({ fact }: { readonly fact: NoticeFact | null }) {
  const t = useTexts('notices');
  const { zone } = usePort();
  if (!fact) return null;
  return (
    <small className="figures">
      {[clockText(fact.at, zone), fact.who, t(`way.${fact.way}`), fact.note].filter(Boolean).join(' · ')}
    </small>
  );
}
