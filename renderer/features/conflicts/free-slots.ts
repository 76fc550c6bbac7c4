import type { SessionId } from '#shared/kernel/ids';
import { plusMinutes, type UtcMs } from '#shared/kernel/time';
import type { Place } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import { baysOfPlan } from '#shared/planning/bays-of-plan';
import { instanceOf } from '#shared/planning/of-world';
import { slotsFor } from '#shared/planning/slots';
import { placeAt } from '#shared/rules/placement';

/** The best free places of its day for one session while all others stay where they are, best first. */
export function freeSlots(
  world: World,
  id: SessionId,
  { now, count }: { now: UtcMs; count: number },
): readonly Place[] {
  const session = world.sessions.get(id);
  const day = session && instanceOf(world, { portId: session.portId, day: session.day, now, free: id });
  if (!session || !day) return [];
  const others = day.start.filter((p) => p.session !== id);
  return slotsFor(day.instance, day.start, { session: id, count }).flatMap((offer) => {
    const bayId = baysOfPlan(world, day, [...others, offer]).get(id);
    if (bayId === undefined || offer.start === null) return [];
    return [placeAt(session, bayId, plusMinutes(day.midnight, offer.start))];
  });
}
