import { useMemo, type PointerEvent as ReactPointerEvent } from 'react';
import { MINUTE, at, plusMinutes } from '#shared/kernel/time';
import type { SessionId } from '#shared/kernel/ids';
import { toggleChosen, useBoard, type Drag } from '../../state/board-slice';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { landing, membersOf, minutesTo, stretch } from './drop-math';
import { HEAD, bayAt, fieldPoint, over, overField, useSpace, type Geometry, type Space } from './geometry';
import { groupOf } from './group-shift';
import { resizeVerdict, verdictOf } from './judge';
import { previewing } from './preview-store';
import { momentAt } from './time-scale';
import type { BoardActs } from './use-acts';
import type { BoardDay } from './use-board-day';
import { useLatest } from './use-latest';
import { useWhy } from './use-why';

/** Pixels that a pressed pointer must travel before anything moves: a shaking hand drags nothing. */
const THRESHOLD = 6;
/** Pixels from an edge of the grid at which it scrolls along, and its greatest speed a frame. */
const EDGE = 36;
const SPEED = 14;
/** Milliseconds in which a refused card flies back. */
const FLIGHT = 170;

/** What the pointer has taken hold of. */
type Hold = {
  readonly kind: Drag['kind'];
  readonly primary: SessionId | null;
  readonly x: number;
  readonly y: number;
  /** Where in the card it was taken, in pixels from its corner. */
  readonly grab: { readonly x: number; readonly y: number };
  readonly home: DOMRect | null;
};

type Parts = { readonly day: BoardDay; readonly acts: BoardActs };

/**
 * Everything the pointer does on the board: carry a card or a group, pull its end, mark a stretch to close, set the cursor. While it
 * moves, only the carried card's transform is written; what it would come to is judged when the target changes, by the function that
 * will decide it. Nothing is written to the world before the hand lets go.
 */
export function useGestures(parts: Parts): (e: ReactPointerEvent<HTMLElement>) => void {
  const space = useSpace();
  const why = useWhy();
  const latest = useLatest({ ...parts, why });
  return useMemo(
    () => (e) => {
      const hold = takenBy(e.nativeEvent, space.now());
      if (!hold) return;
      if (hold.primary !== null) useView.getState().select(hold.primary);
      follow(e.nativeEvent, e.currentTarget, hold, { space, latest });
    },
    [space, latest],
  );
}

/** What a press takes hold of; null where it means nothing to the board. */
function takenBy(e: PointerEvent, geometry: Geometry): Hold | null {
  if (e.button !== 0 || !(e.target instanceof Element)) return null;
  const card = e.target.closest<HTMLElement>('[data-session]');
  const point = { x: e.clientX, y: e.clientY };
  if (card) {
    const home = card.getBoundingClientRect();
    const kind = e.target.closest('[data-grip]') ? 'resize' : 'move';
    const grab = { x: e.clientX - home.left, y: e.clientY - home.top };
    return { kind, primary: card.dataset['session'] as SessionId, ...point, grab, home };
  }
  const inField = e.target.closest('.grid-field') !== null && e.target.closest('button') === null;
  if (!inField || !overField(geometry, e.clientX, e.clientY)) return null;
  return { kind: 'close', primary: null, ...point, grab: { x: 0, y: 0 }, home: null };
}

type Course = {
  readonly space: Space;
  readonly latest: { readonly current: Parts & { readonly why: ReturnType<typeof useWhy> } };
};

function follow(press: PointerEvent, root: HTMLElement, hold: Hold, course: Course): void {
  const { space, latest } = course;
  let begun = false;
  let shift = press.shiftKey;
  let last = { x: press.clientX, y: press.clientY };
  let scrolling = 0;
  /** The grid scrolls along only for a hand that has been well inside it: one on its way in from the tray crosses the edge. */
  let inside = hold.kind !== 'move' || overField(space.now(), press.clientX, press.clientY);
  const ending = new AbortController();
  const mayClose = hold.kind !== 'close' || shift || useBoard.getState().closing;

  function begin(): void {
    begun = true;
    root.setPointerCapture(press.pointerId);
    const { kind, primary } = hold;
    useBoard.setState({
      menu: null,
      drag: { kind, primary, targets: null, closing: null, verdict: null, freshTeam: false },
    });
  }

  function move(e: PointerEvent): void {
    last = { x: e.clientX, y: e.clientY };
    shift = e.shiftKey;
    if (!begun) {
      if (Math.hypot(e.clientX - hold.x, e.clientY - hold.y) < THRESHOLD || previewing() || !mayClose) return;
      begin();
    }
    judge();
    scrollAlong();
  }

  function judge(): void {
    const { ghost } = space.now();
    // A carried card hangs where it was taken; the word at a pulled end stands beside the pointer.
    const [left, below] = hold.kind === 'move' ? [-hold.grab.x, -hold.grab.y] : [14, 16];
    if (ghost) ghost.style.transform = `translate(${last.x + left}px, ${last.y + below}px)`;
    const before = useBoard.getState().drag;
    if (!before) return;
    const next = judgedDrag(before, hold, { ...course, ...last, shift });
    if (next !== before) useBoard.setState({ drag: next });
  }

  function scrollAlong(): void {
    cancelAnimationFrame(scrolling);
    const by = edgePull(space.now(), last);
    if (by.x === 0 && by.y === 0) {
      inside ||= overField(space.now(), last.x, last.y);
      return;
    }
    if (!inside) return;
    scrolling = requestAnimationFrame(() => {
      space.now().scroller?.scrollBy(by.x, by.y);
      judge();
      scrollAlong();
    });
  }

  function stop(): void {
    cancelAnimationFrame(scrolling);
    ending.abort();
    if (root.hasPointerCapture(press.pointerId)) root.releasePointerCapture(press.pointerId);
  }

  function cancel(): void {
    stop();
    if (begun) flyBack(hold, space.now());
  }

  async function release(e: PointerEvent): Promise<void> {
    stop();
    if (!begun) return click(e, hold, course);
    const { drag } = useBoard.getState();
    if (!drag) return;
    if (drag.verdict?.tone === 'refuse') {
      const { why } = drag.verdict;
      if (why) useToasts.getState().say({ tone: 'refused', text: latest.current.why(why), undoable: false });
      return flyBack(hold, space.now());
    }
    if (await committed(drag, latest.current.acts)) useBoard.setState({ drag: null });
    else flyBack(hold, space.now());
  }

  const { signal } = ending;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', (e) => void release(e), { signal });
  window.addEventListener('pointercancel', cancel, { signal });
  const onKey = (e: KeyboardEvent): void => {
    if (e.key === 'Escape' && begun) {
      e.preventDefault();
      e.stopPropagation();
      cancel();
    } else if (e.key === 'Shift' && begun) {
      shift = e.type === 'keydown';
      judge();
    }
  };
  window.addEventListener('keydown', onKey, { signal, capture: true });
  window.addEventListener('keyup', onKey, { signal, capture: true });
}

