import { useMemo, type PointerEvent as ReactPointerEvent } from 'react';
import { MINUTE } from '#shared/kernel/time';
import type { SessionId } from '#shared/kernel/ids';
import { useSentence } from '../../services';
import { toggleChosen, useBoard, type Drag } from '../../state/board-slice';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { chordOf } from '../../ui/keys';
import { judgedDrag, type Course, type Hold } from './drag-judge';
import { edgeScroll } from './edge-scroll';
import { bayAt, fieldPoint, overField, useSpace, type Geometry } from './geometry';
import { previewing } from './preview-store';
import { momentAt } from './time-scale';
import type { BoardActs } from './use-acts';
import type { BoardDay } from './use-board-day';
import { useLatest } from './use-latest';

/** Pixels that a pressed pointer must travel before anything moves: a shaking hand drags nothing. */
const THRESHOLD = 6;
/** Milliseconds in which a refused card flies back. */
const FLIGHT = 170;

type Parts = { readonly day: BoardDay; readonly acts: BoardActs };

/**
 * Everything the pointer does on the board: carry a card or a group, pull its end, mark a stretch to close, set the cursor. While it
 * moves, only the carried card's transform is written; what it would come to is judged when the target changes, by the function that
 * will decide it. Nothing is written to the world before the hand lets go.
 */
export function useGestures(parts: Parts): (e: ReactPointerEvent<HTMLElement>) => void {
  const space = useSpace();
  const why = useSentence();
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

/** Follows the pointer from its press to the end of the gesture. */
function follow(press: PointerEvent, root: HTMLElement, hold: Hold, course: Course): void {
  const { space, latest } = course;
  let begun = false;
  let last = { x: press.clientX, y: press.clientY, shift: press.shiftKey };
  const ending = new AbortController();
  const mayBegin = hold.kind !== 'close' || press.shiftKey || useBoard.getState().closing;
  const inside = hold.kind !== 'move' || overField(space.now(), last.x, last.y);
  const scroll = edgeScroll(space, inside, judge);

  function begin(): void {
    begun = true;
    root.setPointerCapture(press.pointerId);
    const { kind, primary } = hold;
    const drag: Drag = { kind, primary, targets: null, closing: null, verdict: null, freshTeam: false };
    useBoard.setState({ menu: null, drag });
  }

  function move(e: PointerEvent): void {
    last = { x: e.clientX, y: e.clientY, shift: e.shiftKey };
    if (!begun) {
      const travelled = Math.hypot(e.clientX - hold.x, e.clientY - hold.y) >= THRESHOLD;
      if (!travelled || !mayBegin || previewing()) return;
      begin();
    }
    judge();
    scroll.follow(last);
  }

  function judge(): void {
    hang(hold, space.now(), last);
    const { drag } = useBoard.getState();
    const next = drag && judgedDrag(drag, hold, { ...course, ...last });
    if (next !== drag) useBoard.setState({ drag: next });
  }

  function stop(): void {
    scroll.stop();
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
    const { acts, why } = latest.current;
    if (drag.verdict?.tone === 'refuse') {
      if (drag.verdict.why) useToasts.getState().say({ tone: 'refused', text: why(drag.verdict.why), undoable: false });
      return flyBack(hold, space.now());
    }
    if (await committed(drag, acts)) useBoard.setState({ drag: null });
    else flyBack(hold, space.now());
  }

  function onKey(e: KeyboardEvent): void {
    if (!begun) return;
    const chord = chordOf(e);
    if (chord === 'Escape') {
      e.preventDefault();
      e.stopPropagation();
      cancel();
    } else if (chord === 'Shift') {
      last = { ...last, shift: e.type === 'keydown' };
      judge();
    }
  }

  const { signal } = ending;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', (e) => void release(e), { signal });
  window.addEventListener('pointercancel', cancel, { signal });
  window.addEventListener('keydown', onKey, { signal, capture: true });
  window.addEventListener('keyup', onKey, { signal, capture: true });
}

/** A carried card hangs where it was taken; the word at a pulled end stands beside the pointer. The one thing written at every move. */
function hang(hold: Hold, { ghost }: Geometry, { x, y }: { readonly x: number; readonly y: number }): void {
  const [right, down] = hold.kind === 'move' ? [-hold.grab.x, -hold.grab.y] : [14, 16];
  if (ghost) ghost.style.transform = `translate(${x + right}px, ${y + down}px)`;
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
