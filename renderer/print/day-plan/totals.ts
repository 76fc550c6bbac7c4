import type { Day } from '#shared/kernel/time';
import type { PlanEntry } from '#shared/domain/plan';
import type { Port } from '#shared/domain/port';
import type { Decline } from '#shared/domain/session';
import type { AgencyCode } from '#shared/domain/words';
import type { World } from '#shared/domain/world';
import type { Job } from './lines';

/** The figures under the table. */
export type Totals = {
  readonly requests: number;
  readonly openings: number;
  readonly joint: number;
  readonly single: number;
  /** Why pairs were not joined, most frequent first. */
  readonly declined: readonly (readonly [Decline['reason'], number])[];
  readonly green: number;
  /** Officers on duty at any time of the day, by agency. */
  readonly onDuty: readonly (readonly [AgencyCode, number])[];
  /** Jobs of the day that have no place yet. */
  readonly waiting: number;
};

type Counted = {
  readonly port: Port;
  readonly day: Day;
  readonly jobs: readonly Job[];
  readonly entries: readonly PlanEntry[];
};

/** Counts what a picture holds; jobs that were taken out do not count. */
export function totalsOf(world: World, { port, day, jobs, entries }: Counted): Totals {
  const held = jobs.filter((j) => j.mark !== 'gone');
  const joint = held.filter((j) => new Set(j.requests.map((r) => r.agency)).size > 1).length;
  const ofDay = <T extends { readonly portId: string; readonly day: string }>(
    rows: ReadonlyMap<string, T>,
  ): readonly T[] => [...rows.values()].filter((row) => row.portId === port.id && row.day === day);
  const onDuty = ofDay(world.duties).flatMap((d) =>
    d.windows.length > 0 ? (world.officers.get(d.officerId) ?? []) : [],
  );
  return {
    requests: held.reduce((sum, j) => sum + j.requests.length, 0),
    openings: held.length,
    joint,
    single: held.length - joint,
    declined: counted(ofDay(world.declines).map((d) => d.reason)),
    green: held.filter((j) => j.green).length,
    onDuty: port.agencies.map(({ code }) => [code, onDuty.filter((o) => o.agency === code).length]),
    waiting: entries.filter((e) => e.place === null).length,
  };
}

function counted<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}
