import { useMemo, useRef } from 'react';
import { instanceOf } from '#shared/planning/of-world';
import { patienceFor, startPlan, type NoAnswer, type PlanJob } from '../../data/workers/plan-client';
import { adoptionOf, proposalOf, type ProposedMove } from '#shared/mutations/plan-proposal';
import { useAct } from '../../services';
import { useTexts } from '../../text/i18n';
import type { Bench } from './judge';
import { closePreview, usePreview } from './preview-store';
import type { BoardActs } from './use-acts';
import { useLatest } from './use-latest';

/** Automatic planning as the screen drives it. */
export type Planning = {
  /** Searches a plan for the day as it stands; a second call searches another. */
  readonly start: () => void;
  /** Takes the best plan found so far. */
  readonly settle: () => void;
  /** Ends the search or puts the proposal away. */
  readonly giveUp: () => void;
  readonly adopt: (moves: readonly ProposedMove[]) => Promise<void>;
};

/** A seed that nobody has chosen. */
const freshSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1;

export function usePlanning(acts: BoardActs): Planning {
  const act = useAct();
  const t = useTexts('board');
  const job = useRef<PlanJob | null>(null);
  const latest = useLatest({ act, t });
  return useMemo(() => {
    const giveUp = (): void => {
      job.current?.stop();
      job.current = null;
      closePreview();
    };
    return {
      start: () => {
        giveUp();
        job.current = begin(acts.bench());
      },
      settle: () => job.current?.settle(),
      giveUp,
      adopt: async (moves) => {
        const { act, t } = latest.current;
        const done = await act(adoptionOf(acts.bench(), moves), { label: t('step.adopt', { count: moves.length }) });
        if (done === null) closePreview();
      },
    };
  }, [acts, latest]);
}

function begin(bench: Bench): PlanJob | null {
  const { world, portId, day: date, now } = bench;
  const day = instanceOf(world, { portId, day: date, now });
  if (!day) return null;
  const seed = freshSeed();
  usePreview.setState({ phase: { kind: 'running', schedules: 0, carried: null } });
  const job = startPlan(day, { seed, patience: patienceFor(day.instance.sessions.length) }, (progress) =>
    usePreview.setState(({ phase }) =>
      phase.kind === 'running'
        ? { phase: { kind: 'running', schedules: progress.schedules, carried: progress.carried } }
        : {},
    ),
  );
  // A plan that cannot be read is a fault of ours, but no reason to take the board away.
  show().catch((cause: unknown) => failed({ kind: 'failed', detail: String(cause) }));
  return job;

  async function show(): Promise<void> {
    const answer = await job.done;
    if (!answer.ok || !day) return answer.ok ? undefined : failed(answer.error);
    const moves = proposalOf(world, day, { placements: answer.value.placements, seed });
    const reasons = new Map(answer.value.reasons.map((r) => [r.session, r]));
    const ticked = new Set(moves.map((m) => m.sessionId));
    usePreview.setState({ phase: { kind: 'shown', world, day, moves, ticked, reasons } });
  }
}

function failed(error: NoAnswer): void {
  if (error.kind === 'failed') usePreview.setState({ phase: { kind: 'failed', detail: error.detail } });
}
