import { MINUTE, at, type UtcMs } from '../kernel/time';
import { planIdOf } from '../domain/plan';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import { firstRefusal, placementBreaches } from '../rules/placement';

/** A session that automatic planning leaves where it is. */
export type Held = { readonly session: JointSession; readonly place: Place };

/** Which day is asked about, and how far it has gone. */
export type DayQuestion = {
  readonly portId: JointSession['portId'];
  readonly day: JointSession['day'];
  readonly now: UtcMs;
};

/** Planner times lie on this grid, in minutes. */
export const GRID = 5;

/**
 * Tells whether a session keeps its place, and which: begun and pinned ones always; and where their place is sound, those whose time has
 * come and all that is still ahead of an approved plan, which only a slip moves (SPEC A1). One that is still running past its end holds
 * its bay until the next step of the grid.
 */
export function holder(world: World, { portId, day, now }: DayQuestion): (session: JointSession) => Held | null {
  const approved = world.plans.get(planIdOf(portId, day))?.state === 'approved';
  return (session) => {
    const { place, status } = session;
    if (!place) return null;
    if (status === 'running') return { session, place: untilNow(place, now) };
    if (status === 'done') return { session, place };
    const over = place.slot.end <= now;
    const due = !over && place.slot.start <= now;
    if (!session.pinned && (over || (!due && !approved))) return null;
    const sound = session.pinned || firstRefusal(placementBreaches(world, session, place)) === null;
    return sound ? { session, place } : null;
  };
}

/** The place of a session that is still running past its end reaches to the next step of the grid. */
export function untilNow(place: Place, now: UtcMs): Place {
  const step = GRID * MINUTE;
  const next = at((Math.floor(now / step) + 1) * step);
  return now < place.slot.end ? place : { ...place, slot: { start: place.slot.start, end: next } };
}
