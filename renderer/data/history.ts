import type { UtcMs } from '#shared/kernel/time';
import type { Intention } from '#shared/mutations/mutation';

/** One gesture that can be taken back and made again. */
export type Step = {
  readonly undo: Intention;
  readonly redo: Intention;
  /** Key of the sentence that names the step. */
  readonly label: string;
  readonly at: UtcMs;
};

/** What can be undone, oldest first, and what can be redone, newest first at the end. */
export type History = { readonly past: readonly Step[]; readonly future: readonly Step[] };

export const emptyHistory: History = { past: [], future: [] };

const KEPT = 100;
/** A step that carries more than this (an import of thousands of rows) can be undone but is too big to keep for redo. */
const HEAVY = 200_000;

/**
 * The history after a new gesture: what could be redone is gone, and a gesture without an inverse clears the past, since steps before
 * it can no longer be taken back in order.
 */
export function remember(history: History, gesture: Omit<Step, 'undo'> & { readonly undo: Intention | null }): History {
  if (gesture.undo === null || JSON.stringify(gesture.redo.args).length > HEAVY) return emptyHistory;
  return { past: [...history.past, { ...gesture, undo: gesture.undo }].slice(-KEPT), future: [] };
}
