import { z } from 'zod';
import { portId } from '../kernel/ids';
import { plusDays, zone, type Day, type Slot } from '../kernel/time';
import { calendar, hoursOn, intersect, united } from './calendar';
import { agencyCode, localText, provenance } from './words';

/** Numbers that a port sets for itself; each has a default in `rules/`. */
export const portSettings = z
  .strictObject({
    /** Letters of the port in printed numbers, e.g. `HC`. */
    letters: z.string().regex(/^[A-Z]{2,4}$/),
    /** Officers of one agency that a session needs at least (two, Customs Order 138 art. 3). */
    officersPerAgency: z.int().min(1).max(6),
    /** How far the ETAs of two requests may lie apart to concern one crossing, in minutes. */
    matchWindow: z.int().min(15).max(1440),
    /** Length of a green-lane band in minutes. */
    bandMinutes: z.int().min(10).max(240),
    /** How many minutes after its band a booked truck is still served as booked. */
    graceMinutes: z.int().min(0).max(240),
  })
  .readonly();
export type PortSettings = z.infer<typeof portSettings>;

/** One border road port: its two sides, their calendars and their clocks. */
export const port = z
  .strictObject({
    /** UN/LOCODE, e.g. `CNHCG`. */
    id: portId,
    name: localText,
    oppositeName: localText,
    /** Four digits of the customs district (关区代码). */
    customsCode: z.strictObject({ value: z.string().regex(/^\d{4}$/), provenance }).readonly(),
    zone,
    oppositeZone: zone,
    /** The city that the opposite clock is named after. */
    oppositeCity: localText,
    calendar,
    oppositeCalendar: calendar,
    agencies: z.array(z.strictObject({ code: agencyCode, name: localText, badge: localText }).readonly()).readonly(),
    settings: portSettings,
  })
  .readonly();
export type Port = z.infer<typeof port>;

/**
 * When trucks can cross on an own day: both sides at work. The opposite side's hours are read on its own calendar days; three of
 * them touch an own day when zones differ or a side works over midnight, and cutting them as moments leaves no thought elsewhere.
 */
export function workingHours(p: Port, day: Day): readonly Slot[] {
  let days = known.get(p);
  if (!days) known.set(p, (days = new Map()));
  let hours = days.get(day);
  if (!hours) days.set(day, (hours = hoursOf(p, day)));
  return hours;
}

/** Every check of a place asks for the hours of its day; a port row never changes, so one answer serves. */
const known = new WeakMap<Port, Map<Day, readonly Slot[]>>();

function hoursOf(p: Port, day: Day): readonly Slot[] {
  const around = [plusDays(day, -1), day, plusDays(day, 1)];
  const opposite = around.flatMap((d) => hoursOn(p.oppositeCalendar, d, p.oppositeZone));
  return intersect(hoursOn(p.calendar, day, p.zone), united(opposite));
}
