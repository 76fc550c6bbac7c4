import type { Model } from './model';
import type { Occupancy } from './occupancy';

/** Answers, 32 starts at a time, where a mode would find its bay, its team and its equipment. */
export type Seeker = {
  /** Bit i says: this mode can begin at slot base + i. Release, precedence and locks are the caller's. */
  readonly startsFrom: (mode: number, base: number) => number;
};

/** A seeker over an occupancy that may change between questions. */
export function seeker(model: Model, { rows, laneOpen }: Occupancy): Seeker {
  const { words, levels, startable, grid, classCount, classTurn } = model;
  const { modeShape, modeLane, modeSlots, modeMinutes, modeDuration, bayFrom, shapeBay } = model;
  const { equipFrom, equipClass, equipHeads, demandFrom, demandHeads, demandListFrom, demandClass } = model;
  const lengths = model.durations.length;
  /** reach[k]: starts where the classes read so far offer k heads together; offer[h]: where one class offers h. */
  const reach = new Int32Array(levels + 1).fill(-1, 0, 1);
  const offer = new Int32Array(levels + 1);

  function bitsAt(row: Int32Array, at: number, base: number): number {
    const w = at + (base >> 5);
    const b = base & 31;
    return b === 0 ? row[w]! : (row[w]! >>> b) | (row[w + 1]! << (32 - b));
  }

  /** Bit i says that all of base + i … base + i + length − 1 are set. */
  function runsAt(at: number, base: number, length: number): number {
    if (length > 32) return runsAt(at, base, 32) & runsAt(at, base + 32, length - 32);
    let low = bitsAt(rows, at, base);
    if (low === 0 || length === 1) return low;
    let high = bitsAt(rows, at, base + 32);
    let covered = 1;
    for (; covered * 2 <= length && low !== 0; covered *= 2) {
      low &= (low >>> covered) | (high << (32 - covered));
      high &= high >>> covered;
    }
    const rest = length - covered;
    return rest > 0 && low !== 0 ? low & ((low >>> rest) | (high << (32 - rest))) : low;
  }

  function bayStarts(mode: number, base: number): number {
    const shape = modeShape[mode]!;
    let starts = 0;
    for (let b = bayFrom[shape]!; b < bayFrom[shape + 1]!; b++) {
      const c = shapeBay[b]!;
      const inside = bitsAt(startable, (c * lengths + modeDuration[mode]!) * words, base);
      if ((inside & ~starts) === 0 || classCount[c] === 0) continue;
      const taken = Math.ceil((modeMinutes[mode]! + classTurn[c]!) / grid);
      starts |= inside & runsAt(c * levels * words, base, taken);
    }
    return starts;
  }

  function equipStarts(mode: number, base: number, wanted: number): number {
    const shape = modeShape[mode]!;
    let starts = wanted;
    for (let e = equipFrom[shape]!; e < equipFrom[shape + 1]! && starts !== 0; e++) {
      const c = equipClass[e]!;
      starts &= bitsAt(startable, (c * lengths + modeDuration[mode]!) * words, base);
      if (starts !== 0) starts &= runsAt((c * levels + equipHeads[e]! - 1) * words, base, modeSlots[mode]!);
    }
    return starts;
  }

  /** Of the wanted starts, those where the classes of one demand offer its heads together. */
  function demandStarts(demand: number, mode: number, base: number, wanted: number): number {
    const heads = demandHeads[demand]!;
    const length = modeSlots[mode]!;
    for (let k = 1; k <= heads; k++) reach[k] = 0;
    for (let i = demandListFrom[demand]!; i < demandListFrom[demand + 1]!; i++) {
      const c = demandClass[i]!;
      const inside = wanted & bitsAt(startable, (c * lengths + modeDuration[mode]!) * words, base);
      if (inside === 0 || classCount[c] === 0) continue;
      const most = Math.min(heads, classCount[c]!);
      let offered = inside;
      for (let h = 1; h <= most; h++) {
        if (offered !== 0) offered &= runsAt((c * levels + h - 1) * words, base, length);
        offer[h] = offered;
      }
      if (offer[1] === 0) continue;
      for (let k = heads; k > 0; k--) {
        let more = reach[k]!;
        for (let h = 1; h <= most && h <= k; h++) more |= reach[k - h]! & offer[h]!;
        reach[k] = more;
      }
      if ((wanted & ~reach[heads]!) === 0) return wanted;
    }
    return wanted & reach[heads]!;
  }

  function startsFrom(mode: number, base: number): number {
    let starts = bayStarts(mode, base);
    if (modeLane[mode] === 1) starts &= bitsAt(laneOpen, 0, base);
    if (starts !== 0) starts = equipStarts(mode, base, starts);
    const shape = modeShape[mode]!;
    for (let d = demandFrom[shape]!; d < demandFrom[shape + 1]! && starts !== 0; d++) {
      starts = demandStarts(d, mode, base, starts);
    }
    return starts;
  }

  return { startsFrom };
}
