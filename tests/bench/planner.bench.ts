import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, cwd, stdout, version } from 'node:process';
import { readJson } from './planner/bench-io';
import { benchDays, type FoundDays } from './planner/day-bench';
import { benchProjects } from './planner/project-bench';
import { benchReplan } from './planner/replan-bench';

/**
 * Measures the planner in processor time and writes tests/bench/RESULTS.md. `--short` takes a minute or two and writes
 * nothing; `--only=days,replan,projects` measures part and keeps nothing either.
 */
const short = argv.includes('--short');
const only = argv
  .find((word) => word.startsWith('--only='))
  ?.slice(7)
  .split(',');
const wanted = (part: string): boolean => only === undefined || only.includes(part);
const foundPath = join(cwd(), 'tests/bench/planner/best-found.json');
const found: FoundDays = existsSync(foundPath) ? (readJson(foundPath) as FoundDays) : {};

const parts: string[] = [`Node ${version}; seeds 1 … ${short ? 3 : 5}; processor time, one thread.`];
if (wanted('days')) {
  const seconds = short ? [1] : [1, 5];
  parts.push(`## Port days\n\n${benchDays({ seeds: short ? 3 : 5, seconds }, found)}`);
}
if (wanted('replan'))
  parts.push(`## After an event\n\n${benchReplan({ seeds: short ? 3 : 5, longSeconds: short ? 2 : 3 })}`);
if (wanted('projects')) parts.push(`## Projects (PSPLIB)\n\n${benchProjects({ seed: 7, long: !short })}`);

const report = `# Planner\n\n${parts.join('\n\n')}\n`;
stdout.write(report);
if (wanted('days')) writeFileSync(foundPath, `${JSON.stringify(found, null, 1)}\n`);
if (!short && only === undefined) writeFileSync(join(cwd(), 'tests/bench/RESULTS.md'), report);
