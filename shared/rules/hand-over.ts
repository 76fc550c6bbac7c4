import { at, type Day, type UtcMs } from '../kernel/time';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { HandOver, OpenItem, ShiftCounts } from '../domain/hand-over';
import { callName } from '../domain/request';
import type { JointSession } from '../domain/session';
import type { AgencyCode } from '../domain/words';
import type { World } from '../domain/world';
import { demandOfSession, requestsOf } from './demand';
import { bookingOf } from './green-lane';
import { sessionsOfDay } from './plan-picture';

export type ShiftQuestion = {
  readonly portId: string;
  readonly day: Day;
  readonly agency: AgencyCode;
  readonly now: UtcMs;
};

/** The sessions in which an agency has something to inspect on a day. */
const ownSessions = (world: World, { portId, day, agency }: ShiftQuestion): readonly JointSession[] =>
  sessionsOfDay(world, portId, day).filter((s) => requestsOf(world, s).some((r) => r.agency === agency));

/** By when a session should be over: the end of its place, or its latest release where that comes first. */
const dueOf = (world: World, session: JointSession): UtcMs =>
  at(Math.min(demandOfSession(world, session).due, session.place?.slot.end ?? Infinity));

/** The figures of a shift as the world stands: what is due is done, running or open (SPEC K1). */
export function shiftCounts(world: World, question: ShiftQuestion): ShiftCounts {
  const sessions = ownSessions(world, question);
  const count = (holds: (s: JointSession) => boolean): number => sessions.filter(holds).length;
  return {
    due: sessions.length,
    done: count((s) => s.status === 'done'),
    running: count((s) => s.status === 'running'),
    open: count((s) => s.status === 'planned' || s.status === 'arrived'),
    overdue: count((s) => s.status !== 'done' && dueOf(world, s) < question.now),
    green: count((s) => bookingOf(world, s.id) !== null),
  };
}

/** What the next shift goes on with, soonest first. */
export const openItems = (world: World, question: ShiftQuestion): readonly OpenItem[] =>
  ownSessions(world, question)
    .filter((s) => s.status !== 'done')
    .map((s) => ({
      sessionId: s.id,
      object: callName(requestsOf(world, s)[0]!).slice(0, 60),
      stage: stageOf(s),
      team: s.team.filter((id) => world.officers.get(id)?.agency === question.agency),
      due: dueOf(world, s),
    }))
    .toSorted((a, b) => a.due - b.due || (a.sessionId < b.sessionId ? -1 : 1));

function stageOf({ status, place }: JointSession): OpenItem['stage'] {
  if (status === 'running' || status === 'arrived') return status;
  return place === null ? 'waiting' : 'placed';
}

const byAgency = defineLookup('handOvers', (h) => [`${h.portId}/${h.agency}`]);

/** The hand-overs of an agency, newest first. */
export const handOversOf = (world: World, portId: string, agency: AgencyCode): readonly HandOver[] =>
  [...rowsBy(world, byAgency, `${portId}/${agency}`)].sort((a, b) => b.givenAt - a.givenAt || (a.id < b.id ? 1 : -1));