type Hand = Course & { readonly x: number; readonly y: number; readonly shift: boolean };

/** The drag as it stands at a point: the same object while the target is the same. */
function judgedDrag(before: Drag, hold: Hold, hand: Hand): Drag {
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
    const start = momentAt(geometry.scale, point.x - hold.grab.x);
    return landing(view, membersOf(day.byId, ids), { bayId: bay.id, start, rows: day.rows.map((b) => b.id) });
  })();
  if (sameTargets(before.targets, targets) && before.freshTeam === shift) return before;
  const verdict = targets && verdictOf(acts.bench(), targets, { freshTeam: shift });
  return { ...before, targets, verdict, freshTeam: shift };
}

function resizingDrag(before: Drag, hold: Hold, { space, latest, x, y }: Hand): Drag {
  const geometry = space.now();
  const { day, acts } = latest.current;
  const place = day.byId.get(hold.primary!)?.session.place;
  if (!place || !hold.home) return before;
  const end = at(geometry.scale.from + (fieldPoint(geometry, x, y).x / geometry.scale.perMinute) * MINUTE);
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

/** How far the grid shall scroll in the next frame for a hand near the edge of the field. */
function edgePull(geometry: Geometry, { x, y }: { readonly x: number; readonly y: number }) {
  const { scroller, top } = geometry;
  if (!scroller || !overField(geometry, x, y)) return { x: 0, y: 0 };
  const box = scroller.getBoundingClientRect();
  const pull = (before: number, after: number): number => (before < EDGE ? -SPEED : after < EDGE ? SPEED : 0);
  return { x: pull(x - box.left - HEAD, box.right - x), y: pull(y - box.top - top, box.bottom - y) };
}

async function committed(drag: Drag, acts: BoardActs): Promise<boolean> {
  if (drag.closing) {
    useBoard.setState({ dialog: { kind: 'close', ...drag.closing }, closing: false });
    return true;
  }
  if (!drag.targets || drag.primary === null) return false;
  const [only] = drag.targets;
  if (drag.kind === 'resize' && only?.place)
    return acts.resize(drag.primary, (only.place.slot.end - only.place.slot.start) / MINUTE);
  return acts.drop(drag.targets, { freshTeam: drag.freshTeam });
}

/** Lets a card that cannot stay return to where it was taken, where everyone can see it go. */
function flyBack(hold: Hold, geometry: Geometry): void {
  const { ghost } = geometry;
  const { drag } = useBoard.getState();
  if (!ghost || !hold.home || hold.kind !== 'move' || !drag) return useBoard.setState({ drag: null });
  ghost.dataset['returning'] = 'true';
  ghost.style.transform = `translate(${hold.home.left}px, ${hold.home.top}px)`;
  useBoard.setState({ drag: { ...drag, targets: null, verdict: null } });
  setTimeout(() => useBoard.setState((s) => (s.drag?.primary === hold.primary ? { drag: null } : {})), FLIGHT);
}

/** A press that went nowhere: choose a card into the group, select it alone, or set the cursor. */
function click(e: PointerEvent, hold: Hold, { space, latest }: Course): void {
  const geometry = space.now();
  const { day } = latest.current;
  if (hold.primary !== null) {
    if (e.ctrlKey || e.metaKey) toggleChosen(hold.primary);
    else useBoard.setState({ chosen: new Set(), cursor: null });
    return;
  }
  const point = fieldPoint(geometry, e.clientX, e.clientY);
  const bay = bayAt(geometry, point.y);
  if (!bay || !day.rowOf.has(bay.id)) return;
  useView.getState().select(null);
  useBoard.setState({ chosen: new Set(), cursor: { bayId: bay.id, start: momentAt(geometry.scale, point.x) } });
  geometry.scroller?.focus({ preventScroll: true });
}
