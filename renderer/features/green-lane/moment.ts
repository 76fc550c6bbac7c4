import { MINUTE, at, type UtcMs, type Zone } from '#shared/kernel/time';

/** A moment as the clock of a zone writes it: `2026-11-23 10:20`. */
export const momentText = (moment: UtcMs, zone: Zone): string =>
  new Date(moment + zone.offset * MINUTE).toISOString().slice(0, 16).replace('T', ' ');

/** The moment of such a text, or null when it names none. */
export function momentFrom(text: string, zone: Zone): UtcMs | null {
  const [, day, hour] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/.exec(text.trim()) ?? [];
  if (day === undefined || hour === undefined) return null;
  const parsed = Date.parse(`${day}T${hour}:00Z`);
  return Number.isFinite(parsed) ? at(parsed - zone.offset * MINUTE) : null;
}

/** The minute of the day that a clock text names, or null. */
export function minuteFrom(clock: string): number | null {
  const [, hours, minutes] = /^(\d\d?):(\d\d)$/.exec(clock.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(minutes) > 59 || Number(hours) > 36) return null;
  return Number(hours) * 60 + Number(minutes);
}
