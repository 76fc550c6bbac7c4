import type { Random } from '../kernel/random';
import type { Model } from './model';
import type { Occupancy } from './occupancy';

/** Picks which classes serve a mode at a slot that the seeker found free, and writes them as the session's shares. */
export type TeamPicker = { readonly pick: (j: number, mode: number, slot: number) => boolean };

/**
 * A picker that spares what is scarce: officers without special skills before those with them, and among those, the class
 * whose window leaves the least room before or after the use, so that the long stretches stay whole.
 */
export function teamPicker(model: Model, { rows, share }: Occupancy, random: Random): TeamPicker {
  const { slots, words, levels, startable, origin, grid, mostShares, classTurn, classSkills, windowFrom, windowTo } =
    model;
  const { modeShape, modeSlots, modeMinutes, modeDuration, bayFrom, shapeBay } = model;
  const { needFrom, needHeads, needListFrom, needClass, entangled } = model;
  const lengths = model.durations.length;
  /** Heads already picked from each class for the team in hand. */
  const picked = new Int32Array(model.classes);

  /** Whether a class offers so many heads all through a stretch, read from its bit rows. */
  function offers(c: number, heads: number, slot: number, length: number): boolean {
    const row = (c * levels + heads - 1) * words;
    const last = slot + length - 1;
    const end = row + (last >> 5);
    const from = -1 << (slot & 31);
    const upTo = -1 >>> (31 - (last & 31));
    let at = row + (slot >> 5);
    if (at === end) return (~rows[at]! & from & upTo) === 0;
    if ((~rows[at]! & from) !== 0) return false;
    for (at++; at < end; at++) if (rows[at] !== -1) return false;
    return (~rows[end]! & upTo) === 0;
  }

  function inside(c: number, mode: number, slot: number): boolean {
    const row = (c * lengths + modeDuration[mode]!) * words;
    return ((startable[row + (slot >> 5)]! >>> (slot & 31)) & 1) === 1;
  }

  /** Lower is taken first. */
  function regret(c: number, mode: number, slot: number): number {
    const from = origin + slot * grid;
    const before = from - windowFrom[c * slots + slot]!;
    const after = windowTo[c * slots + slot]! - from - modeMinutes[mode]!;
    return classSkills[c]! * 100_000 + Math.min(before, after) * 8 + random.below(8);
  }

  function pickBay(mode: number, slot: number): number {
    const shape = modeShape[mode]!;
    let best = -1;
    let least = Infinity;
    for (let b = bayFrom[shape]!; b < bayFrom[shape + 1]!; b++) {
      const c = shapeBay[b]!;
      if (!inside(c, mode, slot)) continue;
      if (!offers(c, 1, slot, Math.ceil((modeMinutes[mode]! + classTurn[c]!) / grid))) continue;
      const cost = regret(c, mode, slot);
      if (cost < least) {
        least = cost;
        best = c;
      }
    }
    return best;
  }

  function pickOne(need: number, mode: number, slot: number): number {
    let best = -1;
    let least = Infinity;
    for (let i = needListFrom[need]!; i < needListFrom[need + 1]!; i++) {
      const c = needClass[i]!;
      if (!inside(c, mode, slot)) continue;
      const cost = regret(c, mode, slot);
      if (cost >= least || !offers(c, picked[c]! + 1, slot, modeSlots[mode]!)) continue;
      least = cost;
      best = c;
    }
    return best;
  }

  function pickGreedy(at: number, mode: number, slot: number): boolean {
    const shape = modeShape[mode]!;
    let i = at;
    for (let need = needFrom[shape]!; need < needFrom[shape + 1]!; need++) {
      for (let n = needHeads[need]!; n > 0; n--) {
        const c = pickOne(need, mode, slot);
        if (c < 0) return false;
        picked[c]!++;
        share[i++] = c;
      }
    }
    return true;
  }

  /** Tries every class for every head; only for modes that ask several skills of one agency. */
  function pickLookingAhead(at: number, mode: number, slot: number): boolean {
    const shape = modeShape[mode]!;
    const last = needFrom[shape + 1]!;
    const fill = (need: number, left: number, i: number): boolean => {
      if (left === 0) return need + 1 === last || fill(need + 1, needHeads[need + 1]!, i);
      for (let k = needListFrom[need]!; k < needListFrom[need + 1]!; k++) {
        const c = needClass[k]!;
        if (!inside(c, mode, slot) || !offers(c, picked[c]! + 1, slot, modeSlots[mode]!)) continue;
        picked[c]!++;
        share[i] = c;
        if (fill(need, left - 1, i + 1)) return true;
        picked[c]!--;
      }
      return false;
    };
    const first = needFrom[shape]!;
    return first === last || fill(first, needHeads[first]!, at);
  }

  function pick(j: number, mode: number, slot: number): boolean {
    const first = j * mostShares;
    const bay = pickBay(mode, slot);
    if (bay < 0) return false;
    share[first] = bay;
    picked.fill(0);
    if (entangled[modeShape[mode]!] !== 1) return pickGreedy(first + 1, mode, slot);
    return pickLookingAhead(first + 1, mode, slot);
  }

  return { pick };
}
