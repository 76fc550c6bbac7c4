import type { InspectionRequest } from '#shared/domain/request';
import type { MatchPair, MatchResult } from '#shared/matching/evidence';
// eslint-disable-next-line import/default -- the build makes the default export: the worker's address
import matchWorker from './match-worker?worker&url';
import type { MatchNews, MatchOrder } from './match-messages';
import { trustedWorker } from './trusted-worker';

/** What was asked and what was found. */
export type MatchAnswer = {
  readonly requests: readonly InspectionRequest[];
  readonly windowMinutes: number;
  readonly result: MatchResult;
};

/** Matching beside the window. It keeps what it was given, so that a change costs what the change is. */
export type Matcher = {
  /** Matches these requests; hears only of the newest call. Resolves when the worker was told, not when it has answered. */
  readonly match: (requests: readonly InspectionRequest[], windowMinutes: number) => Promise<void>;
  readonly close: () => void;
};

/** Requests in one message: copying them takes some milliseconds. */
const CHUNK = 250;
const pause = (): Promise<void> => new Promise((go) => setTimeout(go, 0));

/** Starts a matcher. `onAnswer` hears each answer, `onBroken` that the worker has died. */
export function openMatcher(onAnswer: (answer: MatchAnswer) => void, onBroken: () => void): Matcher {
  const worker = trustedWorker(matchWorker);
  const tell = (order: MatchOrder): void => worker.postMessage(order, []);
  let held: ReadonlyMap<string, InspectionRequest> = new Map();
  let newest = 0;
  let asked: Omit<MatchAnswer, 'result'> = { requests: [], windowMinutes: 0 };
  const coming: Record<'pairs' | 'doubtful', MatchPair[]> = { pairs: [], doubtful: [] };

  worker.addEventListener('message', ({ data }: MessageEvent<MatchNews>) => {
    if (data.run !== newest) return;
    if (data.kind === 'pairs') coming[data.list].push(...data.pairs);
    else onAnswer({ ...asked, result: { ...coming, groups: data.groups } });
  });
  worker.addEventListener('error', onBroken);

  async function send(requests: readonly InspectionRequest[], windowMinutes: number, run: number): Promise<void> {
    const next = new Map<string, InspectionRequest>(requests.map((r) => [r.id, r]));
    const changed = requests.filter((r) => held.get(r.id) !== r);
    const gone = [...held.keys()].filter((id) => !next.has(id));
    held = next;
    if (gone.length > 0) tell({ kind: 'gone', ids: gone });
    for (let i = 0; i < changed.length; i += CHUNK) {
      tell({ kind: 'requests', rows: changed.slice(i, i + CHUNK) });
      await pause();
    }
    if (run !== newest) return; // a newer call waits and will ask
    coming.pairs = [];
    coming.doubtful = [];
    asked = { requests, windowMinutes };
    tell({ kind: 'match', run, windowMinutes });
  }

  // One call after another: each sends what differs from what the one before has sent.
  let tail: Promise<void> = Promise.resolve();
  return {
    match: (requests, windowMinutes) => {
      newest += 1;
      const mine = newest;
      tail = tail.then(() => send(requests, windowMinutes, mine));
      return tail;
    },
    close: () => worker.terminate(),
  };
}
