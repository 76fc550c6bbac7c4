import { defineLookup, rowsBy } from '../domain/lookup';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';

/** Every table whose rows hang on the request of a session that something was said of at the yard. */
const lookups = [
  defineLookup('findings', (row) => [row.requestId]),
  defineLookup('photos', (row) => [row.requestId]),
  defineLookup('conditions', (row) => [row.requestId]),
  defineLookup('imageReviews', (row) => [row.requestId]),
  defineLookup('absences', (row) => [row.requestId]),
  defineLookup('notices', (row) => [row.requestId]),
] as const;

/** Whether anything has been written down about a session: its requests are then no longer taken away (SPEC I4). */
export const isTouched = (world: World, session: Pick<JointSession, 'requestIds'>): boolean =>
  session.requestIds.some((id) =>
    lookups.some((lookup) => {
      const [first] = rowsBy(world, lookup, id);
      return first !== undefined;
    }),
  );
