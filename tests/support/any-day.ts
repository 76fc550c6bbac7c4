import * as fc from 'fast-check';
import { at, type UtcMs } from '#shared/kernel/time';
import { applyChanges, type Change } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import type { Decision } from '#shared/mutations/mutation';
import { decide } from '#shared/mutations/registry';
import type { Step } from './arbitraries';
import { time } from './world-builder';

/** One accepted action with the worlds on both sides of it. */
export type Visit = {
  readonly before: World;
  readonly after: World;
  readonly step: Step;
  readonly changes: readonly Change[];
};

/** Steps begin at seven, some milliseconds apart or together. */
export const momentOfStep = (step: Step): UtcMs => at(time('07:00') + step.late);

/** Decides a step in a world. */
export const askStep = (world: World, step: Step): Decision =>
  decide(world, step.intention, { actor: step.actor, now: momentOfStep(step) });

/** Takes the steps that are accepted, shows each to a visitor, and gives the world they end in. */
export function walk(start: World, steps: readonly Step[], visit: (taken: Visit) => void): World {
  let world = start;
  for (const step of steps) {
    const decision = askStep(world, step);
    if (!decision.ok) continue;
    const after = applyChanges(world, decision.value);
    visit({ before: world, after, step, changes: decision.value });
    world = after;
  }
  return world;
}

/**
 * Looks for what is wrong after every accepted step of many days: null when nothing was found, else the report with its seed and
 * the smallest day that shows it. A check names what is wrong; an empty list is as it should be.
 */
export function wrongOnSomeDay(
  start: World,
  days: fc.Arbitrary<readonly Step[]>,
  { check, numRuns = 300 }: { check: (taken: Visit) => readonly unknown[]; numRuns?: number },
): string | null {
  const property = fc.property(days, (steps) => {
    walk(start, steps, (taken) => {
      const wrong = check(taken);
      if (wrong.length > 0) throw new Error(`${taken.step.intention.name}: ${JSON.stringify(wrong)}`);
    });
  });
  const report = fc.check(property, { numRuns });
  return report.failed ? (fc.defaultReportMessage(report) ?? 'failed') : null;
}
