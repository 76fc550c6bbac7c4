import { plusMinutes, startOfDay, type UtcMs } from '../kernel/time';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import { bookingOf } from '../rules/green-lane';
import { openHours } from '../rules/hours';
import { sessionsOfDay } from '../rules/plan-picture';
import { frameOfDay, resourcesOf } from './day-frame';
import { piecesOf, placementOf, plannedSession } from './day-sessions';
import { minuteFrom } from './day-spans';
import { untilNow, type Held } from './held';
import type { PlannedSession } from './instance';
import type { DayInstance } from './of-world';

/**
 * The day of one session as the planner reads it when all others stay where they stand, sound or not: they take their bays, people and equipment and
 * ask for nothing, and what is over by now is left out. A day of a thousand is so written in a few milliseconds, since only the session
 * itself is asked what it needs. Null for a port that the world does not know.
 */
export function dayAround(world: World, session: JointSession, now: UtcMs): DayInstance | null {
  const { portId, day, id } = session;
  const port = world.ports.get(portId);
  if (!port) return null;
  const midnight = startOfDay(day, port.zone);
  const hours = openHours(world, port, day);
  const held = sessionsOfDay(world, portId, day).flatMap((s) => (s.id === id ? [] : (standing(world, s, now) ?? [])));
  const asked = { portId, day, now, midnight, hours, held, sessions: [session] };
  const { classes, within, behind } = resourcesOf(world, asked);
  const locks = held.flatMap((h) => {
    const planned = obstacle(world, h, midnight);
    const placement = planned && placementOf(planned, { ...h, team: h.session.team }, within);
    return placement ? [{ planned, placement }] : [];
  });
  return {
    instance: {
      ...frameOfDay(world, port, asked),
      ...classes,
      sessions: [
        ...locks.map((l) => l.planned),
        behind.asides.apart(session, plannedSession(world, session, midnight)),
      ],
      locked: locks.map((l) => l.placement),
      published: [],
    },
    start: [],
    ...behind,
  };
}

/** Where a session stands in the way of another; null where it has no place, or one that is over with the turn-round of its bay. */
function standing(world: World, session: JointSession, now: UtcMs): Held | null {
  if (!session.place) return null;
  const place: Place = session.status === 'running' ? untilNow(session.place, now) : session.place;
  const turn = world.bays.get(place.bayId)?.turn ?? 0;
  return plusMinutes(place.slot.end, turn) > now || standsBy(world, session) ? { session, place } : null;
}

/** Who began in a band while standing by has taken a place of it, also when the inspection is over. */
const standsBy = (world: World, { id }: JointSession): boolean => bookingOf(world, id)?.status === 'standby';

function obstacle(world: World, { session, place }: Held, midnight: UtcMs): PlannedSession | null {
  const kind = world.bays.get(place.bayId)?.kind;
  if (kind === undefined) return null;
  const start = minuteFrom(midnight, place.slot.start);
  const due = minuteFrom(midnight, place.slot.end, 'up');
  const mode = { kind, dur: Math.max(1, due - start), needs: [], equip: piecesOf(world, session), pen: 0 };
  const facts = { id: session.id, truck: '', cls: 'N', w: 0, v: 0, lane: standsBy(world, session) };
  return { ...facts, release: start, due, modes: [mode] };
}
