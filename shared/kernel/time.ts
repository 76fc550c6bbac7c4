import { z } from 'zod';

/** The end of the year 9999: later moments have no four-digit year, and some no calendar day at all. */
const LAST = 253_402_300_799_999;

/** Milliseconds since 1970 in UTC. The unit is in the type, never in a name. */
export const utcMs = z.int().min(0).max(LAST).brand<'UtcMs'>();
export type UtcMs = z.infer<typeof utcMs>;

/** A stretch of time that includes its start and excludes its end, so that neighbours never overlap. */
export const slot = z
  .strictObject({ start: utcMs, end: utcMs })
  .readonly()
  .refine((s) => s.end > s.start, 'a slot ends after it starts');
export type Slot = z.infer<typeof slot>;

/** A port-local calendar day, `2026-11-23`. */
export const dayText = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof dayText>;

/**
 * A time zone without summer time: its name and how far it is ahead of UTC, in minutes.
 * The zones of the ports served keep one offset all year, so a number says all and needs no table.
 */
export const zone = z.strictObject({ name: z.string().min(1), offset: z.int().min(-720).max(840) }).readonly();
export type Zone = z.infer<typeof zone>;

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** The UtcMs of a plain number; the one place where a number becomes a time. */
export const at = (milliseconds: number): UtcMs => milliseconds as UtcMs;

/** A time so many minutes later (earlier when negative). */
export const plusMinutes = (from: UtcMs, minutes: number): UtcMs => at(from + minutes * MINUTE);

/** A slot from its start and its length in minutes. */
export const slotOf = (start: UtcMs, minutes: number): Slot => ({ start, end: plusMinutes(start, minutes) });

/** The length of a slot in minutes. */
export const minutesOf = (s: Slot): number => (s.end - s.start) / MINUTE;

/** Whether two slots share any time. Touching ends do not overlap. */
export const overlaps = (a: Slot, b: Slot): boolean => a.start < b.end && b.start < a.end;

/** Whether the whole of `inner` lies in `outer`. */
export const contains = (outer: Slot, inner: Slot): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The midnight that begins a day in a zone. */
export const startOfDay = (day: Day, where: Zone): UtcMs => at(Date.parse(`${day}T00:00:00Z`) - where.offset * MINUTE);

/** The calendar day that a moment belongs to in a zone. */
export const dayOf = (moment: UtcMs, where: Zone): Day =>
  new Date(moment + where.offset * MINUTE).toISOString().slice(0, 10) as Day;

/** The minute of the day in a zone, 0 to 1439. */
export const minuteOfDay = (moment: UtcMs, where: Zone): number =>
  Math.floor(((((moment + where.offset * MINUTE) % DAY) + DAY) % DAY) / MINUTE);

/** A moment from a day and a minute of that day; minutes past 1440 fall on the next day. */
export const momentOf = (day: Day, minute: number, where: Zone): UtcMs => plusMinutes(startOfDay(day, where), minute);

/** `08:30` in a zone. */
export function clockText(moment: UtcMs, where: Zone): string {
  const minute = minuteOfDay(moment, where);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The day so many days later. */
export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as Day;

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
