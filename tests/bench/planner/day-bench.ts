import { join } from 'node:path';
import { generateDay } from '#tests/support/portday-generator';
import { checkPlan } from '#shared/planning/check-plan';
import { seeded } from '#shared/kernel/random';
import type { Instance } from '#shared/planning/instance';
import { lowerBoundOf } from '#shared/planning/lower-bound';
import { openDay } from '#shared/planning/open-day';
import { parseInstance } from '#shared/planning/parse-instance';
import { plan } from '#shared/planning/planner';
import { DATA, hasData, median, percent, readJson, stopwatch, table } from './bench-io';

export type KnownDays = Record<string, { readonly best: number; readonly lowerBound: number }>;
/** The best costs this planner has found, by file or generated name. */
export type FoundDays = Record<string, number>;

type Day = { readonly name: string; readonly day: Instance };

/** The port days of the files, and days of the generator with seeds of its own. */
export function days(): Day[] {
  const names = ['pd-50-1', 'pd-50-2', 'pd-200-1', 'pd-200-2', 'pd-200-1p', 'pd-1000-1', 'pd-1000-2'];
  const files = hasData('portday') ? names.map((name) => ({ name: `${name}.json`, day: fileDay(`${name}.json`) })) : [];
  const recipes = [
    { sessions: 50, seed: 31, load: 0.85 },
    { sessions: 200, seed: 32, load: 0.85 },
    { sessions: 1000, seed: 33, load: 0.95 },
  ];
  const made = recipes.map((r) => ({ name: `generated-${r.sessions}-${r.seed}-${r.load}`, day: generateDay(r) }));
  return [...files, ...made];
}

export function fileDay(name: string): Instance {
  const read = parseInstance(readJson(join(DATA, 'portday', name)));
  if (!read.ok) throw new Error(`${name}: ${read.error[0]?.code}`);
  return read.value;
}

export const knownDays = (): KnownDays =>
  hasData('portday') ? (readJson(join(DATA, 'portday/best-known.json')) as KnownDays) : {};

type Effort = { readonly seeds: number; readonly seconds: readonly number[] };

/** Port days at fixed processor time: the median of the seeds, against the best known and the lower bound. */
export function benchDays({ seeds, seconds }: Effort, found: FoundDays): string {
  const known = knownDays();
  const rows = days().flatMap(({ name, day }) => {
    plan(day, { seed: 99, schedules: 300 });
    const bound = boundOf(day, known[name]?.best ?? found[name]);
    const limits = seconds.filter((limit) => limit < LONG || (known[name] && day.sessions.length >= 200));
    return limits.map((limit) => {
      const count = limit < LONG ? seeds : 1;
      const runs = Array.from({ length: count }, (_, i) => timed(day, { seed: i + 1, seconds: limit }));
      const costs = runs.map((r) => r.objective);
      found[name] = Math.min(found[name] ?? Infinity, ...costs);
      const best = Math.min(found[name], known[name]?.best ?? Infinity);
      const middle = median(costs);
      return [
        name.replace('.json', ''),
        `${limit} s`,
        count,
        middle,
        `${Math.min(...costs)}–${Math.max(...costs)}`,
        known[name] ? percent(middle / known[name].best - 1, 1) : '',
        percent(middle / best - 1, 1),
        known[name] ? percent(middle / known[name].lowerBound - 1, 1) : '',
        percent(middle / bound - 1, 1),
        bound,
        median(runs.map((r) => r.carried)),
        median(runs.map((r) => Math.round(r.firstMs))),
        median(runs.map((r) => Math.round(r.schedules / limit))),
      ];
    });
  });
  const head = ['day', 'CPU', 'seeds', 'median cost', 'range', 'over file’s best', 'over best ever', 'over the file’s bound', 'over our bound', 'our bound', 'carried', 'first plan ms', 'schedules a second']; // prettier-ignore
  return table(head, rows);
}

/**
 * What no plan of the day undercuts, told as long as is worth it: the files' bounds pool classes of officers whatever their
 * duty windows, and let a session be carried in part.
 */
function boundOf(day: Instance, reached: number | undefined): number {
  const { model, draft } = openDay(day, seeded(1));
  const effort = day.sessions.length > 200 ? { rounds: 1500, splits: 0 } : { rounds: 400, splits: 24 };
  const known = reached ?? plan(day, { seed: 1, schedules: 20_000 }).objective;
  return lowerBoundOf(model, draft, { reached: known, ...effort });
}

/** Budgets from here on are run once, on the larger days of the files. */
const LONG = 60;

type Timing = { readonly seed: number; readonly seconds: number };

function timed(day: Instance, { seed, seconds }: Timing) {
  const ms = stopwatch();
  let firstMs = 0;
  const made = plan(day, {
    seed,
    spent: () => ms() / 1000 / seconds,
    onBetter: () => {
      firstMs ||= ms();
    },
  });
  const { valid, objective } = checkPlan(day, made.placements);
  if (!valid || objective !== made.objective) throw new Error('the plan breaks a rule');
  return {
    objective,
    schedules: made.schedules,
    firstMs,
    carried: made.placements.filter((p) => p.start === null).length,
  };
}
