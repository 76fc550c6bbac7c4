import { defineLookup, rowsBy } from '../domain/lookup';
import type { Milestone, MilestoneKind } from '../domain/milestone';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';

type Status = JointSession['status'];

const ORDER: readonly Status[] = ['planned', 'arrived', 'running', 'done'];
const REACHED: Readonly<Partial<Record<MilestoneKind, Status>>> = {
  arrived: 'arrived',
  gateIn: 'arrived',
  started: 'running',
  ended: 'done',
};

const bySession = defineLookup('milestones', (m) => [m.sessionId]);

/** What has happened to a session's object, in order of time. */
export const factsOf = (world: World, session: string): readonly Milestone[] =>
  [...rowsBy(world, bySession, session)].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/** The state that a session has reached once a fact is known: facts carry it on, never back (SPEC F3). */
export function statusAfter(status: Status, fact: MilestoneKind): Status {
  const reached = REACHED[fact];
  return reached !== undefined && ORDER.indexOf(reached) > ORDER.indexOf(status) ? reached : status;
}

/** What comes next at the yard for a session in each state. */
const NEXT: Readonly<Partial<Record<Status, 'arrived' | 'started' | 'ended'>>> = {
  planned: 'arrived',
  arrived: 'started',
  running: 'ended',
};

/** The next fact to report of a session in a state; null when the inspection is over. */
export const nextFact = (status: Status): 'arrived' | 'started' | 'ended' | null => NEXT[status] ?? null;
