import type { UtcMs } from '#shared/kernel/time';
import type { Intention } from '#shared/mutations/mutation';
import type { Done } from './deeds';

/** One gesture that can be taken back and made again. */
export type Step = {
  readonly undo: readonly Intention[];
  readonly redo: readonly Intention[];
  /** The sentence that names the step, in the language in which it was done. */
  readonly label: string;
  readonly at: UtcMs;
};

/** What can be undone, oldest first, and what can be redone, newest first at the end. */
export type History = { readonly past: readonly Step[]; readonly future: readonly Step[] };

export const emptyHistory: History = { past: [], future: [] };

const KEPT = 100;
/** A step over more rows or actions than this (an import of thousands) is not kept: it would be written again with every later step. */
export const MOST_IN_A_STEP = 500;

/** What a gesture did, action by action, in order. */
export type Gesture = { readonly done: readonly Done[]; readonly label: string };

/**
 * The history after a new gesture: what could be redone is gone. A gesture without an inverse clears the past, since steps before
 * it can no longer be taken back in order; so does a huge import, which has its own way back (the batch).
 */
export function remember(history: History, { done, label }: Gesture): History {
  const [first] = done;
  const undo = done.flatMap((d) => d.undo ?? []).toReversed();
  const size = Math.max(done.length, ...done.map((d) => rowsOf(d.intention.args)));
  if (!first || undo.length < done.length || size > MOST_IN_A_STEP) return emptyHistory;
  const step: Step = { undo, redo: done.map((d) => d.intention), label, at: first.at };
  return { past: [...history.past, step].slice(-KEPT), future: [] };
}

/** The length of the longest list among the arguments. */
const rowsOf = (args: unknown): number =>
  Math.max(0, ...Object.values(args as object).map((v: unknown) => (Array.isArray(v) ? v.length : 0)));
