import { ok, type Result } from '#shared/kernel/result';
import type { UtcMs } from '#shared/kernel/time';
import type { JointSession } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import { dayAround } from '#shared/planning/day-around';
import { readPlaces, type FoundPlaces } from '#shared/planning/read-places';
import { ask, type NoAnswer } from './plan-client';

/** A search for places under way. */
export type PlacesJob = { readonly done: Promise<Result<FoundPlaces, NoAnswer>>; readonly stop: () => void };

type Wish = { readonly now: UtcMs; readonly count: number };

/**
 * Asks a worker for the best places of a session while all others stand. The page itself only writes the day down, which takes less than
 * a frame with a thousand sessions. Null for a session of a port that the world does not know.
 */
export function startPlaces(world: World, session: JointSession, { now, count }: Wish): PlacesJob | null {
  const day = dayAround(world, session, now);
  if (!day) return null;
  // One more than wanted: the place that the session has already may be among them.
  const question = { session: session.id, count: count + 1, instance: JSON.stringify(day.instance) };
  const { answer, stop } = ask({ kind: 'places', ...question });
  const done = (async (): Promise<Result<FoundPlaces, NoAnswer>> => {
    const result = await answer;
    return result.ok ? ok(readPlaces(world, day, { answer: result.value, session, now, count })) : result;
  })();
  return { done, stop };
}
