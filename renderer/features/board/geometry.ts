import { createContext, useContext } from 'react';
import { invariant } from '#shared/kernel/invariant';
import type { UtcMs } from '#shared/kernel/time';
import type { Bay } from '#shared/domain/bay';
import { xOf, type TimeScale } from './time-scale';

/** Width of the column that names the bays, and height of the axis with the staff under it. */
export const HEAD = 108;
export const axisHeight = (agencies: number): number => 34 + agencies * 15 + 1;

/** Where things are on the screen: kept by the grid, read by gestures and keys, never a reason to draw anew. */
export type Geometry = {
  readonly scroller: HTMLElement | null;
  readonly tray: HTMLElement | null;
  readonly ghost: HTMLElement | null;
  readonly scale: TimeScale;
  readonly rows: readonly Bay[];
  /** Height of what stays above the field while it scrolls. */
  readonly top: number;
};

/** Holds the geometry of one board. */
export type Space = { readonly now: () => Geometry; readonly keep: (part: Partial<Geometry>) => void };

const NO_SCALE: TimeScale = { from: 0 as UtcMs, until: 0 as UtcMs, perMinute: 1, width: 0, row: 44 };

/** A space in which nothing is drawn yet. */
export function emptySpace(): Space {
  let known: Geometry = { scroller: null, tray: null, ghost: null, scale: NO_SCALE, rows: [], top: 0 };
  return { now: () => known, keep: (part) => void (known = { ...known, ...part }) };
}

export const SpaceContext = createContext<Space | null>(null);

/** The space of the board around this component. */
export function useSpace(): Space {
  const space = useContext(SpaceContext);
  invariant(space, 'no board around this component');
  return space;
}

/** A window point in pixels of the field. */
export function fieldPoint(
  { scroller, top }: Geometry,
  x: number,
  y: number,
): { readonly x: number; readonly y: number } {
  invariant(scroller, 'the grid is not drawn');
  const box = scroller.getBoundingClientRect();
  return { x: x - box.left - HEAD + scroller.scrollLeft, y: y - box.top - top + scroller.scrollTop };
}

/** Whether a window point lies over the field, not over what stays beside it. */
export function overField({ scroller, top }: Geometry, x: number, y: number): boolean {
  if (!scroller) return false;
  const box = scroller.getBoundingClientRect();
  return x > box.left + HEAD && x < box.right && y > box.top + top && y < box.bottom;
}

/** Whether a window point lies over an element. */
export function over(element: HTMLElement | null, x: number, y: number): boolean {
  if (!element) return false;
  const box = element.getBoundingClientRect();
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** The bay whose row holds a height of the field. */
export const bayAt = ({ rows, scale }: Geometry, y: number): Bay | null => rows[Math.floor(y / scale.row)] ?? null;

/** Scrolls so that a stretch of a row can be seen whole; leaves the view alone where it can be already. */
export function reveal({ scroller, scale, top }: Geometry, row: number, span: { from: UtcMs; until: UtcMs }): void {
  if (!scroller) return;
  const left = xOf(scale, span.from);
  const right = xOf(scale, span.until);
  const width = scroller.clientWidth - HEAD;
  const height = scroller.clientHeight - top;
  const y = row * scale.row;
  if (left < scroller.scrollLeft || right > scroller.scrollLeft + width)
    scroller.scrollLeft = Math.max(0, (left + right) / 2 - width / 2);
  if (y < scroller.scrollTop) scroller.scrollTop = y;
  else if (y + scale.row > scroller.scrollTop + height) scroller.scrollTop = y + scale.row - height;
}
