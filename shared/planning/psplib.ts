import { err, ok, type Result } from '../kernel/result';

/** A single-mode project of the PSPLIB library: activities with durations, renewable demands and finish-to-start order. */
export type Project = {
  readonly durations: readonly number[];
  /** Demand of each activity for each resource. */
  readonly demands: readonly (readonly number[])[];
  readonly capacities: readonly number[];
  /** Successors of each activity, counted from zero. */
  readonly successors: readonly (readonly number[])[];
};

export type ProjectFault = {
  readonly code: 'section-missing' | 'row-unreadable' | 'not-single-mode';
  readonly detail: string;
};

/** Reads a PSPLIB `.sm` file. Refuses a file without its three tables, a row that is not numbers, or more than one mode. */
export function parseProject(text: string): Result<Project, ProjectFault> {
  const order = table(text, 'PRECEDENCE RELATIONS');
  const demand = table(text, 'REQUESTS/DURATIONS');
  const supply = table(text, 'RESOURCEAVAILABILITIES');
  const missing = [order, demand, supply].findIndex((rows) => rows.length === 0);
  if (missing >= 0)
    return err({ code: 'section-missing', detail: ['PRECEDENCE', 'REQUESTS', 'AVAILABILITIES'][missing]! });
  const capacities = supply.at(-1)!;
  const fault = rowFault(order, demand, capacities.length);
  if (fault) return err(fault);
  return ok({
    durations: demand.map((row) => row[2]!),
    demands: demand.map((row) => row.slice(3)),
    capacities,
    successors: order.map((row) => row.slice(3).map((job) => job - 1)),
  });
}

/** The rows of numbers that follow a heading, up to the next line of stars. */
function table(text: string, heading: string): number[][] {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith(heading));
  if (first < 0) return [];
  const rest = lines.slice(first + 1);
  const last = rest.findIndex((line) => line.startsWith('***'));
  return rest
    .slice(0, last < 0 ? rest.length : last)
    .filter((line) => /^\s*\d[\d\s]*$/.test(line))
    .map((line) => line.trim().split(/\s+/).map(Number));
}

function rowFault(order: number[][], demand: number[][], resources: number): ProjectFault | undefined {
  const n = demand.length;
  if (order.length !== n) return { code: 'row-unreadable', detail: `${order.length} of ${n} activities ordered` };
  for (const [i, row] of demand.entries()) {
    if (row[0] === i + 1 && row[1] === 1 && row.length === 3 + resources) continue;
    return { code: row[1] === 1 ? 'row-unreadable' : 'not-single-mode', detail: row.join(' ') };
  }
  for (const [i, row] of order.entries()) {
    const told = row[0] === i + 1 && row[2] === row.length - 3;
    if (told && row.slice(3).every((job) => job >= 1 && job <= n)) continue;
    return { code: row[1] === 1 ? 'row-unreadable' : 'not-single-mode', detail: row.join(' ') };
  }
  return undefined;
}
