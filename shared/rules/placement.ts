import { contains, minutesOf, overlaps, plusMinutes, dayOf, type Slot } from '../kernel/time';
import type { Bay } from '../domain/bay';
import { defineLookup, rowsBy } from '../domain/lookup';
import { dutyIdOf } from '../domain/officer';
import type { Port } from '../domain/port';
import { refusal, type Refusal } from '../domain/refusal';
import { callName } from '../domain/request';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import type { Breach } from './breach';
import { demandOfSession, requestsOf } from './demand';
import { equipmentBreaches } from './equipment';
import { goodsBreaches } from './goods-rules';
import { openHours } from './hours';

const refuse = (why: Refusal): Breach => ({ severity: 'refuse', refusal: why });
const warn = (why: Refusal): Breach => ({ severity: 'warn', refusal: why });

/**
 * All that stands against holding a session at a place, worst first. The same function colours the target while
 * a card is dragged, decides the drop on the desk and again at the authority, and fills the review's list.
 */
export function placementBreaches(world: World, session: JointSession, place: Place): readonly Breach[] {
  const port = world.ports.get(session.portId);
  const bay = world.bays.get(place.bayId);
  if (!port) return [refuse(refusal('port-unknown', session.portId))];
  if (bay?.portId !== port.id) return [refuse(refusal('bay-unknown', place.bayId))];
  const breaches = [
    ...bayBreaches(world, { session, bay, slot: place.slot }),
    ...hoursBreaches(world, { port, session, slot: place.slot }),
    ...teamBreaches(world, session, place.slot),
    ...demandBreaches(world, session, { bay, slot: place.slot }),
    ...equipmentBreaches(world, session, { port, slot: place.slot }),
    ...goodsBreaches(world, session),
  ];
  return breaches.sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'));
}

/** The first thing that makes a place impossible, or null. */
export const firstRefusal = (breaches: readonly Breach[]): Refusal | null =>
  breaches.find((b) => b.severity === 'refuse')?.refusal ?? null;

const stands = (s: JointSession): s is PlacedSession => s.place !== null && s.status !== 'cancelled';
type PlacedSession = JointSession & { readonly place: Place };

const byBay = defineLookup('sessions', (s) => (stands(s) ? [s.place.bayId] : []));
const byOfficer = defineLookup('sessions', (s) => (stands(s) ? s.team : []));
const closuresByBay = defineLookup('closures', (c) => [c.bayId]);

/** Sessions that stand on a bay, by start, other than the given one and those cancelled. */
export const sessionsOn = (world: World, bay: string, except: string | null): readonly PlacedSession[] =>
  inOrder(rowsBy(world, byBay, bay), except);

/** Sessions that an officer is named for, by start, other than the given one and those without a place. */
export const sessionsWith = (world: World, officer: string, except: string | null): readonly PlacedSession[] =>
  inOrder(rowsBy(world, byOfficer, officer), except);

const inOrder = (rows: Iterable<JointSession>, except: string | null): readonly PlacedSession[] =>
  [...rows]
    .filter((s): s is PlacedSession => stands(s) && s.id !== except)
    .sort((a, b) => a.place.slot.start - b.place.slot.start || (a.id < b.id ? -1 : 1));

type BayQuestion = { readonly session: JointSession; readonly bay: Bay; readonly slot: Slot };

function bayBreaches(world: World, { session, bay, slot }: BayQuestion): readonly Breach[] {
  const facts = { bay: bay.label, start: slot.start, end: slot.end };
  if (bay.closed) return [refuse(refusal('bay-closed', bay.id, facts))];
  const found: Breach[] = [];
  for (const closure of [...rowsBy(world, closuresByBay, bay.id)].sort((a, b) => a.slot.start - b.slot.start))
    if (overlaps(closure.slot, slot)) {
      const when = { bay: bay.label, start: closure.slot.start, end: closure.slot.end, reason: closure.reason };
      found.push(refuse(refusal('bay-closed', closure.id, when))); // SPEC B3
    }
  for (const other of sessionsOn(world, bay.id, session.id)) {
    const taken = other.place.slot;
    const overlapping = overlaps(taken, slot);
    if (!overlapping && gapBetween(taken, slot) >= bay.turn) continue;
    const about = { bay: bay.label, start: taken.start, end: taken.end, plate: callName(requestsOf(world, other)[0]!) };
    found.push(
      overlapping
        ? refuse(refusal('bay-taken', other.id, about)) // SPEC B1
        : refuse(refusal('bay-turn-round', other.id, { ...about, minutes: bay.turn })), // SPEC B2
    );
  }
  return found;
}

/** Minutes between two slots that do not overlap. */
const gapBetween = (a: Slot, b: Slot): number => (a.start >= b.end ? a.start - b.end : b.start - a.end) / 60_000;

type HoursQuestion = { readonly port: Port; readonly session: JointSession; readonly slot: Slot };

function hoursBreaches(world: World, { port, session, slot }: HoursQuestion): readonly Breach[] {
  if (dayOf(slot.start, port.zone) !== session.day)
    return [refuse(refusal('wrong-day', session.id, { start: slot.start, day: session.day }))];
  const hours = openHours(world, port, session.day);
  if (hours.some((open) => contains(open, slot))) return []; // SPEC B4
  const [first] = hours;
  const facts = first ? { start: first.start, end: hours.at(-1)!.end } : { start: 0, end: 0 };
  return [refuse(refusal('outside-hours', port.id, facts))];
}

function teamBreaches(world: World, session: JointSession, slot: Slot): readonly Breach[] {
  return session.team.flatMap((id, i): readonly Breach[] => {
    const officer = world.officers.get(id);
    if (officer?.portId !== session.portId) return [refuse(refusal('officer-unknown', id))];
    if (session.team.indexOf(id) !== i) return [refuse(refusal('officer-doubled', id, { officer: officer.name }))]; // SPEC T5
    const duty = world.duties.get(dutyIdOf(id, session.day));
    if (!officer.active || !duty?.windows.some((w) => contains(w, slot)))
      return [refuse(refusal('officer-off-duty', id, { officer: officer.name }))]; // SPEC T4
    const other = sessionsWith(world, id, session.id).find((s) => overlaps(s.place.slot, slot));
    if (!other) return [];
    const { start, end } = other.place.slot;
    const facts = { officer: officer.name, start, end, plate: callName(requestsOf(world, other)[0]!) };
    return [refuse(refusal('officer-taken', other.id, facts))]; // SPEC T1
  });
}

function demandBreaches(world: World, session: JointSession, where: { bay: Bay; slot: Slot }): readonly Breach[] {
  const demand = demandOfSession(world, session);
  const found: Breach[] = [];
  if (!demand.bayKinds.includes(where.bay.kind))
    found.push(
      refuse(
        refusal('bay-kind', where.bay.id, { bay: where.bay.label, kind: where.bay.kind, wanted: demand.bayKinds[0]! }),
      ),
    ); // SPEC B5
  if (where.slot.start < demand.release)
    found.push(warn(refusal('before-arrival', session.id, { start: demand.release })));
  if (where.slot.end > demand.due)
    found.push(
      warn(
        refusal('past-latest-release', session.id, {
          end: demand.due,
          late: minutesOf({ start: demand.due, end: where.slot.end }),
        }),
      ),
    );
  return found;
}

/** The place of a session that starts at a moment on a bay, as long as the session lasts. */
export const placeAt = (session: JointSession, bayId: Place['bayId'], start: Slot['start']): Place => ({
  bayId,
  slot: { start, end: plusMinutes(start, session.minutes) },
});
