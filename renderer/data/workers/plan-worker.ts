import '../quiet-zod';
import { bestPlaces } from '#shared/planning/best-places';
import { explain } from '#shared/planning/explain';
import type { Instance } from '#shared/planning/instance';
import { plan } from '#shared/planning/planner';
import type { PlanProgress, PlanQuestion, PlanReport } from './plan-messages';

/** A better plan is told at most this often, in milliseconds: writing it out costs more than finding it. */
const TELL_EVERY = 250;

const tell = (report: PlanReport): void => globalThis.postMessage(report, { transfer: [] });

function search(question: Extract<PlanQuestion, { kind: 'plan' }>): void {
  const { instance, start, seed, patience } = question;
  const began = performance.now();
  const spent = (): number => (performance.now() - began) / patience;
  let told = -Infinity;
  const result = plan(instance, {
    seed,
    start,
    spent,
    onBetter: ({ schedules, placements }) => {
      if (performance.now() - told < TELL_EVERY) return;
      told = performance.now();
      tell({ kind: 'progress', ...progressOf(schedules, placements()) });
    },
  });
  const { placements } = result;
  tell({ kind: 'progress', ...progressOf(result.schedules, placements) });
  tell({ kind: 'planned', placements, reasons: explain(instance, placements) });
}

const progressOf = (schedules: number, placements: PlanProgress['placements']): PlanProgress => ({
  schedules,
  placements,
  carried: placements.filter((p) => p.start === null).length,
});

globalThis.addEventListener('message', ({ data }: MessageEvent<PlanQuestion>) => {
  if (data.kind === 'plan') return search(data);
  if (data.kind === 'places') {
    // It was written by this very page a moment ago.
    const instance = JSON.parse(data.instance) as Instance;
    return tell({ kind: 'places', ...bestPlaces(instance, [], { session: data.session, count: data.count }) });
  }
  const { instance, placements } = data;
  return tell({ kind: 'planned', placements, reasons: explain(instance, placements) });
});
