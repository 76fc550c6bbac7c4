import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProject } from '#shared/planning/check-project';
import type { Project } from '#shared/planning/psplib';
import { scheduleProject } from '#shared/planning/rcpsp/schedule-project';

/** Two activities that cannot overlap on the first resource, and a third after the first. */
const small: Project = {
  durations: [3, 4, 2],
  demands: [[2], [2], [1]],
  capacities: [3],
  successors: [[2], [], []],
};

const solved = (project: Project, schedules: number, seed = 1) => {
  const made = scheduleProject(project, { seed, schedules });
  return made.ok ? made.value : undefined;
};

test('the check tells an activity too soon, a resource overdrawn, and a start missing or before zero', () => {
  const codes = (starts: number[]) => checkProject(small, starts).breaches.map((b) => `${b.code} ${b.activity}`);
  expect(codes([0, 3, 3])).toEqual([]);
  expect(codes([0, 3, 2])).toEqual(['too-soon 2']);
  expect(codes([0, 2, 3])).toEqual(['over-capacity 1']);
  expect(codes([0, 3])).toContain('no-start 2');
  expect(codes([-1, 3, 3])).toContain('no-start 0');
});

test('a small project is scheduled in the shortest time', () => {
  const made = solved(small, 50)!;
  expect(made).toMatchObject({ makespan: 7, lowerBound: 6 });
  expect(checkProject(small, made.starts)).toEqual({ valid: true, breaches: [], makespan: 7 });
});

test('a project no schedule can satisfy is refused', () => {
  expect(solved({ ...small, demands: [[4], [2], [1]] }, 10)).toBeUndefined();
  expect(solved({ ...small, successors: [[2], [], [0]] }, 10)).toBeUndefined();
});

const projects = fc
  .record({
    jobs: fc.array(
      fc.record({
        duration: fc.integer({ min: 0, max: 9 }),
        demand: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 7, maxLength: 7 }),
        after: fc.array(fc.nat(), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 25 },
    ),
    capacities: fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 1, maxLength: 7 }),
  })
  .map(({ jobs, capacities }): Project => {
    const successors: number[][] = jobs.map(() => []);
    jobs.forEach(({ after }, a) => after.forEach((x) => a > 0 && successors[x % a]!.push(a)));
    return {
      durations: jobs.map((j) => j.duration),
      demands: jobs.map((j) => j.demand.slice(0, capacities.length)),
      capacities,
      successors: successors.map((list) => Array.from(new Set(list))),
    };
  });

test('whatever the project, its schedule breaks nothing, is as long as it says, no shorter than the bound, and the same again', () => {
  fc.assert(
    fc.property(projects, fc.integer(), (project, seed) => {
      const made = solved(project, 60, seed)!;
      expect(checkProject(project, made.starts)).toEqual({ valid: true, breaches: [], makespan: made.makespan });
      expect(made.makespan).toBeGreaterThanOrEqual(made.lowerBound);
      expect(solved(project, 60, seed)).toEqual(made);
    }),
    { numRuns: 200 },
  );
});
