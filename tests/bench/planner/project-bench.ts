import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkProject } from '#shared/planning/check-project';
import { parseProject, type Project } from '#shared/planning/psplib';
import { compileProject } from '#shared/planning/rcpsp/project-model';
import { scheduleProject } from '#shared/planning/rcpsp/schedule-project';
import { DATA, hasData, mean, percent, readJson, stopwatch, table } from './bench-io';

/**
 * How far the best known makespans of each whole set lie over the critical path, in per cent: where only part of a set is at
 * hand, its deviation is shifted by what its own best known values differ from that, so that it compares with published tables.
 */
const WHOLE_SET: Readonly<Record<string, number>> = { j30: 13.372, j60: 10.371, j120: 28.907 };

type Known = Record<string, { readonly best: number }>;
type File = { readonly name: string; readonly project: Project; readonly path: number; readonly best: number };
type Run = { readonly makespan: number; readonly schedules: number; readonly ms: number };

/**
 * PSPLIB sets at fixed numbers of schedules, each figure the mean of the seeds, and at fixed processor time; every schedule is judged by
 * the separate check. At 50,000 schedules and by time the first seed alone runs; by time on every tenth instance.
 */
export function benchProjects(effort: {
  readonly seeds: readonly number[];
  readonly seconds: readonly number[];
}): string {
  if (!hasData('psplib')) return 'PSPLIB files not present: skipped.';
  const known = readJson(join(DATA, 'psplib/best-known.json')) as Known;
  const rows: (string | number)[][] = [];
  for (const set of ['j30', 'j60', 'j120']) {
    const files = filesOf(set, known);
    const some = files.filter((_, i) => i % 10 === 0);
    const [first] = effort.seeds as readonly [number, ...number[]];
    for (const n of [1000, 5000, 50_000]) {
      const seeds = n > 5000 ? [first] : effort.seeds;
      rows.push(row(set, `${n} schedules`, { files, solves: seeds.map((seed) => byCount(seed, n)) }));
    }
    for (const s of effort.seconds) rows.push(row(set, `${s} s`, { files: some, solves: [bySeconds(first, s)] }));
  }
  return table(
    [
      'set',
      'budget',
      'instances',
      'seeds',
      'over critical path',
      'as of the whole set',
      'over best known',
      'at best',
      'schedules a second',
    ],
    rows,
  );
}

function filesOf(set: string, known: Known): File[] {
  const names = readdirSync(join(DATA, 'psplib', set)).filter((name) => name.endsWith('.sm'));
  return names.sort().map((name) => {
    const read = parseProject(readFileSync(join(DATA, 'psplib', set, name), 'utf8'));
    if (!read.ok) throw new Error(`${name}: ${read.error.code} ${read.error.detail}`);
    const path = compileProject(read.value).tail[0].reduce((a, b) => Math.max(a, b), 0);
    return { name, project: read.value, path, best: known[name]!.best };
  });
}

type Solve = (file: File) => Run;

const byCount =
  (seed: number, schedules: number): Solve =>
  ({ project }) =>
    solved(project, { seed, schedules });

const bySeconds =
  (seed: number, seconds: number): Solve =>
  ({ project }) => {
    const ms = stopwatch();
    return solved(project, { seed, spent: () => ms() / 1000 / seconds });
  };

function solved(project: Project, options: Parameters<typeof scheduleProject>[1]): Run {
  const ms = stopwatch();
  const made = scheduleProject(project, options);
  const took = ms();
  if (!made.ok) throw new Error('no schedule');
  const { valid, makespan } = checkProject(project, made.value.starts);
  if (!valid || makespan !== made.value.makespan) throw new Error('the schedule breaks a rule');
  return { makespan, schedules: made.value.schedules, ms: took };
}

type Wanted = { readonly files: readonly File[]; readonly solves: readonly Solve[] };

function row(set: string, budget: string, { files: once, solves }: Wanted): (string | number)[] {
  const files = solves.flatMap(() => once);
  const runs = solves.flatMap((solve) => once.map(solve));
  const over = (of: (file: File) => number): string =>
    percent(mean(files.map((f, i) => runs[i]!.makespan / of(f) - 1)), 3);
  const bestOverPath = mean(files.map((f) => f.best / f.path - 1));
  const whole = percent(mean(files.map((f, i) => runs[i]!.makespan / f.path - 1)) - bestOverPath + WHOLE_SET[set]! / 100, 2); // prettier-ignore
  const schedules = runs.reduce((sum, r) => sum + r.schedules, 0);
  const seconds = runs.reduce((sum, r) => sum + r.ms, 0) / 1000;
  const atBest = Math.round(runs.filter((r, i) => r.makespan <= files[i]!.best).length / solves.length);
  return [
    set,
    budget,
    once.length,
    solves.length,
    over((f) => f.path),
    whole,
    over((f) => f.best),
    atBest,
    Math.round(schedules / seconds),
  ];
}
