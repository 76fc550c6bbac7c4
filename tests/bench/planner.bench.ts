import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpus, loadavg } from 'node:os';
import { argv, cwd, stdout, version } from 'node:process';
import { readJson } from './planner/bench-io';
import { benchDays, type FoundDays } from './planner/day-bench';
import { benchPeers } from './planner/peer-bench';
import { benchProjects } from './planner/project-bench';
import { benchReplan } from './planner/replan-bench';

/**
 * Measures the planner in processor time and writes tests/bench/RESULTS.md. `--short` leaves out the long budgets, `--long` gives the
 * solvers a minute, events ten seconds and projects five; `--only=days,replan,projects,peers` measures part and leaves the file as it is.
 */
const short = argv.includes('--short');
const long = argv.includes('--long');
const only = argv
  .find((word) => word.startsWith('--only='))
  ?.slice(7)
  .split(',');
const wanted = (part: string): boolean => only === undefined || only.includes(part);
const foundPath = join(cwd(), 'tests/bench/planner/best-found.json');
const found: FoundDays = existsSync(foundPath) ? (readJson(foundPath) as FoundDays) : {};

const parts: string[] = [];
/** Each part is shown as soon as it is measured, and written when all are to be. */
function say(part: string): void {
  parts.push(part);
  stdout.write(`${part}\n\n`);
  if (only === undefined) writeFileSync(join(cwd(), 'tests/bench/RESULTS.md'), `# Planner\n\n${parts.join('\n\n')}\n`);
}

const DAY_SEEDS = 5;
const PROJECT_SEEDS = [7, 1, 2];
const seconds = short ? [1] : [1, 5, 60];
const peerSeconds = long ? 60 : 10;
const flags = argv.slice(2).join(' ');

say(
  `\`npm run bench:planner${flags && ` -- ${flags}`}\`. Node ${version}, ${cpus()[0]!.model}, one thread, all times processor time, load ${loadavg()[0]!.toFixed(1)} at the start. ` +
    `Port days: seeds 1 … ${DAY_SEEDS}, median, 60 s once. Events: seeds 1 … ${short ? 3 : 5}, median. Projects: seeds ${PROJECT_SEEDS.join(', ')}, mean; at 50,000 schedules and by time seed 7.`,
);
if (wanted('days')) {
  say(`## Port days\n\n${benchDays({ seeds: DAY_SEEDS, seconds }, found)}`);
  writeFileSync(foundPath, `${JSON.stringify(found, null, 1)}\n`);
}
if (wanted('replan')) say(`## After an event\n\n${benchReplan({ seeds: short ? 3 : 5, longSeconds: long ? 10 : 3 })}`);
if (wanted('projects')) {
  const spans = short ? [] : long ? [1, 5] : [1];
  say(`## Projects (PSPLIB)\n\n${benchProjects({ seeds: PROJECT_SEEDS, seconds: spans })}`);
}
if (wanted('peers')) {
  const rest = 'The planner’s second against the solvers’ ';
  const build =
    'Suspending' in WebAssembly ? '' : ' CP-SAT runs in its slower build (Asyncify): this Node has no JSPI.';
  say(
    `## Against other solvers\n\n${rest}${peerSeconds} s each.${build}\n\n${benchPeers({ seconds: peerSeconds, short: !long })}`,
  );
}
