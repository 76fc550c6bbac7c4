import { invariant } from '#shared/kernel/invariant';
import { clockText, plusMinutes, startOfDay, type Day, type UtcMs } from '#shared/kernel/time';
import { applyChanges } from '#shared/domain/change';
import { callName } from '#shared/domain/request';
import type { World } from '#shared/domain/world';
import type { Intention } from '#shared/mutations/mutation';
import { adoptionOf, proposalOf } from '#shared/mutations/plan-proposal';
import { decide } from '#shared/mutations/registry';
import { baysOfPlan } from '#shared/planning/bays-of-plan';
import type { Placement } from '#shared/planning/instance';
import { instanceOf } from '#shared/planning/of-world';
import { plan, USUAL_SCHEDULES } from '#shared/planning/planner';
import { requestsOf } from '#shared/rules/demand';
import type { PortDay } from './port-day';
import type { RequestName } from './match-day';

const SEED = 1;

/** One session of a planned day. Times are null for one that is carried to the next opening. */
export type PlannedSession = {
  readonly session: string;
  readonly object: string;
  readonly goods: string;
  readonly agencies: readonly string[];
  readonly requests: readonly RequestName[];
  readonly bay: string | null;
  readonly yard: string | null;
  readonly start: UtcMs | null;
  readonly end: UtcMs | null;
  /** `08:30` in the port's time. */
  readonly from: string | null;
  readonly to: string | null;
  readonly minutes: number;
};

/** A day planned from files. */
export type PlannedDay = {
  readonly port: string;
  readonly day: Day;
  /** No roster was given: the people of the plan are assumed. */
  readonly roster: 'assumed';
  readonly objective: number;
  readonly lowerBound: number;
  readonly placed: number;
  readonly carried: number;
  readonly sessions: readonly PlannedSession[];
};

/** A planned day as rows to write, and as the world in which the plan was taken over: what is printed. */
export type DayPlanned = { readonly planned: PlannedDay; readonly world: World };

/** Plans the sessions of a day, from its beginning; the same world gives the same plan. */
export function planDay(world: World, { kit, day }: PortDay): DayPlanned {
  const now = startOfDay(day, kit.port.zone);
  const asked = instanceOf(world, { portId: kit.port.id, day, now });
  invariant(asked, 'the world was founded with this port');
  const found = plan(asked.instance, { seed: SEED, schedules: USUAL_SCHEDULES });
  const bays = baysOfPlan(world, asked, found.placements);
  const durations = new Map(asked.instance.sessions.map((s) => [s.id, s.modes.map((mode) => mode.dur)]));
  const sessions = found.placements.map((placement) =>
    told(world, placement, {
      kit,
      midnight: asked.midnight,
      bay: bays.get(placement.session) ?? null,
      minutes: durations.get(placement.session)?.[placement.mode] ?? 0,
    }),
  );
  const planned: PlannedDay = {
    port: kit.port.id,
    day,
    roster: 'assumed',
    objective: found.objective,
    lowerBound: found.lowerBound,
    placed: sessions.filter((s) => s.start !== null).length,
    carried: sessions.filter((s) => s.start === null).length,
    sessions: sessions.sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity)),
  };
  const proposal = proposalOf(world, asked, { placements: found.placements, seed: SEED });
  return { planned, world: adopted(world, adoptionOf({ portId: kit.port.id, day }, proposal), now) };
}

/**
 * The world after the proposal was taken over by the leader of the day, decided like any other action; without the assumed people, whose
 * names would be read as real on paper.
 */
function adopted(world: World, adoption: Intention, now: UtcMs): World {
  const leader = [...world.users.values()].find((user) => user.role === 'leader');
  invariant(leader, 'the world of a day has a leader');
  const decision = decide(world, adoption, { actor: leader, now });
  const after = decision.ok ? applyChanges(world, decision.value) : world;
  const sessions = new Map([...after.sessions].map(([id, session]) => [id, { ...session, team: [] }]));
  return { ...after, sessions, officers: new Map(), duties: new Map() };
}

function told(
  world: World,
  placement: Placement,
  of: {
    readonly kit: PortDay['kit'];
    readonly midnight: UtcMs;
    readonly bay: string | null;
    readonly minutes: number;
  },
): PlannedSession {
  const session = [...world.sessions.values()].find((s) => s.id === placement.session);
  invariant(session, `the plan names ${placement.session}, which is no session`);
  const requests = requestsOf(world, session);
  const bay = of.bay === null ? null : world.bays.get(of.bay);
  const start = placement.start === null ? null : plusMinutes(of.midnight, placement.start);
  const end = start === null ? null : plusMinutes(start, of.minutes);
  const { zone } = of.kit.port;
  return {
    session: session.id,
    object: requests[0] ? callName(requests[0]) : '',
    goods: requests[0]?.goods.name ?? '',
    agencies: [...new Set(requests.map((r) => r.agency))],
    requests: requests.map(({ agency, requestNo }) => ({ agency, requestNo })),
    bay: bay?.label ?? null,
    yard: bay?.yard ?? null,
    start,
    end,
    from: start === null ? null : clockText(start, zone),
    to: end === null ? null : clockText(end, zone),
    minutes: of.minutes,
  };
}
