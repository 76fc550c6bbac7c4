import type { Random } from '../kernel/random';
import type { Model } from './model';
import { NOWHERE } from './nowhere';
import type { Occupancy } from './occupancy';
import { SHIFT_CAP } from './plan-cost';
import { seeker } from './seek';
import { teamPicker } from './team';

/** Places one session where it costs itself the least, everything else standing as it is. */
export type Inserter = {
  /** What a session in that mode costs at that slot. */
  readonly costAt: (j: number, mode: number, slot: number) => number;
  /** Places a session in its cheapest free place and says what it costs there; −1 where it has none. */
  readonly insert: (j: number, blink: number) => number;
  /** The same before the sessions it follows have their places: they must then be placed to suit it. */
  readonly insertFirst: (j: number) => number;
  /** Places a session in exactly this mode and slot, if that stands free and keeps the order; −1 where it does not. */
  readonly insertAt: (j: number, mode: number, slot: number) => number;
  /** Slots from and to which order lets a mode of a session begin; to < from where it cannot. */
  readonly range: (j: number, mode: number) => { readonly from: number; readonly to: number };
};

/** An inserter over an occupancy. `blink` is how many of 256 free places it overlooks, for the sake of variety. */
export function inserter(model: Model, now: Occupancy, random: Random): Inserter {
  const { origin, grid, release, due, late, wait, earliest, modeFrom, modeMinutes, modePenalty, slots } = model;
  const { promisedStart, promisedMode } = model;
  const { beforeFrom, before, beforeMin, beforeMax, afterFrom, after, afterMin, afterMax } = model;
  const { shift, shiftTol, mode: modeWeight } = model.instance.weights;
  const { begin, end } = now;
  const seek = seeker(model, now);
  const team = teamPicker(model, now, random);
  const bounds = { from: 0, to: 0 };
  let first = false;

  function costAt(j: number, mode: number, slot: number): number {
    const from = origin + slot * grid;
    const over = from + modeMinutes[mode]! - due[j]!;
    const waited = from - release[j]!;
    let cost = modePenalty[mode]!;
    if (over > 0) cost += late[j]! * over;
    if (waited > 0) cost += wait[j]! * waited;
    if (promisedStart[j] !== NOWHERE) {
      const moved = Math.abs(from - promisedStart[j]!) - shiftTol;
      if (moved > 0) cost += shift * (moved < SHIFT_CAP ? moved : SHIFT_CAP);
      if (mode - modeFrom[j]! !== promisedMode[j]) cost += modeWeight;
    }
    return cost;
  }

  function range(j: number, mode: number): { from: number; to: number } {
    let from = origin + earliest[j]! * grid;
    let to = origin + (slots - 1) * grid;
    for (let e = beforeFrom[j]!; e < beforeFrom[j + 1]!; e++) {
      const ended = end[before[e]!]!;
      if (ended === NOWHERE) to = first ? to : from - grid;
      else {
        from = Math.max(from, ended + beforeMin[e]!);
        to = Math.min(to, ended + beforeMax[e]!);
      }
    }
    for (let e = afterFrom[j]!; e < afterFrom[j + 1]!; e++) {
      const begins = begin[after[e]!]!;
      if (begins === NOWHERE) continue;
      to = Math.min(to, begins - afterMin[e]! - modeMinutes[mode]!);
      from = Math.max(from, begins - afterMax[e]! - modeMinutes[mode]!);
    }
    bounds.from = Math.ceil((from - origin) / grid);
    bounds.to = Math.floor((to - origin) / grid);
    return bounds;
  }

  function settle(j: number, mode: number, slot: number): number {
    if (!team.pick(j, mode, slot)) return -1;
    now.mode[j] = mode;
    now.place(j, slot);
    return costAt(j, mode, slot);
  }

  function insert(j: number, blink: number): number {
    let bestCost = Infinity;
    let bestMode = -1;
    let bestSlot = -1;
    const promised = promisedStart[j] !== NOWHERE;
    for (let mode = modeFrom[j]!; mode < modeFrom[j + 1]!; mode++) {
      const { from, to } = range(j, mode);
      const last = to;
      for (let base = from; base <= last; base += 32) {
        if (!promised && costAt(j, mode, base) >= bestCost) break;
        let starts = seek.startsFrom(mode, base);
        while (starts !== 0) {
          const slot = base + 31 - Math.clz32(starts & -starts);
          starts &= starts - 1;
          if (slot > last) break;
          if (blink > 0 && random.below(256) < blink) continue;
          const cost = costAt(j, mode, slot);
          if (cost < bestCost) {
            bestCost = cost;
            bestMode = mode;
            bestSlot = slot;
          }
          if (!promised) starts = 0;
          if (!promised) base = last;
        }
      }
    }
    return bestMode < 0 ? -1 : settle(j, bestMode, bestSlot);
  }

  function insertFirst(j: number): number {
    first = true;
    const cost = insert(j, 0);
    first = false;
    return cost;
  }

  function insertAt(j: number, mode: number, slot: number): number {
    const { from, to } = range(j, mode);
    if (slot < from || slot > to || (seek.startsFrom(mode, slot) & 1) === 0) return -1;
    return settle(j, mode, slot);
  }

  return { costAt, insert, insertFirst, insertAt, range };
}
