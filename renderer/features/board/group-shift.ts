import type { BayId, SessionId } from '#shared/kernel/ids';
import { plusMinutes } from '#shared/kernel/time';
import type { Place } from '#shared/domain/session';
import type { SessionView } from '../../data/day-model';
import type { Target } from '../../state/board-slice';

/** How far a group moves: minutes along, rows down. */
export type Shift = { readonly minutes: number; readonly rows: number };

/**
 * Where the sessions of a group would stand after a shift: gaps between them stay as they are. Null when one would leave the rows.
 * Sessions in the tray are left out.
 */
export function shifted(
  group: readonly SessionView[],
  { minutes, rows: down }: Shift,
  rows: readonly BayId[],
): readonly Target[] | null {
  const targets = group.flatMap((view): Target[] => {
    const place = view.session.place;
    if (!place) return [];
    const bayId = rows[rows.indexOf(place.bayId) + down];
    return [{ sessionId: view.id, place: bayId === undefined ? null : movedTo(place, bayId, minutes) }];
  });
  return targets.some((t) => t.place === null) ? null : targets;
}

const movedTo = ({ slot }: Place, bayId: BayId, minutes: number): Place => ({
  bayId,
  slot: { start: plusMinutes(slot.start, minutes), end: plusMinutes(slot.end, minutes) },
});

/** The group a gesture on a card moves: all chosen ones when it is one of them, else the card alone. */
export const groupOf = (chosen: ReadonlySet<SessionId>, id: SessionId): readonly SessionId[] =>
  chosen.has(id) && chosen.size > 1 ? [...chosen] : [id];
