import { boundRowsOf, type BoundRows } from './bound-rows';
import type { Draft } from './draft';
import type { Model } from './model';

type Question = {
  /** The cost of some plan of the day; steers how far prices move, not whether the bound holds. */
  readonly reached: number;
  /** How often prices are mended; 0 prices nothing and leaves every session its best lone place. */
  readonly rounds: number;
};

/**
 * What no plan of the day can undercut, by Lagrangian prices: capacity is not enforced but sold by the slot, each session
 * buys the place that is cheapest with its price, and what was sold is given back. Any prices give a bound; a few rounds of
 * mending find good ones. Order keeps only its earliest starts, classes of one agency and skill are pooled.
 */
export function lowerBoundOf(model: Model, draft: Draft, { reached, rounds }: Question): number {
  const held = boundRowsOf(model);
  const fixed = lockedCost(model, draft);
  const earliest = chainedEarliest(model);
  const open = openings(model);
  const price = new Float64Array(held.rows * model.slots);
  const sums = new Float64Array(held.rows * (model.slots + 1));
  const used = new Float64Array(held.rows * model.slots);
  let best = 0;
  let stride = 1;
  for (let round = 0, idle = 0; round <= rounds; round++) {
    const bound = fixed + priced({ model, draft, held, earliest, open, price, sums, used });
    idle = bound > best ? 0 : idle + 1;
    best = Math.max(best, bound);
    if (idle === 5) stride /= 2;
    if (idle === 5) idle = 0;
    let norm = 0;
    for (let i = 0; i < used.length; i++) {
      used[i]! -= held.capacity[i]!;
      if (used[i]! > 0 || price[i]! > 0) norm += used[i]! * used[i]!;
    }
    if (norm === 0) break;
    const step = (stride * Math.max(1, reached - bound)) / norm;
    for (let i = 0; i < used.length; i++) price[i] = Math.max(0, price[i]! + step * used[i]!);
  }
  // Costs are whole, and a sum of prices may err in its last digits.
  return Math.max(0, Math.min(reached, Math.ceil(best - 0.001)));
}

type Market = {
  readonly model: Model;
  readonly draft: Draft;
  readonly held: BoundRows;
  readonly earliest: Int32Array;
  readonly open: Uint8Array;
  readonly price: Float64Array;
  readonly sums: Float64Array;
  readonly used: Float64Array;
};

/** Lets every session buy its cheapest place at the prices; writes what was bought and returns the bound. */
function priced(market: Market): number {
  const { model, held, price, sums, used } = market;
  const { slots } = model;
  let bound = 0;
  used.fill(0);
  for (let row = 0; row < held.rows; row++) {
    for (let t = 0; t < slots; t++) {
      const at = row * slots + t;
      sums[row * (slots + 1) + t + 1] = sums[row * (slots + 1) + t]! + price[at]!;
      bound -= price[at]! * held.capacity[at]!;
    }
  }
  for (let j = 0; j < model.sessions; j++) if (model.locked[j] === 0) bound += bought(market, j);
  return bound;
}

function bought({ model, draft, held, earliest, open, sums, used }: Market, j: number): number {
  const { slots, grid } = model;
  let least = model.carryCost[j]!;
  let bestMode = -1;
  let bestSlot = -1;
  for (let mode = model.modeFrom[j]!; mode < model.modeFrom[j + 1]!; mode++) {
    const shape = model.modeShape[mode]!;
    for (let slot = earliest[j]!; slot < slots; slot++) {
      if (open[mode * slots + slot] === 0) continue;
      let cost = draft.costAt(j, mode, slot);
      for (let a = held.askFrom[shape]!; a < held.askFrom[shape + 1]! && cost < least; a++) {
        const first = held.askRow[a]! * (slots + 1) + slot;
        const taken = Math.min(slots - slot, Math.ceil((model.modeMinutes[mode]! + held.askTurn[a]!) / grid));
        cost += held.askHeads[a]! * (sums[first + taken]! - sums[first]!);
      }
      if (cost >= least) continue;
      least = cost;
      bestMode = mode;
      bestSlot = slot;
    }
  }
  if (bestMode < 0) return least;
  const shape = model.modeShape[bestMode]!;
  for (let a = held.askFrom[shape]!; a < held.askFrom[shape + 1]!; a++) {
    const taken = Math.ceil((model.modeMinutes[bestMode]! + held.askTurn[a]!) / grid);
    const first = held.askRow[a]! * slots;
    for (let t = bestSlot; t < Math.min(slots, bestSlot + taken); t++) used[first + t]! += held.askHeads[a]!;
  }
  return least;
}

function lockedCost(model: Model, draft: Draft): number {
  let sum = 0;
  for (let j = 0; j < model.sessions; j++) if (model.locked[j] === 1) sum += draft.cost[j]!;
  return sum;
}

/** The first slot order leaves a session when all before it are as early and as short as they can be. */
function chainedEarliest(model: Model): Int32Array {
  const earliest = model.earliest.slice();
  const order = [...earliest.keys()].sort((a, b) => model.rank[a]! - model.rank[b]!);
  for (const j of order) {
    for (let e = model.beforeFrom[j]!; e < model.beforeFrom[j + 1]!; e++) {
      const b = model.before[e]!;
      if (model.locked[b] === 1) continue;
      const shortest = model.modeMinutes
        .subarray(model.modeFrom[b], model.modeFrom[b + 1])
        .reduce((x, y) => Math.min(x, y));
      const from = earliest[b]! + Math.ceil((shortest + model.beforeMin[e]!) / model.grid);
      earliest[j] = Math.max(earliest[j]!, from);
    }
  }
  return earliest;
}

/** 1 where, by the windows alone, a mode could find a bay and each demand enough people; by mode · slots + slot. */
function openings(model: Model): Uint8Array {
  const { slots, modeShape, modeDuration } = model;
  const open = new Uint8Array(modeShape.length * slots);
  // Modes alike in shape and length are open alike: each kind is worked out once.
  const first = new Map<number, number>();
  for (let mode = 0; mode < modeShape.length; mode++) {
    const kind = modeShape[mode]! * model.durations.length + modeDuration[mode]!;
    const like = first.get(kind);
    if (like === undefined) writeOpenings(model, mode, open);
    else open.copyWithin(mode * slots, like * slots, (like + 1) * slots);
    first.set(kind, like ?? mode);
  }
  return open;
}

function writeOpenings(model: Model, mode: number, open: Uint8Array): void {
  const { slots, words, startable, classCount } = model;
  const shape = model.modeShape[mode]!;
  const heads = (list: Int32Array, slot: number): number =>
    list.reduce((sum, c) => {
      const row = (c * model.durations.length + model.modeDuration[mode]!) * words;
      return sum + ((startable[row + (slot >> 5)]! >>> (slot & 31)) & 1) * classCount[c]!;
    }, 0);
  const bays = model.shapeBay.subarray(model.bayFrom[shape], model.bayFrom[shape + 1]);
  for (let slot = 0; slot < slots; slot++) {
    if (heads(bays, slot) < 1) continue;
    open[mode * slots + slot] = 1;
    for (let d = model.demandFrom[shape]!; d < model.demandFrom[shape + 1]!; d++) {
      const list = model.demandClass.subarray(model.demandListFrom[d], model.demandListFrom[d + 1]);
      if (heads(list, slot) < model.demandHeads[d]!) open[mode * slots + slot] = 0;
    }
  }
}
