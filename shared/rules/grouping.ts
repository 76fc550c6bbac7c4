import { defineLookup, rowsBy } from '../domain/lookup';
import { requestOfSession, type JointSession } from '../domain/session';
import type { World } from '../domain/world';

const byRequest = defineLookup('sessions', (s) => s.requestIds);

/** The one session that a request belongs to (SPEC S1), or null when nobody knows the request. */
export function sessionHolding(world: World, request: string): JointSession | null {
  for (const session of rowsBy(world, byRequest, request)) return session;
  return null;
}

/**
 * The session of that id, or, when it was joined into another since, the session that its first request belongs to now: what
 * was seen at the yard stays true of the object, however the requests are grouped by the time the report arrives.
 */
export const sessionOrHeir = (world: World, id: string): JointSession | null =>
  world.sessions.get(id) ?? sessionHolding(world, requestOfSession(id));
