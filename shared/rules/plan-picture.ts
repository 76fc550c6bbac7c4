import { same } from '../kernel/same';
import type { Day } from '../kernel/time';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { PlanVersion } from '../domain/plan';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';

const byDay = defineLookup('sessions', (s) => (s.status === 'cancelled' ? [] : [`${s.portId}/${s.day}`]));

/** The sessions of a day that are not cancelled, by id. */
export const sessionsOfDay = (world: World, port: string, day: Day): readonly JointSession[] =>
  [...rowsBy(world, byDay, `${port}/${day}`)].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Changes of a plan since a version: for the review, the print and the history. */
export type PlanDifference = {
  readonly sessionId: string;
  readonly kind: 'added' | 'moved' | 'team' | 'removed';
  readonly before: PlanVersion['entries'][number] | null;
  readonly after: PlanVersion['entries'][number] | null;
};

/** What differs between two pictures of a plan; only places and teams of sessions that stand on the board count. */
export function differences(before: PlanVersion['entries'], after: PlanVersion['entries']): readonly PlanDifference[] {
  const placed = (entries: PlanVersion['entries']): Map<string, PlanVersion['entries'][number]> =>
    new Map(entries.filter((e) => e.place !== null).map((e) => [e.sessionId, e]));
  const old = placed(before);
  const now = placed(after);
  const changed = [...now.values()].flatMap((entry): PlanDifference[] => {
    const was = old.get(entry.sessionId);
    if (!was) return [{ sessionId: entry.sessionId, kind: 'added', before: null, after: entry }];
    if (!same(was.place, entry.place))
      return [{ sessionId: entry.sessionId, kind: 'moved', before: was, after: entry }];
    return same(was.team.toSorted(), entry.team.toSorted())
      ? []
      : [{ sessionId: entry.sessionId, kind: 'team', before: was, after: entry }];
  });
  const removed = [...old.values()]
    .filter((entry) => !now.has(entry.sessionId))
    .map((entry): PlanDifference => ({ sessionId: entry.sessionId, kind: 'removed', before: entry, after: null }));
  return [...changed, ...removed];
}

/** The newest approved version of a day, or null. */
export function lastApproved(world: World, portId: string, day: Day): PlanVersion | null {
  let best: PlanVersion | null = null;
  for (const v of world.versions.values())
    if (v.portId === portId && v.day === day && v.state === 'approved' && v.number > (best?.number ?? 0)) best = v;
  return best;
}

/** The plan as it stands now, as entries that can be compared with a version. */
export const entriesNow = (world: World, portId: string, day: Day): PlanVersion['entries'] =>
  sessionsOfDay(world, portId, day).map((s) => ({
    sessionId: s.id,
    place: s.place,
    team: s.team,
    requests: s.requestIds.length,
  }));
