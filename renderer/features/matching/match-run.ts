import { create } from 'zustand';
import type { InspectionRequest } from '#shared/domain/request';
import { openMatcher, type MatchAnswer, type Matcher } from '../../data/workers/match-client';

type MatchRun = {
  /** The newest answer and what it answers; kept so that coming back to the screen asks nothing twice. */
  readonly answer: MatchAnswer | null;
  readonly broken: boolean;
  /** Has these requests matched in the worker, which is started when there is none. */
  readonly ask: (requests: readonly InspectionRequest[], windowMinutes: number) => void;
  /** Lets the worker go; the answer stays. */
  readonly close: () => void;
  /** Forgets that the worker died: the next question starts another. */
  readonly mend: () => void;
};

let matcher: Matcher | null = null;

/** Matching beside the window, and what it found last. */
export const useMatchRun = create<MatchRun>((set, get) => ({
  answer: null,
  broken: false,
  ask: (requests, windowMinutes) => {
    if (get().broken) return;
    matcher ??= openMatcher(
      (answer) => set({ answer }),
      () => {
        get().close();
        set({ broken: true });
      },
    );
    void matcher.match(requests, windowMinutes);
  },
  close: () => {
    matcher?.close();
    matcher = null;
  },
  mend: () => set({ broken: false }),
}));
