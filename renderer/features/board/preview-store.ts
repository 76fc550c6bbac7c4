import { create } from 'zustand';
import type { SessionId } from '#shared/kernel/ids';
import type { Explanation } from '#shared/planning/explain';
import type { DayInstance } from '#shared/planning/of-world';
import type { World } from '#shared/domain/world';
import type { ProposedMove } from '#shared/mutations/plan-proposal';

/** A proposal as it is looked at: which moves are ticked, what they rest on. */
export type ShownProposal = {
  readonly kind: 'shown';
  /** The world it was made for; when that has moved on, so must the proposal. */
  readonly world: World;
  readonly day: DayInstance;
  readonly moves: readonly ProposedMove[];
  readonly ticked: ReadonlySet<SessionId>;
  readonly reasons: ReadonlyMap<string, Explanation>;
};

/** How far automatic planning has come. */
export type PreviewPhase =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly schedules: number; readonly carried: number | null }
  | { readonly kind: 'failed'; readonly detail: string }
  | ShownProposal;

type PreviewState = { readonly phase: PreviewPhase };

export const usePreview = create<PreviewState>(() => ({ phase: { kind: 'none' } }));

/** Whether a proposal is being made or looked at: the board is then only for looking. */
export const previewing = (): boolean => usePreview.getState().phase.kind !== 'none';

/** Ticks or unticks some moves. */
export const tick = (ids: readonly SessionId[], on: boolean): void =>
  usePreview.setState(({ phase }) => {
    if (phase.kind !== 'shown') return {};
    const ticked = new Set(phase.ticked);
    for (const id of ids)
      if (on) ticked.add(id);
      else ticked.delete(id);
    return { phase: { ...phase, ticked } };
  });

export const closePreview = (): void => usePreview.setState({ phase: { kind: 'none' } });
