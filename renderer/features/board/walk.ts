import type { BayId, SessionId } from '#shared/kernel/ids';
import type { UtcMs } from '#shared/kernel/time';
import type { SessionView } from '../../data/day-model';

/** What arrows walk over: the cards of each row, top to bottom, in order of start. */
export type WalkMap = {
  readonly rows: readonly BayId[];
  readonly onBay: ReadonlyMap<BayId, readonly SessionView[]>;
};

/** The card an arrow leads to; null at the edge. Left and right run on into the next row, up and down keep the time as well as they can. */
export function stepFrom(map: WalkMap, from: SessionView, key: 'left' | 'right' | 'up' | 'down'): SessionId | null {
  const place = from.session.place;
  if (!place) return null;
  const row = map.rows.indexOf(place.bayId);
  const own = map.onBay.get(place.bayId) ?? [];
  const index = own.findIndex((v) => v.id === from.id);
  const direction = key === 'left' || key === 'up' ? -1 : 1;
  if (key === 'left' || key === 'right') {
    const beside = own[index + direction];
    if (beside) return beside.id;
    const next = nextFilled(map, row, direction);
    return (direction === 1 ? next?.[0] : next?.at(-1))?.id ?? null;
  }
  const next = nextFilled(map, row, direction);
  return next ? nearest(next, place.slot.start).id : null;
}

function nextFilled(map: WalkMap, from: number, direction: 1 | -1): readonly SessionView[] | null {
  for (let row = from + direction; row >= 0 && row < map.rows.length; row += direction) {
    const views = map.onBay.get(map.rows[row]!);
    if (views && views.length > 0) return views;
  }
  return null;
}

function nearest(views: readonly SessionView[], moment: UtcMs): SessionView {
  const distance = (v: SessionView): number => Math.abs(v.session.place!.slot.start - moment);
  return views.reduce((best, v) => (distance(v) < distance(best) ? v : best));
}

/** The next session with a clash by time, going round; null where there is none. */
export function nextClash(
  clashes: readonly SessionView[],
  from: SessionId | null,
  direction: 1 | -1,
): SessionId | null {
  const ordered = clashes.toSorted(
    (a, b) => (a.session.place?.slot.start ?? 0) - (b.session.place?.slot.start ?? 0) || (a.id < b.id ? -1 : 1),
  );
  const here = ordered.findIndex((v) => v.id === from);
  if (here < 0) return (direction === 1 ? ordered[0] : ordered.at(-1))?.id ?? null;
  return ordered[(here + direction + ordered.length) % ordered.length]?.id ?? null;
}
