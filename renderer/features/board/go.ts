import { MINUTE, plusMinutes, type Slot, type UtcMs } from '#shared/kernel/time';
import { useBoard } from '../../state/board-slice';
import { HEAD, type Geometry } from './geometry';
import { fitLeft, nextZoom, xOf } from './time-scale';

/** Where `goTo` puts the moment it goes to, as a share of the width. */
const THIRD = 1 / 3;

/** Scrolls so that a moment stands a third from the left. In the fitted day everything is in sight already. */
export function goTo({ scroller, scale }: Geometry, moment: UtcMs): void {
  if (!scroller) return;
  scroller.scrollLeft = xOf(scale, moment) - (scroller.clientWidth - HEAD) * THIRD;
}

/** One step finer or coarser, or the whole day. */
export function zoomBy(geometry: Geometry, hours: readonly Slot[], to: 'in' | 'out' | 'fit'): void {
  useBoard.setState(({ zoom }) => ({
    zoom: to === 'fit' ? 'fit' : nextZoom(zoom, geometry.scale.perMinute, to),
  }));
  if (to === 'fit' && geometry.scroller) geometry.scroller.scrollLeft = fitLeft(geometry.scale, hours);
}

/** A time as officers type it: `1430`, `14:30`, `930`. Null when it is none. */
export function readClock(text: string): number | null {
  const found = /^(\d{1,2})[:：.]?(\d{2})$/.exec(text.trim());
  if (!found) return null;
  const minute = Number(found[1]) * 60 + Number(found[2]);
  return Number(found[2]) < 60 && minute <= 24 * 60 ? minute : null;
}

/** The moment of a day that a typed time names. */
export const momentOfText = (midnight: UtcMs, text: string): UtcMs | null => {
  const minute = readClock(text);
  return minute === null ? null : plusMinutes(midnight, minute);
};

/** A clock's text for a field, `14:30`, counted from a midnight. */
export function textOfMoment(midnight: UtcMs, moment: UtcMs): string {
  const minute = Math.round((moment - midnight) / MINUTE);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
