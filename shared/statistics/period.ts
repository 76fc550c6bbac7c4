import type { Day } from '../kernel/time';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';

/** The days that are counted, both ends included. */
export type Period = { readonly portId: string; readonly from: Day; readonly until: Day };

/** Whether something of a port's day counts. */
export const counts = (period: Period, row: { readonly portId: string; readonly day: Day }): boolean =>
  row.portId === period.portId && row.day >= period.from && row.day <= period.until;

/** The sessions of the period that were not cancelled, by id. */
export const sessionsIn = (world: World, period: Period): readonly JointSession[] =>
  [...world.sessions.values()]
    .filter((s) => counts(period, s) && s.status !== 'cancelled')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
