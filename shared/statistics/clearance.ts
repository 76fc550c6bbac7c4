import type { UtcMs } from '../kernel/time';
import { clearanceBaseId, type ClearanceBase } from '../domain/clearance-base';
import type { MilestoneKind } from '../domain/milestone';
import type { JointSession } from '../domain/session';
import type { Direction } from '../domain/words';
import type { World } from '../domain/world';
import { factsOf } from '../rules/progress';
import { sessionsIn, type Period } from './period';
import { summaryOf, type Summary } from './sample';

/** Minutes that one load took, and the session it was opened in. */
export type Clearance = { readonly sessionId: JointSession['id']; readonly minutes: number };

/** The clearance of one direction (整体通关时间): from the first arrival to the first release, in minutes. */
export type DirectionClearance = {
  readonly direction: Direction;
  readonly summary: Summary | null;
  readonly loads: readonly Clearance[];
  readonly base: ClearanceBase;
  /** How much shorter than the base the mean is, from 0 to 1; below 0 where it is longer; null without a measurement. */
  readonly cut: number | null;
};

/** The national means of 2017, reckoned back from the published cuts of May 2020; no figure of the province was found. */
const NATIONAL: Readonly<Record<Direction, number>> = { in: 97.4, out: 12.3 };
const SOURCE = '海关总署 2020-05: 38.93 h (−60.03 %) / 2.12 h (−82.74 %)';

/** The base that a port is measured against: its own, or the national one, marked unverified. */
export const baseOf = (world: World, portId: ClearanceBase['portId'], way: Direction): ClearanceBase =>
  world.clearanceBases.get(clearanceBaseId(portId, way)) ?? {
    id: clearanceBaseId(portId, way),
    portId,
    direction: way,
    hours: NATIONAL[way],
    provenance: { source: SOURCE, verified: false },
  };

/** The first time that something of a kind happened to a session's load. */
export const firstOf = (world: World, session: JointSession, kind: MilestoneKind): UtcMs | null =>
  factsOf(world, session.id).find((m) => m.kind === kind)?.at ?? null;

/** Minutes between two first facts; null where one is missing or they stand in the wrong order. */
export function minutesBetween(
  world: World,
  session: JointSession,
  { from, to }: { readonly from: MilestoneKind; readonly to: MilestoneKind },
): number | null {
  const [start, end] = [firstOf(world, session, from), firstOf(world, session, to)];
  return start === null || end === null || end < start ? null : (end - start) / 60_000;
}

/** Into the country or out of it: what the first request says. */
export const directionOf = (world: World, session: JointSession): Direction =>
  world.requests.get(session.requestIds[0]!)?.direction ?? 'in';

/** How long loads took to clear in a period, by direction. */
export function clearanceOf(world: World, period: Period): readonly DirectionClearance[] {
  const sessions = sessionsIn(world, period);
  const port = world.ports.get(period.portId);
  if (!port) return [];
  return (['in', 'out'] as const).map((direction) => {
    const loads = sessions
      .filter((s) => directionOf(world, s) === direction)
      .flatMap((s): Clearance[] => {
        const minutes = minutesBetween(world, s, { from: 'arrived', to: 'released' });
        return minutes === null ? [] : [{ sessionId: s.id, minutes }];
      });
    const base = baseOf(world, port.id, direction);
    const summary = summaryOf(loads.map((l) => l.minutes));
    return { direction, summary, loads, base, cut: summary && 1 - summary.mean / 60 / base.hours };
  });
}
