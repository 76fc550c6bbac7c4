import { CloseButton, UnstyledButton } from '@mantine/core';
import { isLive } from '#shared/domain/green-lane';
import { callName } from '#shared/domain/request';
import type { JointSession } from '#shared/domain/session';
import type { Direction } from '#shared/domain/words';
import type { World } from '#shared/domain/world';
import { firstOf } from '#shared/statistics/clearance';
import { counts, sessionsIn, type Period } from '#shared/statistics/period';
import { useDeskState } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import type { Figures } from './figures';
import { hoursText } from './figure-text';

/** The figure whose rows are shown. */
export type Behind =
  | { readonly kind: 'clearance'; readonly direction: Direction }
  | { readonly kind: 'joined' }
  | { readonly kind: 'lane' };

type Row = { readonly session: JointSession; readonly value: string; readonly off: boolean };

/** The sessions behind a figure, the longest or latest first. */
function rowsBehind(
  world: World,
  behind: Behind,
  { period, figures }: { readonly period: Period; readonly figures: Figures },
): readonly Row[] {
  const sessionOf = (id: string): readonly JointSession[] => (world.sessions.get(id) ? [world.sessions.get(id)!] : []);
  if (behind.kind === 'clearance') {
    const loads = figures.clearance.find((c) => c.direction === behind.direction)?.loads ?? [];
    return loads
      .toSorted((a, b) => b.minutes - a.minutes)
      .flatMap((l) => sessionOf(l.sessionId).map((session) => ({ session, value: hoursText(l.minutes), off: false })));
  }
  if (behind.kind === 'joined')
    return sessionsIn(world, period)
      .filter((s) => s.requestIds.length > 1)
      .map((session) => ({ session, value: String(session.requestIds.length), off: false }));
  return [...world.bookings.values()]
    .filter((b) => counts(period, b) && isLive(b))
    .flatMap((b) =>
      sessionOf(b.sessionId).map((session) => {
        const released = firstOf(world, session, 'released');
        const over = released === null ? null : (released - b.latestRelease) / 60_000;
        const value = over === null ? '–' : `${over > 0 ? '+' : '−'}${hoursText(Math.abs(over))}`;
        return { session, value, off: over !== null && over > 0 };
      }),
    );
}

type Props = {
  readonly behind: Behind;
  readonly period: Period;
  readonly figures: Figures;
  readonly close: () => void;
};

/** What a figure rests on; each row leads to the board. */
export function RowsPanel({ behind, period, figures, close }: Props) {
  const t = useTexts('statistics');
  const world = useDeskState((s) => s.world);
  const rows = rowsBehind(world, behind, { period, figures });
  const title =
    behind.kind === 'clearance'
      ? t(`clearance.${behind.direction}`)
      : t(`${behind.kind === 'joined' ? 'joint' : 'lane'}.title`);
  const go = ({ day, id }: JointSession): void => {
    const { goTo, select, show } = useView.getState();
    goTo(day);
    select(id);
    show('board');
  };
  return (
    <aside className="rows-panel" aria-label={title}>
      <h2>
        {title} <small className="figures">{rows.length}</small>
        <CloseButton aria-label={t('close')} onClick={close} />
      </h2>
      <ul>
        {rows.map(({ session, value, off }) => {
          const request = world.requests.get(session.requestIds[0]!);
          return (
            <li key={session.id}>
              <UnstyledButton className="rows-row" onClick={() => go(session)} title={t('toBoard')}>
                <span className="plate">{request ? callName(request) : session.id}</span>
                <span className="rows-goods">{request?.goods.name}</span>
                <span className="figures" data-off={off || undefined}>
                  {value}
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
