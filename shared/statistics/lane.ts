import { isLive } from '../domain/green-lane';
import type { World } from '../domain/world';
import { firstOf } from './clearance';
import { counts, type Period } from './period';
import type { Share } from './sample';

/** Green-lane loads that were released in time, of those that were released or whose time has run out. */
export function laneInTimeOf(world: World, period: Period, now: number): Share {
  let part = 0;
  let whole = 0;
  for (const booking of world.bookings.values()) {
    if (!counts(period, booking) || !isLive(booking)) continue;
    const session = world.sessions.get(booking.sessionId);
    const released = session ? firstOf(world, session, 'released') : null;
    if (released === null && booking.latestRelease > now) continue;
    whole += 1;
    if (released !== null && released <= booking.latestRelease) part += 1;
  }
  return { part, whole };
}
