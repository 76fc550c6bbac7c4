import { z } from 'zod';
import { dayText, momentOf, weekdayOf, type Day, type Slot, type UtcMs, type Zone, at } from '../kernel/time';
import { provenance } from './words';

/** Minutes of the day, half-open; `close` may pass 1440 when a side works over midnight. */
const openMinutes = z
  .strictObject({ open: z.int().min(0).max(1440), close: z.int().min(1).max(2160) })
  .readonly()
  .refine((w) => w.close > w.open, 'closes after it opens');

/**
 * When one side of a port works: weekly hours and days that differ.
 * Hours change by agreement several times a year, so they are rows to edit, never code.
 */
export const calendar = z
  .strictObject({
    weekly: z
      .array(z.strictObject({ weekdays: z.array(z.int().min(1).max(7)).readonly(), hours: openMinutes }).readonly())
      .readonly(),
    exceptions: z
      .array(z.strictObject({ day: dayText, hours: z.array(openMinutes).readonly(), reason: z.string() }).readonly())
      .readonly(),
    provenance,
  })
  .readonly();
export type Calendar = z.infer<typeof calendar>;

/** The hours of one side on one day of its own zone, in order and disjoint; an exception replaces the weekly hours whole. */
export function hoursOn(side: Calendar, day: Day, where: Zone): readonly Slot[] {
  const exception = side.exceptions.find((e) => e.day === day);
  const hours = exception
    ? exception.hours
    : side.weekly.filter((w) => w.weekdays.includes(weekdayOf(day))).map((w) => w.hours);
  return united(hours.map((h) => ({ start: momentOf(day, h.open, where), end: momentOf(day, h.close, where) })));
}

/** The same times as ordered, disjoint slots: what overlaps or touches becomes one. */
export function united(slots: readonly Slot[]): readonly Slot[] {
  const found: Slot[] = [];
  for (const next of slots.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (!last || next.start > last.end) found.push(next);
    else if (next.end > last.end) found[found.length - 1] = { start: last.start, end: next.end };
  }
  return found;
}

/** The times common to both lists of disjoint, ordered slots. */
export function intersect(a: readonly Slot[], b: readonly Slot[]): readonly Slot[] {
  const later = (x: UtcMs, y: UtcMs): UtcMs => at(Math.max(x, y));
  const sooner = (x: UtcMs, y: UtcMs): UtcMs => at(Math.min(x, y));
  return a.flatMap((x) =>
    b.map((y) => ({ start: later(x.start, y.start), end: sooner(x.end, y.end) })).filter((s) => s.end > s.start),
  );
}
