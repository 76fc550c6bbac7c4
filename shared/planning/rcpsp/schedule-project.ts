import { seeded } from '../../kernel/random';
import { err, ok, type Result } from '../../kernel/result';
import { ending, type Budget } from '../budget';
import type { Project } from '../psplib';
import { evolve } from './genetic';
import { compileProject } from './project-model';

/** Without any budget the search ends after this many schedules. */
const USUAL_SCHEDULES = 20_000;

export type ProjectPlan = {
  readonly makespan: number;
  /** Start of each activity, in the order of the file. */
  readonly starts: readonly number[];
  /** No schedule is shorter. */
  readonly lowerBound: number;
  readonly schedules: number;
};

/**
 * Schedules a project for the shortest makespan. Refuses one that has no schedule: an activity that asks more than there
 * is, or an order in a circle. The same project, seed and number of schedules give the same starts on every machine.
 */
export function scheduleProject(
  project: Project,
  options: Budget & { readonly seed: number },
): Result<ProjectPlan, { readonly code: 'no-schedule' }> {
  const model = compileProject(project);
  if (!model.feasible) return err({ code: 'no-schedule' });
  const { makespan, finish, direction, schedules } = evolve(model, {
    random: seeded(options.seed),
    budget: ending(options, USUAL_SCHEDULES),
  });
  const starts = Array.from(finish, (end, a) => (direction === 0 ? end - model.duration[a]! : makespan - end));
  return ok({ makespan, starts, lowerBound: model.lowerBound, schedules });
}
