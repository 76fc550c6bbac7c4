import { at, plusMinutes, type UtcMs } from '../kernel/time';
import { invariant } from '../kernel/invariant';
import type { BayKind } from '../domain/bay';
import type { SpoilClass } from '../domain/green-lane';
import type { InspectionRequest } from '../domain/request';
import type { JointSession } from '../domain/session';
import { BORDER, CUSTOMS, type AgencyCode, type Priority, type Skill } from '../domain/words';
import type { World } from '../domain/world';
import { latestRelease, spoilClassOfAll } from './green-lane';

/** So many people of one agency, with a skill or without. */
export type Need = { readonly agency: AgencyCode; readonly skill: Skill | null; readonly count: number };

/** What a session asks of the yard; all of it follows from its requests (SPEC S3). */
export type Demand = {
  readonly agencies: readonly AgencyCode[];
  /** Kinds of bay that will do, best first. */
  readonly bayKinds: readonly BayKind[];
  readonly minutes: number;
  readonly needs: readonly Need[];
  /** Not before the truck is there and every agency allows it. */
  readonly release: UtcMs;
  /** Should have ended by then. */
  readonly due: UtcMs;
  readonly spoilClass: SpoilClass | null;
  readonly priority: Priority;
};

const URGENCY: readonly Priority[] = ['normal', 'aeo', 'priority', 'emergency'];
/** Minutes from arrival within which a load of no special kind should be done. */
const ORDINARY_PATIENCE = 360;

/** The open requests of a session, in the session's order. */
export function requestsOf(world: World, session: JointSession): readonly InspectionRequest[] {
  return session.requestIds.map((id) => {
    const request = world.requests.get(id);
    invariant(request, `session ${session.id} names request ${id}, which does not exist`);
    return request;
  });
}

/** What the requests of one object ask for together. `officersPerAgency` is the port's minimum (SPEC T2). */
export function demandOf(requests: readonly InspectionRequest[], officersPerAgency: number): Demand {
  invariant(requests.length > 0, 'a demand needs a request');
  const spoilClass = spoilClassOfAll(requests);
  const arrival = at(Math.max(...requests.map((r) => r.eta)));
  const release = at(Math.max(arrival, ...requests.map((r) => r.notBefore ?? 0)));
  const limits = requests.flatMap((r) => (r.notAfter === null ? [] : [r.notAfter]));
  const patience = spoilClass ? latestRelease(arrival, spoilClass) : plusMinutes(arrival, ORDINARY_PATIENCE);
  const agencies = [...new Set(requests.map((r) => r.agency))].sort(byAgency);
  return {
    agencies,
    bayKinds: bayKindsFor(requests, spoilClass),
    minutes: minutesFor(requests),
    needs: agencies.flatMap((agency) => needsOf(agency, { requests, spoilClass, officersPerAgency })),
    release,
    due: at(Math.min(patience, ...limits)),
    spoilClass,
    priority: requests.map((r) => r.priority).sort((a, b) => URGENCY.indexOf(b) - URGENCY.indexOf(a))[0]!,
  };
}

/** The demand of a session as the world stands. */
export function demandOfSession(world: World, session: JointSession): Demand {
  const port = world.ports.get(session.portId);
  return demandOf(requestsOf(world, session), port?.settings.officersPerAgency ?? 2);
}

/** Customs first, then border inspection, then others by name: the order on every card and print. */
export function byAgency(a: AgencyCode, b: AgencyCode): number {
  const rank = (code: AgencyCode): number => (code === CUSTOMS ? 0 : code === BORDER ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function bayKindsFor(requests: readonly InspectionRequest[], spoilClass: SpoilClass | null): readonly BayKind[] {
  const modes = new Set(requests.map((r) => r.mode));
  const opens = modes.has('outer') || modes.has('sample') || modes.has('full') || modes.has('quarantine');
  if (!opens) return modes.has('scan') ? ['scanner'] : ['vehicleBody', 'openBox'];
  const chilled = requests.some((r) => r.goods.temperature !== null);
  if (spoilClass === 'P0' || spoilClass === 'P1') return ['coldBay'];
  return spoilClass !== null || chilled ? ['coldBay', 'openBox'] : ['openBox', 'coldBay'];
}

/**
 * Minutes at the bay that requests on one object ask for together (SPEC S4): the agencies work side by side, so the longest check
 * counts; a scan comes before the opening and is added.
 */
export function minutesFor(requests: readonly InspectionRequest[]): number {
  const longest = (of: readonly InspectionRequest[]): number => Math.max(0, ...of.map((r) => r.minutes));
  const scans = requests.filter((r) => r.mode === 'scan');
  const others = requests.filter((r) => r.mode !== 'scan');
  return Math.min(480, longest(others) + longest(scans));
}

type NeedContext = {
  readonly requests: readonly InspectionRequest[];
  readonly spoilClass: SpoilClass | null;
  readonly officersPerAgency: number;
};

function needsOf(agency: AgencyCode, { requests, officersPerAgency }: NeedContext): readonly Need[] {
  const own = requests.filter((r) => r.agency === agency);
  const skills = [...new Set(own.flatMap((r) => skillFor(r) ?? []))].sort();
  const rest = Math.max(0, officersPerAgency - skills.length);
  const skilled = skills.map((skill) => ({ agency, skill, count: 1 }));
  return rest > 0 ? [...skilled, { agency, skill: null, count: rest }] : skilled;
}

/** One officer of the team must be able to do what the request is about (SPEC T3). */
function skillFor(request: InspectionRequest): Skill | null {
  if (request.mode === 'scan') return 'image';
  if (request.mode === 'vehicle') return 'body';
  if (request.mode !== 'quarantine' && request.mode !== 'sample') return null;
  if (request.agency !== CUSTOMS) return null;
  const chapter = Number(request.goods.hs?.slice(0, 2) ?? '99');
  if (chapter <= 5) return 'animal';
  return chapter <= 14 ? 'plant' : null;
}
