import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadavg } from 'node:os';
import { argv, cwd, stdout, version } from 'node:process';
import { readJson } from './planner/bench-io';
import { benchDays, type FoundDays } from './planner/day-bench';
import { benchPeers } from './planner/peer-bench';
import { benchProjects } from './planner/project-bench';
import { benchReplan } from './planner/replan-bench';

/**
 * Measures the planner in processor time and writes tests/bench/RESULTS.md. `--short` leaves out the long budgets, `--long` plans days for a minute too;
 * `--only=days,replan,projects,peers` measures part and leaves the file as it is.
 */
const short = argv.includes('--short');
const only = argv
  .find((word) => word.startsWith('--only='))
  ?.slice(7)
  .split(',');
const wanted = (part: string): boolean => only === undefined || only.includes(part);
const foundPath = join(cwd(), 'tests/bench/planner/best-found.json');
const found: FoundDays = existsSync(foundPath) ? (readJson(foundPath) as FoundDays) : {};

const parts: string[] = [];
/** Each part is shown as soon as it is measured. */
function say(part: string): void {
  parts.push(part);
  stdout.write(`${part}\n\n`);
}

say(
  `Node ${version}; seeds 1 … 5${short ? ', repairs 1 … 3; short run' : ''}; processor time, one thread; load ${loadavg()[0]!.toFixed(0)}.`,
);
if (wanted('days')) {
  const seconds = short ? [1] : argv.includes('--long') ? [1, 5, 60] : [1, 5];
  say(`## Port days\n\n${benchDays({ seeds: 5, seconds }, found)}`);
}
if (wanted('replan')) say(`## After an event\n\n${benchReplan({ seeds: short ? 3 : 5, longSeconds: short ? 2 : 3 })}`);
if (wanted('projects')) say(`## Projects (PSPLIB)\n\n${benchProjects({ seed: 7, long: !short })}`);
if (wanted('peers')) say(`## Against other solvers\n\n${benchPeers({ seconds: short ? 10 : 60, short })}`);

if (wanted('days')) writeFileSync(foundPath, `${JSON.stringify(found, null, 1)}\n`);
if (only === undefined) writeFileSync(join(cwd(), 'tests/bench/RESULTS.md'), `# Planner\n\n${parts.join('\n\n')}\n`);
