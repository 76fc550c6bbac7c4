import { generateDay } from '#tests/support/portday-generator';
import { checkPlan } from '#shared/planning/check-plan';
import type { Instance, Placement } from '#shared/planning/instance';
import { plan, replan } from '#shared/planning/planner';
import { hasData, median, percent, stopwatch, table } from './bench-io';
import { fileDay } from './day-bench';
import { afterEvent, EVENTS } from './events';

/** Rounds through all events before any is measured. */
const WARM_UP = 10;

type Effort = { readonly seeds: number; readonly longSeconds: number };

/** One thing happens at half past ten: how soon a plan stands again, what it costs after 200 ms and after long, what moved. */
export function benchReplan({ seeds, longSeconds }: Effort): string {
  const files = hasData('portday') ? ['pd-200-2.json', 'pd-1000-1.json'] : [];
  const days = [...files.map(fileDay), generateDay({ sessions: 200, seed: 41 })];
  const rows = days.flatMap((day) => {
    const ms = stopwatch();
    const published = plan(day, { seed: 5, spent: () => ms() / 8000 }).placements;
    // The worker of the app is warm by then too: it planned the day, and has been asked before.
    for (let i = 0; i < WARM_UP; i++)
      for (const event of EVENTS) timed(afterEvent(day, published, event), published, { seed: 9, seconds: 0.02 });
    return EVENTS.map((event) =>
      row(day, published, { name: event, seeds, longSeconds, after: afterEvent(day, published, event) }),
    );
  });
  const head = [
    'day',
    'event',
    'repair ms',
    'repair',
    '200 ms',
    'long',
    '200 ms over long',
    'moved at 200 ms',
    'of future',
  ];
  return table(head, rows);
}

type Case = Effort & { readonly name: string; readonly after: Instance };

function row(day: Instance, published: readonly Placement[], { name, seeds, longSeconds, after }: Case) {
  const runs = Array.from({ length: seeds }, (_, i) => timed(after, published, { seed: i + 1, seconds: 0.2 }));
  const long = Math.min(...[1, 2].map((seed) => timed(after, published, { seed, seconds: longSeconds }).objective));
  const costs = median(runs.map((r) => r.objective));
  const future = published.filter((p) => p.start !== null && p.start >= after.now).length;
  const moved = median(runs.map((r) => r.moved));
  return [
    day.name,
    name,
    median(runs.map((r) => Math.round(r.firstMs))),
    median(runs.map((r) => r.first)),
    costs,
    long,
    percent(costs / Math.min(long, costs) - 1, 1),
    moved,
    percent(moved / future, 1),
  ];
}

function timed(day: Instance, published: readonly Placement[], { seed, seconds }: { seed: number; seconds: number }) {
  const ms = stopwatch();
  let first = 0;
  let firstMs = 0;
  const made = replan(day, published, {
    seed,
    spent: () => ms() / 1000 / seconds,
    onBetter: (p) => {
      firstMs ||= ms();
      first ||= p.objective;
    },
  });
  const { valid, objective } = checkPlan(day, made.placements);
  if (!valid || objective !== made.objective) throw new Error('the plan breaks a rule');
  const was = new Map(published.map((p) => [p.session, p.start]));
  const moved = made.placements.filter((p) => was.has(p.session) && was.get(p.session) !== p.start).length;
  return { objective, first, firstMs, moved };
}
