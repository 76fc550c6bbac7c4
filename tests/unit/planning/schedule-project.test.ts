import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '#shared/kernel/random';
import { checkProject } from '#shared/planning/check-project';
import type { Project } from '#shared/planning/psplib';
import { NEVER, serialDecoderOf } from '#shared/planning/rcpsp/decode';
import { parallelDecoderOf } from '#shared/planning/rcpsp/decode-parallel';
import { compileProject } from '#shared/planning/rcpsp/project-model';
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

test('both generators keep order and resources in both directions, whatever the list', () => {
  fc.assert(
    fc.property(projects, fc.integer(), fc.constantFrom<0 | 1>(0, 1), (project, seed, direction) => {
      const model = compileProject(project);
      const list = Int32Array.from(project.durations.keys());
      const random = seeded(seed);
      const weight = Float64Array.from(list, () => random.next());
      list.sort((a, b) => weight[a]! - weight[b]!);
      for (const decoderOf of [serialDecoderOf, parallelDecoderOf]) {
        const { decode, finish } = decoderOf(model);
        const makespan = decode(direction, list, NEVER);
        const starts = Array.from(finish, (end, a) => (direction === 0 ? end - project.durations[a]! : makespan - end));
        expect(checkProject(project, starts)).toEqual({ valid: true, breaches: [], makespan });
      }
    }),
  );
});

test('a generator gives up just where it cannot stay below, and makes the same schedule after that', () => {
  fc.assert(
    fc.property(
      projects,
      fc.constantFrom<0 | 1>(0, 1),
      fc.integer({ min: 1, max: 99 }),
      (project, direction, below) => {
        const model = compileProject(project);
        const list = Int32Array.from(project.durations.keys());
        for (const decoderOf of [serialDecoderOf, parallelDecoderOf]) {
          const { decode, finish } = decoderOf(model);
          const makespan = decode(direction, list, NEVER);
          const times = Array.from(finish);
          expect(decode(direction, list, below)).toBe(Math.min(makespan, below));
          expect(decode(direction, list, makespan + 1)).toBe(makespan);
          expect(Array.from(finish)).toEqual(times);
        }
      },
    ),
  );
});

test('the parallel generator leaves no activity waiting that could start', () => {
  fc.assert(
    fc.property(projects, (project) => {
      const { decode, finish } = parallelDecoderOf(compileProject(project));
      decode(0, Int32Array.from(project.durations.keys()), NEVER);
      const starts = Array.from(finish, (end, a) => end - project.durations[a]!);
      for (const [a, start] of starts.entries()) {
        // Of the starts before its own, none was free for it: moved there, it breaks order or overdraws at that very moment.
        for (const at of finish) {
          if (at >= start || project.durations[a] === 0) continue;
          const others = project.durations
            .map((_, b) => b)
            .filter((b) => b !== a && starts[b]! <= at && at < finish[b]!);
          const early = project.successors.some((list, b) => list.includes(a) && finish[b]! > at);
          const drawn = (r: number): number => others.reduce((sum, b) => sum + project.demands[b]![r]!, 0);
          const over = project.capacities.some((c, r) => drawn(r) + project.demands[a]![r]! > c);
          expect(early || over).toBe(true);
        }
      }
    }),
  );
});

test('the same project, seed and number of schedules give these very starts on every machine', () => {
  const n = 24;
  const made = solved(
    {
      durations: Array.from({ length: n }, (_, a) => 1 + ((a * 5) % 9)),
      demands: Array.from({ length: n }, (_, a) => [(a * 3) % 6, (a * 7) % 5]),
      capacities: [7, 6],
      successors: Array.from({ length: n }, (_, a) => [a + 3, a + 7].filter((b) => b < n)),
    },
    300,
    3,
  )!;
  expect(made.makespan).toBe(51);
  expect(made.starts).toEqual([0, 0, 0, 2, 6, 6, 9, 9, 14, 18, 18, 19, 19, 24, 26, 26, 27, 34, 30, 39, 39, 36, 45, 43]);
});
