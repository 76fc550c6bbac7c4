import type { Day, UtcMs } from '../kernel/time';
import { plusMinutes } from '../kernel/time';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { Milestone } from '../domain/milestone';
import type { Provenance } from '../domain/words';
import type { World } from '../domain/world';
import {
  timeStandardId,
  timedStep,
  type TimedStep,
  type TimeStandard,
  type YardOrder,
  type YardStep,
} from '../domain/yard';
import { factsOf } from './progress';
import { sessionsOfDay } from './plan-picture';

/** Minutes that a port begins with. Nobody has set them by law: each is shown as not verified until the port writes its own. */
const USUAL: Readonly<Record<TimedStep, number>> = {
  acknowledge: 5,
  move: 20,
  lift: 30,
  unload: 60,
  reload: 60,
  wait: 30,
  pickUp: 60,
};

const USUAL_FROM: Provenance = { source: '系统初始值，请按口岸公布的作业时限修改', verified: false };

/** The time standard of a step at a port, as the port has set it or as it begins with. */
export const standardOf = (world: World, portId: TimeStandard['portId'], step: TimedStep): TimeStandard =>
  world.timeStandards.get(timeStandardId(portId, step)) ?? {
    id: timeStandardId(portId, step),
    portId,
    step,
    minutes: USUAL[step],
    provenance: USUAL_FROM,
  };

/** All time standards of a port, in the order of the work. */
export const standardsOf = (world: World, portId: TimeStandard['portId']): readonly TimeStandard[] =>
  timedStep.options.map((step) => standardOf(world, portId, step));

const byDay = defineLookup('yardOrders', (o) => [`${o.portId}/${o.day}`]);

/** The yard's orders of a day, those that are due first on top. */
export const ordersOfDay = (world: World, portId: string, day: Day): readonly YardOrder[] =>
  [...rowsBy(world, byDay, `${portId}/${day}`)].sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));

/** When the yard first reported a step of an order; null before. */
export const reportedAt = (order: YardOrder, step: YardStep): UtcMs | null =>
  order.reports.find((r) => r.step === step)?.at ?? null;

const RANK: readonly YardOrder['status'][] = ['ordered', 'acknowledged', 'started', 'done'];

/** The state of an order after a report: carried on, never back; an order that was taken back stays so (SPEC Y1). */
export const orderAfter = (status: YardOrder['status'], step: YardStep): YardOrder['status'] =>
  status === 'cancelled' || RANK.indexOf(step) < RANK.indexOf(status) ? status : step;

/** Something that takes longer than its standard. `since` is the moment from which it is late. */
export type YardAlarm = {
  readonly id: string;
  readonly step: TimedStep;
  readonly object: string;
  readonly orderId: string | null;
  readonly sessionId: string | null;
  readonly since: UtcMs;
};

/** What is over its time at the yard on a day (SPEC Y2), longest first. */
export function yardAlarms(world: World, question: AlarmQuestion): readonly YardAlarm[] {
  const { portId, day, now } = question;
  const orders = ordersOfDay(world, portId, day).flatMap((o) => orderAlarm(world, o) ?? []);
  const waits = sessionsOfDay(world, portId, day).flatMap((s) => waitAlarms(world, factsOf(world, s.id), s.portId));
  return [...orders, ...waits]
    .filter((a) => a.since < now)
    .toSorted((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
}

export type AlarmQuestion = { readonly portId: string; readonly day: Day; readonly now: UtcMs };

/** From when on an order is late, and for what: not answered, not done by its time, or longer at work than its standard. */
function orderAlarm(world: World, order: YardOrder): YardAlarm | null {
  const { id, object, sessionId, work, status } = order;
  const about = { object, orderId: id, sessionId };
  if (status === 'done' || status === 'cancelled') return null;
  if (status === 'ordered') {
    const answer = plusMinutes(order.at, standardOf(world, order.portId, 'acknowledge').minutes);
    if (answer < order.due) return { ...about, id: `${id}/acknowledge`, step: 'acknowledge', since: answer };
  }
  const started = reportedAt(order, 'started');
  const ends = started === null ? order.due : Math.min(order.due, plusMinutes(started, order.minutes));
  return { ...about, id: `${id}/${work}`, step: work, since: ends as UtcMs };
}

/** A driver who waits to be inspected, and a released load that is not picked up. */
function waitAlarms(world: World, facts: readonly Milestone[], portId: TimeStandard['portId']): readonly YardAlarm[] {
  const first = (kind: Milestone['kind']): Milestone | undefined => facts.find((f) => f.kind === kind);
  const over = (from: Milestone | undefined, step: 'wait' | 'pickUp', ended: boolean): readonly YardAlarm[] => {
    if (!from || ended) return [];
    const since = plusMinutes(from.at, standardOf(world, portId, step).minutes);
    const { sessionId } = from;
    return [{ id: `${sessionId}/${step}`, step, object: '', orderId: null, sessionId, since }];
  };
  const begun = facts.some((f) => f.kind === 'started' || f.kind === 'ended' || f.kind === 'released');
  const gone = facts.some((f) => f.kind === 'pickedUp');
  return [...over(first('arrived'), 'wait', begun || gone), ...over(first('released'), 'pickUp', gone)];
}
