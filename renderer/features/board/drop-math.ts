import { MINUTE, at, plusMinutes, type Slot, type UtcMs } from '#shared/kernel/time';
import type { BayId, SessionId } from '#shared/kernel/ids';
import type { SessionView } from '../../data/day-model';
import type { Target } from '../../state/board-slice';
import { shifted } from './group-shift';
import { STEP, snapped } from './time-scale';

/** A session that begins at a moment on a bay, as long as it lasts. */
export const targetAt = (view: SessionView, bayId: BayId, start: UtcMs): Target => ({
  sessionId: view.id,
  place: { bayId, slot: { start, end: plusMinutes(start, view.session.minutes) } },
});

/** Where a carried card and the group with it would land: the card where the hand is, the others as far from it as they are now. */
export function landing(
  primary: SessionView,
  group: readonly SessionView[],
  at: { readonly bayId: BayId; readonly start: UtcMs; readonly rows: readonly BayId[] },
): readonly Target[] | null {
  const from = primary.session.place;
  if (!from || group.length < 2) return [targetAt(primary, at.bayId, at.start)];
  const minutes = (at.start - from.slot.start) / MINUTE;
  return shifted(group, { minutes, rows: at.rows.indexOf(at.bayId) - at.rows.indexOf(from.bayId) }, at.rows);
}

/** What stands on a bay beside a carried card: taken times, and the minutes it must keep from each. */
export type Neighbour = { readonly slot: Slot; readonly turn: number };

/**
 * The start that a hand near a neighbour means: right after it or right before it, on the grid, when that is within reach; else the
 * nearest step. Nobody has to hit the one step that leaves the turn-round free.
 */
export function besideNeighbour(wished: UtcMs, minutes: number, { neighbours, reach }: Beside): UtcMs {
  const edges = neighbours.flatMap(({ slot, turn }) => [
    stepAfter(plusMinutes(slot.end, turn)),
    stepBefore(plusMinutes(slot.start, -turn - minutes)),
  ]);
  const distance = (edge: UtcMs): number => Math.abs(edge - wished);
  const near = edges.filter((edge) => distance(edge) <= reach * MINUTE).toSorted((a, b) => distance(a) - distance(b));
  return near[0] ?? snapped(wished);
}

/** `reach` is how far a neighbour draws, in minutes. */
type Beside = { readonly neighbours: readonly Neighbour[]; readonly reach: number };

const stepAfter = (moment: UtcMs): UtcMs => at(Math.ceil(moment / (STEP * MINUTE)) * STEP * MINUTE);
const stepBefore = (moment: UtcMs): UtcMs => at(Math.floor(moment / (STEP * MINUTE)) * STEP * MINUTE);

/** Minutes of a session whose end is pulled to a moment: whole steps, at least one. */
export const minutesTo = (start: UtcMs, end: UtcMs): number =>
  Math.min(480, Math.max(STEP, Math.round((end - start) / MINUTE / STEP) * STEP));

/** The stretch between two moments, in whole steps, at least one. */
export function stretch(a: UtcMs, b: UtcMs): { readonly start: UtcMs; readonly end: UtcMs } {
  const start = snapped(at(Math.min(a, b)));
  const end = snapped(at(Math.max(a, b)));
  return { start, end: end > start ? end : plusMinutes(start, STEP) };
}

/** The same group under each of its members, or the card alone. */
export const membersOf = (byId: ReadonlyMap<string, SessionView>, ids: readonly SessionId[]): readonly SessionView[] =>
  ids.flatMap((id) => byId.get(id) ?? []);
