import { plusMinutes, type UtcMs } from '#shared/kernel/time';
import type { SessionId } from '#shared/kernel/ids';
import type { Bay } from '#shared/domain/bay';
import type { SessionView } from '../../data/day-model';
import type { useSentence } from '../../services';
import { useBoard, type Drag } from '../../state/board-slice';
import { besideNeighbour, landing, membersOf, minutesTo, stretch } from './drop-math';
import { bayAt, fieldPoint, over, overField, type Space } from './geometry';
import { groupOf } from './group-shift';
import { resizeVerdict, verdictOf } from './judge';
import { exactAt, momentAt, type TimeScale } from './time-scale';
import type { BoardActs } from './use-acts';
import type { BoardDay } from './use-board-day';

/** What the pointer has taken hold of. */
export type Hold = {
  readonly kind: Drag['kind'];
  readonly primary: SessionId | null;
  readonly x: number;
  readonly y: number;
  /** Where in the card it was taken, in pixels from its corner. */
  readonly grab: { readonly x: number; readonly y: number };
  readonly home: DOMRect | null;
};

/** What a gesture works with: where things are, and the board of the last drawing. */
export type Course = {
  readonly space: Space;
  readonly latest: {
    readonly current: {
      readonly day: BoardDay;
      readonly acts: BoardActs;
      readonly why: ReturnType<typeof useSentence>;
    };
  };
};

/** Where the hand is, and whether it asks for a fresh team. */
export type Hand = Course & { readonly x: number; readonly y: number; readonly shift: boolean };

/** The drag as it stands at a point: the same object while the target is the same. */
export function judgedDrag(before: Drag, hold: Hold, hand: Hand): Drag {
  if (hold.kind === 'close') return closingDrag(before, hold, hand);
  if (hold.kind === 'resize') return resizingDrag(before, hold, hand);
  return movingDrag(before, hold, hand);
}

function movingDrag(before: Drag, hold: Hold, { space, latest, x, y, shift }: Hand): Drag {
  const geometry = space.now();
  const { day, acts } = latest.current;
  const view = day.byId.get(hold.primary!);
  if (!view) return before;
  const ids = groupOf(useBoard.getState().chosen, view.id);
  const targets = ((): Drag['targets'] => {
    if (over(geometry.tray, x, y)) return ids.map((sessionId) => ({ sessionId, place: null }));
    if (!overField(geometry, x, y)) return null;
    const point = fieldPoint(geometry, x, y);
    const bay = bayAt(geometry, point.y);
    if (!bay) return null;
    const start = startAt(day, view, {
      bay,
      wished: exactAt(geometry.scale, point.x - hold.grab.x),
      scale: geometry.scale,
    });
    return landing(view, membersOf(day.byId, ids), { bayId: bay.id, start, rows: day.rows.map((b) => b.id) });
  })();
  if (sameTargets(before.targets, targets) && before.freshTeam === shift) return before;
  const verdict = targets && verdictOf(acts.bench(), targets, { freshTeam: shift });
  return { ...before, targets, verdict, freshTeam: shift };
}

/** Pixels within which a neighbour draws a carried card, and the minutes that may come to. */
const DRAW = 10;
const LEAST = 5;
const MOST = 15;

type Wish = { readonly bay: Bay; readonly wished: UtcMs; readonly scale: TimeScale };

/** When a card let go here would begin: beside a neighbour that is near, else on the nearest step. */
function startAt(day: BoardDay, view: SessionView, { bay, wished, scale }: Wish): UtcMs {
  const others = (day.onBay.get(bay.id) ?? []).filter((v) => v.id !== view.id);
  const neighbours = [
    ...others.map((v) => ({ slot: v.session.place!.slot, turn: bay.turn })),
    ...(day.closuresOf.get(bay.id) ?? []).map(({ slot }) => ({ slot, turn: 0 })),
  ];
  const reach = Math.min(MOST, Math.max(LEAST, DRAW / scale.perMinute));
  return besideNeighbour(wished, view.session.minutes, { neighbours, reach });
}

function resizingDrag(before: Drag, hold: Hold, { space, latest, x, y }: Hand): Drag {
  const geometry = space.now();
  const { day, acts } = latest.current;
  const place = day.byId.get(hold.primary!)?.session.place;
  if (!place || !hold.home) return before;
  const end = exactAt(geometry.scale, fieldPoint(geometry, x, y).x);
  const minutes = minutesTo(place.slot.start, end);
  const slot = { start: place.slot.start, end: plusMinutes(place.slot.start, minutes) };
  const targets = [{ sessionId: hold.primary!, place: { bayId: place.bayId, slot } }];
  if (sameTargets(before.targets, targets)) return before;
  return { ...before, targets, verdict: resizeVerdict(acts.bench(), hold.primary!, minutes) };
}

function closingDrag(before: Drag, hold: Hold, { space, x, y }: Hand): Drag {
  const geometry = space.now();
  const from = fieldPoint(geometry, hold.x, hold.y);
  const bay = bayAt(geometry, from.y);
  if (!bay) return before;
  const slot = stretch(momentAt(geometry.scale, from.x), momentAt(geometry.scale, fieldPoint(geometry, x, y).x));
  return { ...before, closing: { bayId: bay.id, slot } };
}

function sameTargets(a: Drag['targets'], b: Drag['targets']): boolean {
  if (a === null || b === null) return a === b;
  const [one, other] = [a[0]?.place, b[0]?.place];
  return (
    a.length === b.length &&
    one?.bayId === other?.bayId &&
    one?.slot.start === other?.slot.start &&
    one?.slot.end === other?.slot.end
  );
}
