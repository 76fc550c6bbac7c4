import { same } from '../kernel/same';
import type { DrawRecord } from '../domain/double-random';
import { defineLookup, rowsBy } from '../domain/lookup';
import { refusal, type Refusal } from '../domain/refusal';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';

const ofSession = defineLookup('draws', (d) => (d.sessionId === null ? [] : [d.sessionId]));
const objectsOfDay = defineLookup('draws', (d) => (d.kind === 'objects' ? [`${d.portId}/${d.day}`] : []));

const newestFirst = (rows: Iterable<DrawRecord>): readonly DrawRecord[] =>
  [...rows].sort((a, b) => b.committedAt - a.committedAt || (a.id < b.id ? 1 : -1));

/** All draws of officers for a session, newest first. */
export const drawsFor = (world: World, session: string): readonly DrawRecord[] =>
  newestFirst(rowsBy(world, ofSession, session));

/** All draws of objects of a day, newest first. */
export const objectDraws = (world: World, portId: string, day: string): readonly DrawRecord[] =>
  newestFirst(rowsBy(world, objectsOfDay, `${portId}/${day}`));

/** The draw by which a session's team was found, and which still stands; null where it was named by hand. */
export const standingDraw = (world: World, session: string): DrawRecord | null =>
  drawsFor(world, session).find((d) => d.status === 'drawn') ?? null;

/** Whether a draw has begun and has neither come to its result nor been given up. */
export const isOpen = (draw: DrawRecord): boolean => draw.status === 'committed' || draw.status === 'witnessed';

/** Whether the witness had confirmed it: from then on its operator could know what it will say, so giving it up counts. */
const couldBeKnown = (draw: DrawRecord): boolean =>
  draw.status === 'drawn' || draw.status === 'replaced' || draw.salt !== null;

/** The newest of some draws that must be named as the one a new draw is made instead of (SPEC R10), or null. */
export const drawToReplace = (draws: readonly DrawRecord[]): DrawRecord | null =>
  draws.find((d) => !isOpen(d) && couldBeKnown(d)) ?? null;

/** Says that a team is not the one that was drawn, which only another draw may change (SPEC R11), or null. */
export function drawnOtherwise(world: World, session: Pick<JointSession, 'id' | 'team'>): Refusal | null {
  const draw = standingDraw(world, session.id);
  if (!draw || same(draw.picked.toSorted(), session.team.toSorted())) return null;
  return refusal('team-drawn', draw.id, { draw: draw.id.slice(0, 8) });
}
