import { at, overlaps, plusMinutes, type Day, type Slot } from '../kernel/time';
import { digitise } from '../identifiers/fold';
import { readPlate } from '../identifiers/plate';
import { readVin } from '../identifiers/vin';
import type { JointSession } from '../domain/session';
import { twiceIdOf, type TwiceVerdict } from '../domain/ledger';
import type { World } from '../domain/world';
import { requestsOf } from './demand';
import { bookingOf } from './green-lane';
import { sessionsOfDay } from './plan-picture';

/** Two sessions of one day that one vehicle would stand in at the same time. */
export type Twice = {
  readonly id: string;
  readonly a: JointSession;
  readonly b: JointSession;
  /** By what it is the same vehicle, and what it is called by. */
  readonly by: 'vin' | 'plate';
  readonly mark: string;
  readonly verdict: TwiceVerdict | null;
};

/** When a vehicle is meant to be there: its booked band and its place, or from its arrival for the minutes of its check. */
function stayOf(world: World, session: JointSession): Slot {
  const band = world.bands.get(bookingOf(world, session.id)?.bandId ?? '')?.slot;
  const slots = [band, session.place?.slot].flatMap((s) => s ?? []);
  if (slots.length > 0)
    return { start: at(Math.min(...slots.map((s) => s.start))), end: at(Math.max(...slots.map((s) => s.end))) };
  const start = at(Math.min(...requestsOf(world, session).map((r) => r.eta)));
  return { start, end: plusMinutes(start, session.minutes) };
}

type Sign = { readonly by: Twice['by']; readonly mark: string };

function vehiclesOf(world: World, session: JointSession): readonly Sign[] {
  const signs: Sign[] = [];
  for (const { marks } of requestsOf(world, session)) {
    if (marks.vin !== null) signs.push({ by: 'vin', mark: readVin(marks.vin).normal });
    for (const plate of [...marks.plates, ...marks.foreignPlates])
      signs.push({ by: 'plate', mark: readPlate(plate).normal });
  }
  return signs;
}

/**
 * Two agencies' orders on one truck are to be joined, which is the matching's work; two orders of one agency, two bookings or two
 * places at one time cannot both be meant (SPEC O9).
 */
function cannotBothBe(world: World, a: JointSession, b: JointSession): boolean {
  if (!overlaps(stayOf(world, a), stayOf(world, b))) return false;
  const agencies = new Set(requestsOf(world, a).map((r) => r.agency));
  if (requestsOf(world, b).some((r) => agencies.has(r.agency))) return true;
  const booked = bookingOf(world, a.id) !== null && bookingOf(world, b.id) !== null;
  return booked || (a.place !== null && b.place !== null);
}

/** Vehicles that stand in a day twice at the same time, each pair once; those that somebody has settled too. */
export function twiceOfDay(world: World, portId: string, day: Day): readonly Twice[] {
  const byVehicle = new Map<string, { readonly sign: Sign; readonly sessions: Set<JointSession> }>();
  for (const session of sessionsOfDay(world, portId, day))
    for (const sign of vehiclesOf(world, session)) {
      if (sign.mark === '') continue;
      const key = `${sign.by} ${digitise(sign.mark)}`;
      const group = byVehicle.get(key);
      if (group) group.sessions.add(session);
      else byVehicle.set(key, { sign, sessions: new Set([session]) });
    }
  const found = new Map<string, Twice>();
  for (const { sign, sessions } of byVehicle.values())
    for (const a of sessions)
      for (const b of sessions) {
        const id = twiceIdOf(a.requestIds[0]!, b.requestIds[0]!);
        if (a.id >= b.id || found.has(id) || !cannotBothBe(world, a, b)) continue;
        found.set(id, { id, a, b, ...sign, verdict: world.twiceVerdicts.get(id) ?? null });
      }
  return [...found.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
}
