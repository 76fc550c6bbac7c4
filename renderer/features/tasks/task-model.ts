import { MINUTE, type UtcMs } from '#shared/kernel/time';
import type { Absence } from '#shared/domain/second-look';
import type { User } from '#shared/domain/user';
import { may } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { defineLookup } from '#shared/domain/lookup';
import { factsOf, nextFact } from '#shared/rules/progress';
import { rowsOfSession } from '#shared/rules/of-session';
import { recordOf, signatureOf, valueOf } from '#shared/rules/record';
import { releaseOf } from '#shared/rules/release';
import { teamVisibleTo } from '#shared/rules/sight';
import { officerOf } from '#shared/rules/three-people';
import type { SessionView } from '../../data/day-model';

/** What a task waits for next: a fact of the yard, the advice of the own agency, somebody else, nothing any more. */
export type Stage = 'arrived' | 'started' | 'ended' | 'advise' | 'release' | 'over';

/** One session as a task of the person at this desk. */
export type Task = {
  readonly view: SessionView;
  readonly stage: Stage;
  readonly absences: readonly Absence[];
};

/** The tasks of one person on one day. */
export type Tasks = {
  /** Most pressing first: what runs, what waits for the own signature, what is there, what comes. */
  readonly open: readonly Task[];
  readonly over: readonly Task[];
  /** Starts of tasks that are not told before their time (SPEC X10), the earliest first. */
  readonly untold: readonly UtcMs[];
  /** Whether these are the own tasks; who is not on the roster sees the whole yard. */
  readonly own: boolean;
  readonly minutes: number;
};

type Frame = { readonly actor: User; readonly now: UtcMs };

const RANK: Readonly<Record<Stage, number>> = { ended: 0, advise: 1, started: 2, arrived: 3, release: 4, over: 5 };

/** The day's tasks of who works at this desk. */
export function tasksOf(world: World, sessions: readonly SessionView[], { actor, now }: Frame): Tasks {
  const officer = officerOf(world, actor.id);
  const mine = sessions.filter(
    ({ session }) =>
      session.status !== 'cancelled' &&
      (officer ? isOfTeam(world, session, officer.id) : session.place !== null || session.status !== 'planned'),
  );
  const told = mine.filter((v) => !officer || teamVisibleTo(actor, v.session, now));
  const tasks = told.map((view) => taskOf(world, view, actor)).toSorted(byPressure);
  return {
    open: tasks.filter((t) => t.stage !== 'over' && t.stage !== 'release'),
    over: tasks.filter((t) => t.stage === 'over' || t.stage === 'release'),
    untold: mine
      .filter((v) => !told.includes(v))
      .flatMap((v) => v.session.place?.slot.start ?? [])
      .toSorted((a, b) => a - b),
    own: officer !== null,
    minutes: officer ? told.reduce((sum, v) => sum + minutesOf(world, v, { officer: officer.id, now }), 0) : 0,
  };
}

const findings = defineLookup('findings', (f) => [f.requestId]);

/** Whether an officer is of the planned team, or was named in the record by his agency. */
function isOfTeam(world: World, session: SessionView['session'], officer: string): boolean {
  if (session.team.some((id) => id === officer)) return true;
  return rowsOfSession(world, findings, session).some(
    ({ value }) => value.kind === 'crew' && value.people.some((p) => p.officerId === officer),
  );
}

const absencesOf = defineLookup('absences', (a) => [a.requestId]);

function taskOf(world: World, view: SessionView, actor: User): Task {
  const absences = rowsOfSession(world, absencesOf, view.session).toSorted((a, b) => a.at - b.at);
  return { view, stage: stageOf(world, view, actor), absences };
}

function stageOf(world: World, { session, requests }: SessionView, actor: User): Stage {
  const fact = nextFact(session.status);
  if (fact) return fact;
  if (releaseOf(world, session)) return 'over';
  const hasColumn = requests.some((r) => r.agency === actor.agency);
  return may(actor, 'record') && hasColumn && !signatureOf(world, session, actor.agency) ? 'advise' : 'release';
}

function byPressure(a: Task, b: Task): number {
  const start = ({ view }: Task): number => view.session.place?.slot.start ?? Number.MAX_SAFE_INTEGER;
  return RANK[a.stage] - RANK[b.stage] || start(a) - start(b) || (a.view.id < b.view.id ? -1 : 1);
}

type Whose = { readonly officer: string; readonly now: UtcMs };

/** Minutes of one officer in one session: as recorded, else from its start to its end or to now. */
function minutesOf(world: World, view: SessionView, { officer, now }: Whose): number {
  const crews = recordOf(world, view.session).columns.flatMap((c) => valueOf(c.entries, 'crew', 'crew')?.people ?? []);
  const recorded = crews.find((p) => p.officerId === officer)?.minutes;
  if (recorded !== undefined && recorded !== null) return recorded;
  const facts = factsOf(world, view.id);
  const started = facts.find((m) => m.kind === 'started');
  if (!started) return 0;
  const ended = facts.findLast((m) => m.kind === 'ended');
  return Math.max(0, Math.round(((ended?.at ?? now) - started.at) / MINUTE));
}
