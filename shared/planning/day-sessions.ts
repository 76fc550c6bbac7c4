import { minutesOf, type UtcMs } from '../kernel/time';
import type { SpoilClass } from '../domain/green-lane';
import { defineLookup, rowsBy } from '../domain/lookup';
import { callName } from '../domain/request';
import type { JointSession, Place } from '../domain/session';
import type { Priority } from '../domain/words';
import type { World } from '../domain/world';
import { demandOfSession, requestsOf, type Demand } from '../rules/demand';
import { equipmentOf } from '../rules/equipment';
import { bookingOf } from '../rules/green-lane';
import type { Held } from './held';
import type { Mode, Placement, PlannedSession, Share } from './instance';
import { minuteFrom } from './day-spans';

/** What a minute past the latest release (w) and a minute of waiting (v) weigh, by how fast the goods spoil. */
const WEIGHTS: Readonly<Record<SpoilClass | 'N', readonly [w: number, v: number]>> = {
  P0: [100, 20],
  P1: [50, 10],
  P2: [25, 5],
  P3: [15, 3],
  N: [5, 1],
};
const URGENT: Readonly<Record<Priority, number>> = { normal: 1, aeo: 2, priority: 2, emergency: 4 };
/** What the second-best kind of bay costs, in weighted minutes; the third costs twice that. */
const OTHER_KIND = 60;

/** The classes that bays and officers belong to, by their ids. */
export type ClassIds = {
  readonly bays: ReadonlyMap<string, string>;
  readonly officers: ReadonlyMap<string, string>;
};

/** A session that may move, as the planner knows it: a mode for each kind of bay that will do. */
export function plannedSession(world: World, session: JointSession, midnight: UtcMs): PlannedSession {
  const equip = piecesOf(world, session);
  const demand = demandOfSession(world, session);
  return {
    ...ordered(world, session, demand),
    release: minuteFrom(midnight, releaseOf(world, session, demand), 'up'),
    due: minuteFrom(midnight, demand.due),
    modes: demand.bayKinds.map((kind, i): Mode => ({
      kind,
      dur: session.minutes,
      needs: demand.needs,
      equip,
      pen: i * OTHER_KIND,
    })),
  };
}

/** A held session as the planner knows it: one mode, where it stands. A planned one without a team is given one. */
export function heldSession(world: World, { session, place }: Held, midnight: UtcMs): PlannedSession {
  const demand = demandOfSession(world, session);
  const start = minuteFrom(midnight, place.slot.start);
  const kind = world.bays.get(place.bayId)?.kind ?? demand.bayKinds[0]!;
  const dur = Math.max(1, Math.ceil(minutesOf(place.slot)));
  const needs = wantsTeam(session) ? demand.needs : [];
  const modes: Mode[] = [{ kind, dur, needs, equip: piecesOf(world, session), pen: 0 }];
  return { ...ordered(world, session, demand), w: 0, v: 0, release: start, due: start + dur, modes };
}

/** The pieces of equipment that a session takes, by the class that the planner knows them as. */
export const piecesOf = (world: World, session: JointSession): readonly Share[] =>
  equipmentOf(world, session).map(({ equipment, count }) => [equipmentClass(equipment.id), count]);

/** What the planner calls a kind of equipment. */
export const equipmentClass = (id: string): string => `gear:${id}`;

/** Whether the planner shall find a held session its team: it has none yet and has not begun. */
export const wantsTeam = (session: JointSession): boolean =>
  session.team.length === 0 && (session.status === 'planned' || session.status === 'arrived');

function ordered(world: World, session: JointSession, demand: Demand) {
  const [w, v] = WEIGHTS[demand.spoilClass ?? 'N'];
  const factor = URGENT[demand.priority];
  const [first] = requestsOf(world, session);
  return {
    id: session.id,
    truck: first ? callName(first) : session.id,
    cls: demand.spoilClass ?? 'N',
    w: w * factor,
    v: v * factor,
    // Who stands by for a band begins in none that has no place left.
    lane: bookingOf(world, session.id)?.status === 'standby',
  };
}

const factsOf = defineLookup('milestones', (m) => [m.sessionId]);

/** A truck that is there need not be waited for, whatever its ETA was. */
function releaseOf(world: World, session: JointSession, demand: Demand): UtcMs {
  if (session.status !== 'arrived') return demand.release;
  const asked = requestsOf(world, session).map((r) => r.notBefore ?? 0);
  const arrivals = [...rowsBy(world, factsOf, session.id)].filter((m) => m.kind === 'arrived');
  const there = Math.min(demand.release, ...arrivals.map((m) => m.at));
  return Math.max(there, ...asked) as UtcMs;
}

type Stand = { readonly session: JointSession; readonly place: Place; readonly team: JointSession['team'] };

/** Where a session stands, in the planner's words; null where its bay or the kind of bay means nothing to the planner. */
export function placementOf(planned: PlannedSession, stand: Stand, within: Within): Placement | null {
  const { session, place, team } = stand;
  const bay = within.classIds.bays.get(place.bayId);
  const mode = planned.modes.findIndex((m) => m.kind === within.kindOf(place.bayId));
  if (bay === undefined || mode < 0) return null;
  const start = minuteFrom(within.midnight, place.slot.start);
  return { session: session.id, start, mode, alloc: [[bay, 1], ...teamShares(team, within.classIds.officers)] };
}

type Within = {
  readonly classIds: ClassIds;
  readonly midnight: UtcMs;
  readonly kindOf: (bayId: string) => string | undefined;
};

function teamShares(team: readonly string[], classOf: ReadonlyMap<string, string>): readonly Share[] {
  const heads = new Map<string, number>();
  for (const id of team) {
    const own = classOf.get(id);
    if (own !== undefined) heads.set(own, (heads.get(own) ?? 0) + 1);
  }
  return [...heads];
}
