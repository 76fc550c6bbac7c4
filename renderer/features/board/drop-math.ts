import { MINUTE, at, plusMinutes, type UtcMs } from '#shared/kernel/time';
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
