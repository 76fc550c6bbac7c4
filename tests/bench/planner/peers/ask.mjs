import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/**
 * A solver answers one question a process: JSON in, one line of JSON out. `solve` gets the question and a way to tell each
 * better solution. When the processor time granted is spent, the best told so far is the answer: a watch of its own ends
 * the process, since a solver may hold the thread it runs on.
 */
export async function answer(solve) {
  const question = JSON.parse(readFileSync(0, 'utf8'));
  const best = new Float64Array(new SharedArrayBuffer(16)).fill(NaN);
  const tell = ({ objective, bound }) => {
    if (objective !== undefined) best[0] = objective;
    if (bound !== undefined) best[1] = bound;
  };
  const watch = new Worker(new URL('./watch.mjs', import.meta.url), {
    workerData: { best, seconds: question.seconds },
  });
  const status = await solve(question, tell);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  watch.postMessage(status);
}
