import { capacityOf, counterOf } from './bound-counter';
import { boundLinesOf, type BoundLines } from './bound-lines';
import { boundOrderOf } from './bound-order';
import type { Draft } from './draft';
import type { Model } from './model';

/** Whether a session may be carried and may be placed: the bound splits the plans of a day by it. */
export const EITHER = 0;
export const CARRIED = 1;
export const PLACED = 2;

/** Sells the heads of a day by class and slot to sessions that each buy what is cheapest for them. */
export type Market = {
  /** Heads of class c there are in a slot at most, less what locks surely take; by c · slots + slot. */
  readonly capacity: Float64Array;
  /** Heads bought when it was last cleared, alike. */
  readonly bought: Float64Array;
  /** By how much carrying a session and its followers is dearer than placing it, alike; negative where it is cheaper. */
  readonly margin: Float64Array;
  /** Lets everybody buy at these prices; returns what no plan with these fates can undercut. */
  readonly clear: (price: Float64Array, fate: Uint8Array) => number;
};

/**
 * A market over a day. For any prices p ≥ 0 and any plan: its cost ≥ its cost + Σ p · (heads it uses − capacity), since a plan
 * uses no more than there is. What remains falls apart into the trees of sessions that follow each other, and each tree pays at
 * least its cheapest way. A way picks starts in order, a mode each, and for every line the cheapest classes whose window holds
 * the whole stay; so it is no dearer than what the plan does with the tree, whose team is one of those choices.
 */
export function marketOf(model: Model, draft: Draft): Market {
  const { slots, grid, sessions, classes, modeFrom, modeMinutes } = model;
  const lines = boundLinesOf(model);
  const { down, roots, kidFrom, kid, kidLag, earliest } = boundOrderOf(model, draft);
  const counter = counterOf(model, lines);
  const { kindPrice } = counter;
  const width = slots + 1;
  const capacity = capacityOf(model);
  const bought = new Float64Array(classes * slots);
  const margin = new Float64Array(sessions);
  const fixed = model.locked.reduce((sum, is, j) => sum + (is === 1 ? draft.cost[j]! : 0), 0);
  const own = ownCosts(model, draft, { lines, earliest });
  /** Cheapest way of a session and its followers when it begins at slot t or later, and which place that is; −1 to carry all. */
  const least = new Float64Array(sessions * width);
  const pick = new Int32Array(sessions * width);

  const kidStart = (k: number, mode: number, slot: number): number =>
    Math.min(slots, slot + Math.max(0, Math.ceil((modeMinutes[mode]! + kidLag[k]!) / grid)));

  function bid(j: number, fate: number): void {
    let carry = model.carryCost[j]!;
    for (let k = kidFrom[j]!; k < kidFrom[j + 1]!; k++) carry += least[kid[k]! * width + slots]!;
    if (fate === PLACED) carry = Infinity;
    let best = Infinity;
    let bestPick = -1;
    least[j * width + slots] = carry;
    pick[j * width + slots] = -1;
    for (let slot = slots - 1; slot >= 0; slot--) {
      const modes = fate === CARRIED || slot < earliest[j]! ? modeFrom[j]! : modeFrom[j + 1]!;
      for (let mode = modeFrom[j]!; mode < modes; mode++) {
        let cost = own[mode * slots + slot]!;
        if (cost >= best) continue;
        cost += kindPrice[lines.modeKind[mode]! * slots + slot]!;
        for (let k = kidFrom[j]!; k < kidFrom[j + 1]! && cost < best; k++)
          cost += least[kid[k]! * width + kidStart(k, mode, slot)]!;
        if (cost >= best) continue;
        best = cost;
        bestPick = mode * slots + slot;
      }
      least[j * width + slot] = Math.min(best, carry);
      pick[j * width + slot] = best < carry ? bestPick : -1;
    }
    margin[j] = carry - best;
  }

  function buy(j: number, from: number): void {
    const place = pick[j * width + from]!;
    const mode = place < 0 ? -1 : Math.floor(place / slots);
    if (mode >= 0) counter.take(lines.modeKind[mode]!, place % slots, bought);
    for (let k = kidFrom[j]!; k < kidFrom[j + 1]!; k++)
      buy(kid[k]!, mode < 0 ? slots : kidStart(k, mode, place % slots));
  }

  function clear(price: Float64Array, fate: Uint8Array): number {
    let bound = fixed;
    for (let i = 0; i < price.length; i++) bound -= price[i]! * capacity[i]!;
    counter.quote(price);
    for (let i = down.length - 1; i >= 0; i--) bid(down[i]!, fate[down[i]!]!);
    bought.fill(0);
    for (const j of roots) {
      bound += least[j * width]!;
      buy(j, 0);
    }
    return bound;
  }

  return { capacity, bought, margin, clear };
}

/** What a place costs a session apart from what it buys; Infinity where it cannot stand. By mode · slots + slot. */
function ownCosts(
  model: Model,
  draft: Draft,
  { lines, earliest }: { lines: BoundLines; earliest: Int32Array },
): Float64Array {
  const { slots, modeFrom } = model;
  const own = new Float64Array(model.modeShape.length * slots).fill(Infinity);
  for (let j = 0; j < model.sessions; j++)
    for (let mode = modeFrom[j]!; mode < modeFrom[j + 1]!; mode++)
      for (let slot = Math.min(slots, earliest[j]!); slot < slots; slot++)
        if (lines.open[lines.modeKind[mode]! * slots + slot] === 1)
          own[mode * slots + slot] = draft.costAt(j, mode, slot);
  return own;
}
