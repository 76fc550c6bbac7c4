import type { Draft } from './draft';

/** The best plan a search has met, and the schedules it took. */
export type Best = {
  total: number;
  schedules: number;
  readonly slot: Int32Array;
  readonly mode: Int32Array;
  readonly share: Int32Array;
};

/** The plan of a draft as it stands. */
export function copyOf(draft: Draft): Best {
  const { slot, mode, share } = draft.now;
  return { total: draft.total(), schedules: 0, slot: slot.slice(), mode: mode.slice(), share: share.slice() };
}

/** Writes the plan of a draft over another. */
export function keep(best: Best, draft: Draft): void {
  best.total = draft.total();
  best.slot.set(draft.now.slot);
  best.mode.set(draft.now.mode);
  best.share.set(draft.now.share);
}
