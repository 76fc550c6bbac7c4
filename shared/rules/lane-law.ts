import { HOUR, MINUTE, at, contains, dayOf, plusDays, plusMinutes, type UtcMs } from '../kernel/time';
import { readUscc } from '../identifiers/uscc';
import type { AppointmentForm, LaneTerms, ListedTrader } from '../domain/appointment';
import { traderIdOf } from '../domain/appointment';
import { hoursOn } from '../domain/calendar';
import type { GreenBand } from '../domain/green-lane';
import type { Port } from '../domain/port';
import { refusal, type Refusal } from '../domain/refusal';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { laneHours, openHours } from './hours';
import { factsOf } from './progress';

/** The terms that hold where a port has set none of its own. */
export const USUAL_TERMS: Pick<LaneTerms, 'aheadMinutes' | 'aheadAeoMinutes' | 'noteDays' | 'provenance'> = {
  aheadMinutes: 1440,
  aheadAeoMinutes: 480,
  noteDays: 5,
  provenance: {
    source:
      'GACC notice of 2018-08-22 on clearance by appointment, in force 2018-10-30 (trade press); whether it still stands is open',
    verified: false,
  },
};

/** The terms of appointments at a port. */
export const termsOf = (world: World, port: Port): LaneTerms =>
  world.laneTerms.get(port.id) ?? { id: port.id, portId: port.id, ...USUAL_TERMS };

/** How customs rates a firm, by its code; a firm that is not listed is an ordinary one. */
export const standingOf = (world: World, portId: string, code: string): ListedTrader['standing'] =>
  world.traders.get(traderIdOf(portId, code.trim()))?.standing ?? 'ordinary';

/** What the code of a firm is: well-formed, formed but with a check sign that does not fit (said, not refused), or neither. */
export function firmCodeState(code: string): 'good' | 'check' | 'malformed' {
  const plain = code.trim().toUpperCase();
  if (/^[0-9A-Z]{10}$/.test(plain)) return 'good';
  const { valid, warnings } = readUscc(plain);
  if (!valid) return 'malformed';
  return warnings.length > 0 ? 'check' : 'good';
}

/** When an application counts as received: as it came in office hours, else when the office opens next; null when it never does. */
export function countedFrom(port: Port, receivedAt: UtcMs): UtcMs | null {
  const first = dayOf(receivedAt, port.zone);
  for (let ahead = 0; ahead <= 14; ahead++)
    for (const hours of hoursOn(port.calendar, plusDays(first, ahead), port.zone))
      if (receivedAt < hours.end) return at(Math.max(receivedAt, hours.start));
  return null;
}

/** Whether an application is in time for a band, and by when it had to be there (SPEC G8). */
export type Timeliness = { readonly inTime: boolean; readonly hours: number; readonly latest: UtcMs };

/** Judges when an application came against the terms of the port; an AEO firm may come later. */
export function timeliness(world: World, port: Port, { form, band }: Asked): Timeliness {
  const terms = termsOf(world, port);
  const aeo = standingOf(world, port.id, form.firmCode) === 'aeo';
  const minutes = aeo ? terms.aheadAeoMinutes : terms.aheadMinutes;
  const counted = countedFrom(port, form.receivedAt);
  const latest = plusMinutes(band.slot.start, -minutes);
  return { inTime: counted !== null && counted <= latest, hours: (minutes * MINUTE) / HOUR, latest };
}

type Asked = { readonly form: AppointmentForm; readonly band: GreenBand };

/** What stands against an application itself, whatever the band: its firm, its code, its time of receipt (SPEC G8, G10). */
export function applicationFault(
  world: World,
  port: Port,
  { form, now }: { form: AppointmentForm; now: UtcMs },
): Refusal | null {
  if (standingOf(world, port.id, form.firmCode) === 'distrusted')
    return refusal('trader-distrusted', form.firmCode, { firm: form.firm });
  if (firmCodeState(form.firmCode) === 'malformed') return refusal('firm-code', form.firmCode, { code: form.firmCode });
  return form.receivedAt > now ? refusal('application-early', null, { start: form.receivedAt }) : null;
}

/** Why a band cannot be booked as the day stands: both sides' hours, or an agency without enough people (SPEC G7). */
export function bandFault(world: World, port: Port, { id, day, slot }: GreenBand): Refusal | null {
  const facts = { start: slot.start, end: slot.end };
  if (!openHours(world, port, day).some((open) => contains(open, slot))) return refusal('band-shut', id, facts);
  const { slots } = laneHours(world, port, day);
  return slots.some((open) => contains(open, slot))
    ? null
    : refusal('band-unstaffed', id, { ...facts, need: port.settings.officersPerAgency });
}

/** Whether a truck has come to the port, as far as the yard has said. */
export const hasCome = (world: World, session: JointSession): boolean =>
  session.status !== 'planned' || factsOf(world, session.id).length > 0;

/** When a truck that holds a place in a band is late: the band's begin and the port's grace (SPEC G12). */
export const lateFrom = (port: Port, band: GreenBand): UtcMs =>
  plusMinutes(band.slot.start, port.settings.graceMinutes);
