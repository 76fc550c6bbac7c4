import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cwd, execPath } from 'node:process';
import type { Instance } from '#shared/planning/instance';
import { plan } from '#shared/planning/planner';
import { parseProject, type Project } from '#shared/planning/psplib';
import { scheduleProject } from '#shared/planning/rcpsp/schedule-project';
import { DATA, hasData, readJson, stopwatch, table } from './bench-io';
import { days } from './day-bench';

const FOLDER = join(cwd(), 'tests/bench/planner/peers');

/** Hard instances of each set: none of them has its best known value on its critical path. */
const HARD = ['j30/j3029_2', 'j30/j3013_4', 'j60/j6013_2', 'j60/j6029_8', 'j120/j12016_4', 'j120/j12037_8'];

type Question = { readonly project?: Project; readonly day?: Instance; readonly seconds: number };
type Answer = { readonly objective: number | null; readonly bound: number | null; readonly status: string };
type Effort = { readonly seconds: number; readonly short: boolean };

/**
 * The planner's second against the minute of CP-SAT and Chuffed, and the bound of HiGHS, each solver a process of its own with
 * the same processor time. Says in one line why it is left out where the solvers cannot be installed.
 */
export function benchPeers({ seconds, short }: Effort): string {
  const missing = install();
  if (missing) return missing;
  const onProjects = hasData('psplib') ? HARD.filter((_, i) => !short || i % 2 === 0).map((n) => projectRow(n, seconds)) : []; // prettier-ignore
  const projects = table(['project', 'best known', 'planner 1 s', `CP-SAT ${seconds} s`, `Chuffed ${seconds} s`], onProjects); // prettier-ignore
  const some = days().filter(({ day }) => day.sessions.length < (short ? 100 : 300));
  const onDays = some.map(({ name, day }) => dayRow(name.replace('.json', ''), day, seconds));
  const ofDays = table(['day', 'planner 1 s', `CP-SAT ${seconds} s`, 'CP-SAT bound', 'HiGHS bound', 'planner over it'], onDays); // prettier-ignore
  return `${projects}\n\n${ofDays}`;
}

/** The solvers have a package of their own, so that only who measures installs them. */
function install(): string | undefined {
  if (existsSync(join(FOLDER, 'node_modules/highs/package.json'))) return undefined;
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'ignore' });
    return undefined;
  } catch {
    return 'Left out: the solvers could not be installed (`npm ci` in tests/bench/planner/peers).';
  }
}

/** Asks one solver in a process of its own. A solver that breaks down has found nothing. */
function ask(solver: string, question: Question): Answer {
  const asked = { cwd: FOLDER, input: JSON.stringify(question), encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  const line =
    spawnSync(execPath, [join(FOLDER, `${solver}.mjs`)], asked)
      .stdout.trim()
      .split('\n')
      .at(-1) ?? '';
  return line.startsWith('{') ? (JSON.parse(line) as Answer) : { objective: null, bound: null, status: 'BROKE' };
}

const told = ({ objective, status }: Answer): string =>
  `${objective ?? 'none'}${status === 'OPTIMAL' ? ' (proved)' : ''}`;

function projectRow(name: string, seconds: number): (string | number)[] {
  const known = readJson(join(DATA, 'psplib/best-known.json')) as Record<string, { readonly best: number }>;
  const read = parseProject(readFileSync(join(DATA, 'psplib', `${name}.sm`), 'utf8'));
  if (!read.ok) throw new Error(name);
  const project = read.value;
  const ms = stopwatch();
  const ours = scheduleProject(project, { seed: 1, spent: () => ms() / 1000 });
  const file = name.split('/')[1]!;
  const peers = ['cp-sat', 'chuffed'].map((solver) => told(ask(solver, { project, seconds })));
  return [file, known[`${file}.sm`]!.best, ours.ok ? ours.value.makespan : 'none', ...peers];
}

function dayRow(name: string, day: Instance, seconds: number): (string | number)[] {
  const ms = stopwatch();
  const ours = plan(day, { seed: 1, spent: () => ms() / 1000 });
  const cpSat = ask('cp-sat', { day, seconds });
  const bound = ask('highs', { day, seconds: Math.max(60, seconds) }).bound;
  const over = bound === null ? '' : `${((ours.objective / bound - 1) * 100).toFixed(1)} %`;
  const whole = (value: number | null): number | string => (value === null ? 'none' : Math.round(value));
  return [name, ours.objective, told(cpSat), whole(cpSat.bound), whole(bound), over];
}
