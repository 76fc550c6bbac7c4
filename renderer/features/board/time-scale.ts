import { DAY, HOUR, MINUTE, at, type Slot, type UtcMs } from '#shared/kernel/time';
import { zooms, type Zoom } from '../../state/board-slice';

/** The board in pixels: times of one day across it, and how high a bay's row is. */
export type TimeScale = {
  readonly from: UtcMs;
  readonly until: UtcMs;
  readonly perMinute: number;
  readonly width: number;
  readonly row: number;
};

/** Gestures and keys move in steps of this many minutes. */
export const STEP = 5;
/** Room left and right of the working hours when the day is fitted, in minutes. */
const MARGIN = 10;
const EARLIEST = 6 * HOUR;
const LATEST = 22 * HOUR;

/** What the board reaches: 06:00 to 22:00, more where the port works longer; whole hours of the day. */
export function reachOf(midnight: UtcMs, hours: readonly Slot[]): { readonly from: UtcMs; readonly until: UtcMs } {
  const first = (hours[0]?.start ?? midnight + DAY) - midnight - HOUR;
  const last = (hours.at(-1)?.end ?? midnight) - midnight + HOUR;
  const from = Math.floor(Math.max(0, Math.min(EARLIEST, first)) / HOUR) * HOUR;
  const until = Math.ceil(Math.max(LATEST, last) / HOUR) * HOUR;
  return { from: at(midnight + from), until: at(midnight + until) };
}

/** Pixels a minute: fixed steps, or the working hours over the width there is. */
export function perMinuteOf(zoom: Zoom, width: number, hours: readonly Slot[]): number {
  if (zoom !== 'fit') return 60 / zoom;
  const [first] = hours;
  const minutes = first ? (hours.at(-1)!.end - first.start) / MINUTE + 2 * MARGIN : 16 * 60;
  return Math.max(0.5, width / minutes);
}

type Reach = { readonly from: UtcMs; readonly until: UtcMs };

export function timeScale(reach: Reach, perMinute: number, row: number): TimeScale {
  return { ...reach, perMinute, width: Math.round(((reach.until - reach.from) / MINUTE) * perMinute), row };
}

/** Pixels from the left edge of the field to a moment. */
export const xOf = (scale: TimeScale, moment: UtcMs): number => ((moment - scale.from) / MINUTE) * scale.perMinute;

/** Pixels that minutes take. */
export const widthOf = (scale: TimeScale, slot: Slot): number => ((slot.end - slot.start) / MINUTE) * scale.perMinute;

/** The moment at a distance from the left edge, on the grid of gestures. */
export const momentAt = (scale: TimeScale, x: number): UtcMs => snapped(exactAt(scale, x));

/** The very moment at a distance from the left edge. */
export const exactAt = (scale: TimeScale, x: number): UtcMs => at(scale.from + (x / scale.perMinute) * MINUTE);

/** The nearest step of five minutes. */
export const snapped = (moment: UtcMs): UtcMs => at(Math.round(moment / (STEP * MINUTE)) * STEP * MINUTE);

/** Where the fitted day begins: a little before the port opens. */
export const fitLeft = (scale: TimeScale, hours: readonly Slot[]): number =>
  hours[0] ? Math.max(0, xOf(scale, hours[0].start) - MARGIN * scale.perMinute) : 0;

const TICKS = [5, 10, 15, 30, 60, 120];
/** Two figures of a clock and some air. */
const LABEL = 44;

/** Moments that the axis names, and how many minutes lie between two. */
export function ticksOf(scale: TimeScale): { readonly step: number; readonly ticks: readonly UtcMs[] } {
  const step = TICKS.find((minutes) => minutes * scale.perMinute >= LABEL) ?? 240;
  const ticks: UtcMs[] = [];
  for (let t = scale.from; t <= scale.until; t = at(t + step * MINUTE)) ticks.push(t);
  return { step, ticks };
}

/** The next step of zoom in a direction from what is shown. */
export function nextZoom(zoom: Zoom, perMinute: number, direction: 'in' | 'out'): Zoom {
  const finer = zooms.find((z) => 60 / z > perMinute * 1.05);
  const coarser = zooms.findLast((z) => 60 / z < perMinute * 0.95);
  return (direction === 'in' ? finer : coarser) ?? zoom;
}
