import { err, ok, type Result } from '#shared/kernel/result';
import type { Placement } from '#shared/planning/instance';
import type { DayInstance } from '#shared/planning/of-world';
import type { PlanAnswer, PlanEnd, PlanProgress, PlanQuestion, PlanReport } from './plan-messages';
// eslint-disable-next-line import/default -- the build makes the default export: the worker's address
import workerUrl from './plan-worker?worker&url';
import { trustedWorker } from './trusted-worker';

/** Why a worker gave no answer: it was stopped, or it failed with these words. */
export type NoAnswer = { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly detail: string };

/** A search under way. */
export type PlanJob = {
  readonly done: Promise<Result<PlanAnswer, NoAnswer>>;
  /** Ends the search now; the best plan so far is explained and given. Stops for good where there is none yet. */
  readonly settle: () => void;
  /** Ends the search; nothing is given. */
  readonly stop: () => void;
};

/** How a question ends: a plan and an explanation as a plan, places as places. */
type EndOf<Q extends PlanQuestion> = Extract<PlanEnd, { kind: Q extends { kind: 'places' } ? 'places' : 'planned' }>;

type Call<Answer> = { readonly answer: Promise<Result<Answer, NoAnswer>>; readonly stop: () => void };

/** Asks a worker of its own, which ends with the answer: a search cannot be interrupted, only left behind. */
export function ask<Q extends PlanQuestion>(
  question: Q,
  onProgress: (progress: PlanProgress) => void = () => {},
): Call<EndOf<Q>> {
  const worker = trustedWorker(workerUrl);
  let settle: (result: Result<EndOf<Q>, NoAnswer>) => void = () => {};
  const answer = new Promise<Result<EndOf<Q>, NoAnswer>>((resolve) => (settle = resolve));
  const end = (result: Result<EndOf<Q>, NoAnswer>): void => {
    worker.terminate();
    settle(result);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<PlanReport>) => {
    if (data.kind === 'progress') onProgress(data);
    else end(ok(data as EndOf<Q>));
  });
  worker.addEventListener('error', (e) => end(err({ kind: 'failed', detail: e.message })));
  worker.postMessage(question, []);
  return { answer, stop: () => end(err({ kind: 'stopped' })) };
}

/** Milliseconds for a search: a small day is done before the hand leaves the mouse, a large one deserves a breath. */
export const patienceFor = (sessions: number): number => (sessions <= 60 ? 700 : sessions <= 300 ? 2_000 : 5_000);

type Wish = { readonly seed: number; readonly patience: number };

/** Plans a day in a worker. */
export function startPlan(day: DayInstance, wish: Wish, onProgress: (progress: PlanProgress) => void): PlanJob {
  const { instance, start } = day;
  let best: readonly Placement[] | null = null;
  let current: Call<PlanAnswer> = ask({ kind: 'plan', instance, start, ...wish }, (progress) => {
    best = progress.placements;
    onProgress(progress);
  });
  const done = (async (): Promise<Result<PlanAnswer, NoAnswer>> => {
    const first = current;
    const result = await first.answer;
    return current === first ? result : current.answer;
  })();
  return {
    done,
    settle: () => {
      const left = current;
      if (best) current = ask({ kind: 'explain', instance, placements: best });
      left.stop();
    },
    stop: () => current.stop(),
  };
}
