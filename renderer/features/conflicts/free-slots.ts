import type { SessionId } from '#shared/kernel/ids';
import { MINUTE, at, plusMinutes, type UtcMs } from '#shared/kernel/time';
import type { JointSession, Place } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import { baysOfPlan } from '#shared/planning/bays-of-plan';
import { instanceOf } from '#shared/planning/of-world';
import { OFFER_SPACING, slotsFor } from '#shared/planning/slots';
import { demandOfSession } from '#shared/rules/demand';
import { openHours } from '#shared/rules/hours';
import { firstRefusal, placeAt, placementBreaches } from '#shared/rules/placement';

type Wish = { readonly now: UtcMs; readonly count: number };

/**
 * The best free places of its day for one session while all others stay where they are: with a team first; where nobody is free or the
 * roster is not written yet, bays alone.
 */
export function freeSlots(world: World, id: SessionId, wish: Wish): readonly Place[] {
  const session = world.sessions.get(id);
  if (!session) return [];
  const staffed = staffedSlots(world, session, wish);
  return staffed.length > 0 ? staffed : bareSlots(world, session, wish);
}

function staffedSlots(world: World, session: JointSession, { now, count }: Wish): readonly Place[] {
  const { id, portId, day: date } = session;
  const day = instanceOf(world, { portId, day: date, now, free: id });
  if (!day) return [];
  const others = day.start.filter((p) => p.session !== id);
  return slotsFor(day.instance, day.start, { session: id, count }).flatMap((offer) => {
    const bayId = baysOfPlan(world, day, [...others, offer]).get(id);
    if (bayId === undefined || offer.start === null) return [];
    return [placeAt(session, bayId, plusMinutes(day.midnight, offer.start))];
  });
}

/** The soonest places after its truck has come that no rule forbids, some minutes apart. */
function bareSlots(world: World, session: JointSession, { now, count }: Wish): readonly Place[] {
  const port = world.ports.get(session.portId);
  if (!port) return [];
  const bays = [...world.bays.values()].filter((b) => b.portId === port.id && !b.closed);
  const { release } = demandOfSession(world, session);
  const from = Math.max(now, release);
  const found: Place[] = [];
  for (const hours of openHours(world, port, session.day)) {
    const step = OFFER_SPACING * MINUTE;
    const first = Math.max(hours.start, Math.ceil(from / step) * step);
    for (let start = first; start < hours.end && found.length < count; start += step) {
      const free = bays
        .map((bay) => placeAt(session, bay.id, at(start)))
        .find((place) => firstRefusal(placementBreaches(world, { ...session, team: [] }, place)) === null);
      if (free) found.push(free);
    }
  }
  return found;
}
