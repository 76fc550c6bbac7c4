import type { BoundLines } from './bound-lines';
import type { Model } from './model';
import { fitsWindow } from './model-classes';

/** Quotes what the modes of a day pay for their heads at given prices, and hands them out. */
export type Counter = {
  /** What a mode of kind k pays beginning at a slot, by k · slots + slot; only where it is open. */
  readonly kindPrice: Float64Array;
  readonly quote: (price: Float64Array) => void;
  /** Adds the heads that a mode of kind k buys at a slot, at the prices last quoted. */
  readonly take: (kind: number, slot: number, bought: Float64Array) => void;
};

/** A counter for the lines of a day. Each line buys on its own, no class beyond its count. */
export function counterOf(model: Model, held: BoundLines): Counter {
  const { slots, classes, classCount } = model;
  const { lines, lineHeads, kinds, kindFrom, kindLine, open } = held;
  const width = slots + 1;
  /** Price of class c over the slots before t, by c · width + t. */
  const sums = new Float64Array(classes * width);
  const linePrice = new Float64Array(lines * slots);
  const kindPrice = new Float64Array(kinds * slots);
  const { from, able, stay } = ableAt(model, held);
  const spent = new Uint8Array(able.length);

  function priceOf(i: number, slot: number): number {
    const at = able[i]! * width + slot;
    return sums[at + stay[i]!]! - sums[at]!;
  }

  /** The cheapest class for line and slot that is not spent yet, as its place in the lists; −1 if there is none. */
  function cheapest(at: number, slot: number): number {
    let best = -1;
    let least = Infinity;
    for (let i = from[at]!; i < from[at + 1]!; i++) {
      const price = priceOf(i, slot);
      if (price >= least || spent[i] === 1) continue;
      least = price;
      best = i;
      if (price === 0) break;
    }
    return best;
  }

  /** Buys the heads of a line from its cheapest classes; with `into`, writes them down. */
  function buy(line: number, slot: number, into: Float64Array | null): number {
    const at = line * slots + slot;
    let left = lineHeads[line]!;
    let sum = 0;
    while (left > 0) {
      const i = cheapest(at, slot);
      if (i < 0) break;
      const heads = Math.min(left, classCount[able[i]!]!);
      sum += heads * priceOf(i, slot);
      left -= heads;
      if (left > 0) spent[i] = 1;
      if (into) for (let t = slot, c = able[i]! * slots; t < slot + stay[i]!; t++) into[c + t]! += heads;
    }
    if (lineHeads[line]! > 1) spent.fill(0, from[at], from[at + 1]);
    return left > 0 ? Infinity : sum;
  }

  function quote(price: Float64Array): void {
    for (let c = 0; c < classes; c++)
      for (let t = 0; t < slots; t++) sums[c * width + t + 1] = sums[c * width + t]! + price[c * slots + t]!;
    for (let line = 0; line < lines; line++)
      for (let t = 0; t < slots; t++) linePrice[line * slots + t] = buy(line, t, null);
    for (let kind = 0; kind < kinds; kind++) {
      for (let t = 0; t < slots; t++) {
        if (open[kind * slots + t] === 0) continue;
        let sum = 0;
        for (let i = kindFrom[kind]!; i < kindFrom[kind + 1]!; i++) sum += linePrice[kindLine[i]! * slots + t]!;
        kindPrice[kind * slots + t] = sum;
      }
    }
  }

  function take(kind: number, slot: number, bought: Float64Array): void {
    for (let i = kindFrom[kind]!; i < kindFrom[kind + 1]!; i++) buy(kindLine[i]!, slot, bought);
  }

  return { kindPrice, quote, take };
}

/** Which classes can serve line l beginning at a slot, from[l · slots + slot] on, and for how many slots each is held. */
function ableAt(model: Model, { lines, lineFrom, lineClass, lineMinutes, lineDuration }: BoundLines) {
  const { slots, grid, classTurn } = model;
  const from = new Int32Array(lines * slots + 1);
  const able: number[] = [];
  const stay: number[] = [];
  for (let line = 0; line < lines; line++) {
    for (let slot = 0; slot < slots; slot++) {
      for (let i = lineFrom[line]!; i < lineFrom[line + 1]!; i++) {
        const c = lineClass[i]!;
        if (!fitsWindow(model, c, { duration: lineDuration[line]!, slot })) continue;
        able.push(c);
        stay.push(Math.ceil((lineMinutes[line]! + classTurn[c]!) / grid));
      }
      from[line * slots + slot + 1] = able.length;
    }
  }
  return { from, able: Int32Array.from(able), stay: Int32Array.from(stay) };
}

/**
 * Heads of each class in each slot, less those of the locks that name their class: a lock is counted in a slot that begins
 * while it holds the class, when every session planned over that slot holds its own. What locks leave open is not counted.
 */
export function capacityOf(model: Model): Float64Array {
  const { slots, origin, grid, classes, classCount, classTurn, instance } = model;
  const capacity = new Float64Array(classes * slots);
  for (let c = 0; c < classes; c++) capacity.fill(classCount[c]!, c * slots, (c + 1) * slots);
  for (const lock of instance.locked) {
    if (lock.start === null) continue;
    const mode = instance.sessions[model.sessionNumber.get(lock.session)!]!.modes[lock.mode]!;
    const named = lock.alloc.filter(([id]) => model.classNumber.get(id)! < model.equipmentFrom);
    for (const [id, heads] of [...named, ...mode.equip]) {
      const c = model.classNumber.get(id)!;
      const from = Math.max(0, Math.ceil((lock.start - origin) / grid));
      const to = Math.min(slots, Math.ceil((lock.start + mode.dur + classTurn[c]! - origin) / grid));
      for (let t = from; t < to; t++) capacity[c * slots + t] = Math.max(0, capacity[c * slots + t]! - heads);
    }
  }
  return capacity;
}
