import { workingCopyOf } from '../domain/change';
import type { Refusal } from '../domain/refusal';
import type { World } from '../domain/world';
import { decide } from '../mutations/registry';
import type { PendingMutation } from './pending';

/** The world an officer sees, and which of the pending actions would be refused if the authority decided now. */
export type Shown = { readonly world: World; readonly atRisk: ReadonlyMap<number, Refusal> };

/**
 * The shown world: what the authority has confirmed with the pending actions decided on top, in order. Nothing optimistic is
 * ever stored, so taking an answered action away is all the rollback there is.
 */
export function replay(confirmed: World, pending: readonly PendingMutation[]): Shown {
  const copy = workingCopyOf(confirmed);
  const atRisk = new Map<number, Refusal>();
  for (const p of pending) {
    const decision = decide(copy.world(), { name: p.name, args: p.args }, { actor: p.actor, now: p.at });
    if (decision.ok) copy.apply(decision.value);
    else atRisk.set(p.seq, decision.error);
  }
  return { world: copy.world(), atRisk };
}
