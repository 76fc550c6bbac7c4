import { HEAD, overField, type Geometry, type Space } from './geometry';

/** Pixels from an edge of the field at which it scrolls along, and how far a frame. */
const EDGE = 36;
const SPEED = 14;

type Point = { readonly x: number; readonly y: number };

/** Scrolls the grid along with a hand at its edge, frame by frame, until told to stop. */
export type EdgeScroll = { readonly follow: (hand: Point) => void; readonly stop: () => void };

/**
 * Made for one gesture. It begins only when the hand has been well inside the field: one that carries a card in from the tray crosses
 * the edge on its way. `onStep` is told after every step, since what lies under the hand has changed.
 */
export function edgeScroll(space: Space, startsInside: boolean, onStep: () => void): EdgeScroll {
  let inside = startsInside;
  let frame = 0;
  function follow(hand: Point): void {
    cancelAnimationFrame(frame);
    const by = pullAt(space.now(), hand);
    if (by.x === 0 && by.y === 0) inside ||= overField(space.now(), hand.x, hand.y);
    else if (inside)
      frame = requestAnimationFrame(() => {
        space.now().scroller?.scrollBy(by.x, by.y);
        onStep();
        follow(hand);
      });
  }
  return { follow, stop: () => cancelAnimationFrame(frame) };
}

/** How far the grid shall scroll in the next frame for a hand near the edge of the field. */
function pullAt(geometry: Geometry, { x, y }: Point): Point {
  const { scroller, top } = geometry;
  if (!scroller || !overField(geometry, x, y)) return { x: 0, y: 0 };
  const box = scroller.getBoundingClientRect();
  const pull = (before: number, after: number): number => (before < EDGE ? -SPEED : after < EDGE ? SPEED : 0);
  return { x: pull(x - box.left - HEAD, box.right - x), y: pull(y - box.top - top, box.bottom - y) };
}
