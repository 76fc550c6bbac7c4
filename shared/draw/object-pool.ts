import type { Day } from '../kernel/time';
import type { PortId } from '../kernel/ids';
import { defineLookup, rowsBy } from '../domain/lookup';
import {
  drawGroup,
  drawRateId,
  type DrawAsk,
  type DrawGroup,
  type DrawLine,
  type DrawRate,
  type DrawRecord,
} from '../domain/double-random';
import { requestOfSession, type JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { demandOfSession, requestsOf } from '../rules/demand';
import { sessionsOfDay } from '../rules/plan-picture';

/** Percent that a port begins with; not verified until it writes its own. */
const USUAL: Readonly<Record<DrawGroup, number>> = { green: 5, aeo: 2, in: 20, out: 10 };

/** The rate of a group at a port, as the port has set it or as it begins with. */
export const rateOf = (world: World, portId: PortId, group: DrawGroup): DrawRate =>
  world.drawRates.get(drawRateId(portId, group)) ?? {
    id: drawRateId(portId, group),
    portId,
    group,
    percent: USUAL[group],
    provenance: { source: '系统初始值，请按布控要求修改', verified: false },
  };

/** All rates of a port, in the order in which a group is looked for. */
export const ratesOf = (world: World, portId: PortId): readonly DrawRate[] =>
  drawGroup.options.map((group) => rateOf(world, portId, group));

/** The group of a session's object: fresh goods first, then trusted traders, then by direction. */
export function groupOf(world: World, session: JointSession): DrawGroup {
  const { spoilClass, priority } = demandOfSession(world, session);
  if (spoilClass !== null) return 'green';
  if (priority === 'aeo') return 'aeo';
  return requestsOf(world, session)[0]?.direction === 'out' ? 'out' : 'in';
}

/** How many of so many objects a rate draws (SPEC R12): rounded up, so that a rate above nothing draws at least one. */
export const countAt = (percent: number, objects: number): number => Math.ceil((percent * objects) / 100);

const drawnBefore = defineLookup('draws', (d) =>
  d.kind === 'objects' && d.status === 'drawn' ? [`${d.portId}/${d.day}`] : [],
);

/** Requests whose object was in a draw of the day that stands, other than the given. */
function settled(world: World, { portId, day, instead }: ObjectQuestion): ReadonlySet<string> {
  const draws = [...rowsBy(world, drawnBefore, `${portId}/${day}`)].filter((d) => d.id !== instead);
  return new Set(draws.flatMap((d) => d.pool.filter((m) => m.excluded === null).map((m) => requestOfSession(m.id))));
}

export type ObjectQuestion = {
  readonly portId: PortId;
  readonly day: Day;
  /** The draw that this one is made instead of: its objects are in the pool again. */
  readonly instead: DrawRecord['id'] | null;
};

/**
 * The objects from which the day's are drawn: all that are planned or have arrived. What has begun, and what an earlier draw of the day has
 * already decided on, stands in the pool with the reason and is not drawn.
 */
export function objectPool(world: World, question: ObjectQuestion): readonly DrawLine[] {
  const before = settled(world, question);
  return sessionsOfDay(world, question.portId, question.day).map((s) => ({
    id: s.id,
    agency: groupOf(world, s),
    skills: [],
    weight: 1,
    excluded: exclusionOf(s, before),
  }));
}

function exclusionOf(session: JointSession, before: ReadonlySet<string>): 'begun' | 'drawn-before' | null {
  if (session.status === 'running' || session.status === 'done') return 'begun';
  return session.requestIds.some((id) => before.has(id)) ? 'drawn-before' : null;
}

/** What the port's rates ask of a pool of objects. `pick` is 0 where they ask for none. */
export function objectAsk(
  pool: readonly DrawLine[],
  rates: readonly DrawRate[],
): Omit<DrawAsk, 'pick'> & { readonly pick: number } {
  const perAgency: Record<string, number> = {};
  for (const { group, percent } of rates) {
    const free = pool.filter((m) => m.agency === group && m.excluded === null).length;
    const count = countAt(percent, free);
    if (count > 0) perAgency[group] = count;
  }
  return { pick: Object.values(perAgency).reduce((sum, n) => sum + n, 0), perAgency, skills: [] };
}
