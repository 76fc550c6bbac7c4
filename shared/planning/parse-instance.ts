import { z } from 'zod';
import { err, ok, type Result } from '../kernel/result';
import { instanceSchema, placement, type Instance, type Placement } from './instance';
import { faultsOf, type InstanceFault } from './instance-faults';

/** Reads a port day. Refuses with every fault found: a wrong shape, a name used twice, a reference to nothing, a circle. */
export function parseInstance(json: unknown): Result<Instance, readonly InstanceFault[]> {
  const parsed = instanceSchema.safeParse(json);
  if (!parsed.success) return err(parsed.error.issues.map(shapeFault));
  const faults = faultsOf(parsed.data);
  return faults.length > 0 ? err(faults) : ok(parsed.data);
}

const solutionSchema = z.union([
  z.array(placement),
  z.object({ solution: z.array(placement) }).transform((o) => o.solution),
  z.object({ plan: z.array(placement) }).transform((o) => o.plan),
]);

/** Reads a plan: the list of placements itself, or an object that holds it as `solution` or `plan`. */
export function parseSolution(json: unknown): Result<readonly Placement[], readonly InstanceFault[]> {
  const parsed = solutionSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues.map(shapeFault));
}

function shapeFault(issue: z.core.$ZodIssue): InstanceFault {
  return { code: 'shape', path: issue.path.join('.'), detail: issue.message };
}
