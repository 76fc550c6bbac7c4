import { intersect, united } from '../domain/calendar';
import { OPPOSITE, type HoursExtension } from '../domain/hours-extension';
import { defineLookup, rowsBy } from '../domain/lookup';
import { workingHours, type Port } from '../domain/port';
import type { AgencyCode } from '../domain/words';
import type { World } from '../domain/world';
import type { Day, Slot, UtcMs } from '../kernel/time';

/** Where an extension stands. One no is enough to refuse it; it is agreed when nobody's word is missing. */
export type ExtensionState = 'asked' | 'agreed' | 'refused' | 'withdrawn';

/** Everyone whose word an extension needs: the own agencies in the port's order, then the opposite side (SPEC H1). */
export const sidesOf = (port: Port): readonly AgencyCode[] => [...port.agencies.map((a) => a.code), OPPOSITE];

/** Where an extension stands by its answers. */
export function extensionState(port: Port, { answers, withdrawn }: HoursExtension): ExtensionState {
  if (withdrawn) return 'withdrawn';
  if (answers.some((a) => !a.agreed)) return 'refused';
  return sidesOf(port).every((side) => answers.some((a) => a.side === side)) ? 'agreed' : 'asked';
}

const byDay = defineLookup('extensions', (e) => [`${e.portId}/${e.day}`]);

/** The extensions of a day, by the time they begin. */
export const extensionsOf = (world: World, portId: string, day: Day): readonly HoursExtension[] =>
  [...rowsBy(world, byDay, `${portId}/${day}`)].sort((a, b) => a.slot.start - b.slot.start || (a.id < b.id ? -1 : 1));

/**
 * When trucks can cross on a day: the hours common to both calendars, and the extensions that both sides have agreed to. The one
 * answer for placing, planning, booking and every screen.
 */
export function openHours(world: World, port: Port, day: Day): readonly Slot[] {
  const usual = workingHours(port, day);
  const more = extensionsOf(world, port.id, day).filter((e) => extensionState(port, e) === 'agreed');
  return more.length === 0 ? usual : united([...usual, ...more.map((e) => e.slot)]);
}

/** The hours in which green-lane places can be booked, and what is not known about them. */
export type LaneHours = {
  readonly slots: readonly Slot[];
  /** Agencies whose roster of the day is not there yet: only the calendars speak for them. */
  readonly unknown: readonly AgencyCode[];
};

/** When both sides work and every agency has enough people on duty for a session (SPEC G7). */
export function laneHours(world: World, port: Port, day: Day): LaneHours {
  const unknown: AgencyCode[] = [];
  let slots = openHours(world, port, day);
  for (const { code } of port.agencies) {
    const staffed = staffedHours(world, port, { day, agency: code });
    if (staffed === null) unknown.push(code);
    else slots = intersect(slots, staffed);
  }
  return { slots, unknown };
}

type Roster = { readonly day: Day; readonly agency: AgencyCode };

const dutiesByDay = defineLookup('duties', (d) => [`${d.portId}/${d.day}`]);

/** When an agency has at least the port's number of officers on duty; null while nobody's duty is known. */
export function staffedHours(world: World, port: Port, { day, agency }: Roster): readonly Slot[] | null {
  const windows: Slot[] = [];
  let known = false;
  for (const duty of rowsBy(world, dutiesByDay, `${port.id}/${day}`)) {
    const officer = world.officers.get(duty.officerId);
    if (officer?.agency !== agency) continue;
    known = true;
    if (officer.active) windows.push(...united(duty.windows));
  }
  return known ? coveredBy(windows, port.settings.officersPerAgency) : null;
}

/** Where at least so many windows lie over each other. */
function coveredBy(windows: readonly Slot[], least: number): readonly Slot[] {
  const steps = windows
    .flatMap((w): (readonly [UtcMs, number])[] => [
      [w.start, 1],
      [w.end, -1],
    ])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const found: Slot[] = [];
  let on = 0;
  let since: UtcMs | null = null;
  for (const [moment, step] of steps) {
    on += step;
    if (on >= least && since === null) since = moment;
    if (on < least && since !== null) {
      if (moment > since) found.push({ start: since, end: moment });
      since = null;
    }
  }
  return united(found);
}
