import type { Model } from './model';
import { NOWHERE } from './nowhere';

/**
 * Who is where: the placements of a plan in the making, with what is left free of each class in each slot, kept both as
 * numbers and as bit rows "at least k free" for the search.
 */
export type Occupancy = {
  readonly free: Int32Array;
  /** Bit row of class c for "at least k free" begins at ((c · levels) + k − 1) · words. */
  readonly rows: Int32Array;
  /** Places left in each band, and the bit row of slots that begin in no band or in one with a place left. */
  readonly places: Int32Array;
  readonly laneOpen: Int32Array;
  /** First slot of each session, −1 while it has no place. */
  readonly slot: Int32Array;
  /** Begin and end of each session in minutes; NOWHERE while it has no place. */
  readonly begin: Int32Array;
  readonly end: Int32Array;
  /** Global mode number. */
  readonly mode: Int32Array;
  /** One class a head: the bay first, then the team; row j · mostShares. */
  readonly share: Int32Array;
  /** Takes one head of a class over the slots [from, to); below zero only where facts already overfill it. */
  readonly take: (c: number, from: number, to: number) => void;
  /** Gives back what `take` took. */
  readonly give: (c: number, from: number, to: number) => void;
  /** Takes (−1) or gives back (+1) one place of a band; below zero only where facts already overfill it. */
  readonly changePlaces: (band: number, by: 1 | -1) => void;
  /** Puts a session whose mode and shares are set at a slot. */
  readonly place: (j: number, slot: number) => void;
  /** Takes a placed session out; its mode and shares stay written. */
  readonly remove: (j: number) => void;
};

/** An empty day: everything free, nobody placed. */
export function emptyOccupancy(model: Model): Occupancy {
  const { classes, slots, words, levels, sessions, mostShares, origin, grid } = model;
  const { bandOf, lane } = model;
  const { modeShape, modeSlots, modeMinutes, shapeTeam, equipFrom, equipClass, equipHeads, classTurn } = model;
  const free = new Int32Array(classes * slots);
  const rows = new Int32Array(classes * levels * words);
  for (let c = 0; c < classes; c++) {
    const count = model.classCount[c]!;
    free.fill(count, c * slots, (c + 1) * slots);
    rows.fill(-1, c * levels * words, (c * levels + Math.min(levels, count)) * words);
  }
  const places = model.bandPlaces.slice();
  const laneOpen = new Int32Array(words);
  for (let t = 0; t < words * 32; t++) {
    const band = bandOf[t]!;
    if (band < 0 || places[band]! > 0) laneOpen[t >> 5]! |= 1 << (t & 31);
  }
  const slot = new Int32Array(sessions).fill(-1);
  const begin = new Int32Array(sessions).fill(NOWHERE);
  const end = new Int32Array(sessions).fill(NOWHERE);
  const mode = new Int32Array(sessions);
  const share = new Int32Array(sessions * mostShares).fill(-1);

  function take(c: number, from: number, to: number): void {
    for (let at = c * slots + from, t = from; t < to; t++, at++) {
      const left = free[at]!;
      if (left > 0 && left <= levels) rows[(c * levels + left - 1) * words + (t >> 5)]! &= ~(1 << (t & 31));
      free[at] = left - 1;
    }
  }

  function give(c: number, from: number, to: number): void {
    for (let at = c * slots + from, t = from; t < to; t++, at++) {
      const left = free[at]! + 1;
      if (left > 0 && left <= levels) rows[(c * levels + left - 1) * words + (t >> 5)]! |= 1 << (t & 31);
      free[at] = left;
    }
  }

  function move(j: number, change: (c: number, from: number, to: number) => void): void {
    const m = mode[j]!;
    const from = slot[j]!;
    const to = from + modeSlots[m]!;
    const shape = modeShape[m]!;
    const first = j * mostShares;
    const bay = share[first]!;
    change(bay, from, from + Math.ceil((modeMinutes[m]! + classTurn[bay]!) / grid));
    for (let i = first + 1, last = first + shapeTeam[shape]!; i <= last; i++) change(share[i]!, from, to);
    for (let e = equipFrom[shape]!; e < equipFrom[shape + 1]!; e++) {
      for (let n = equipHeads[e]!; n > 0; n--) change(equipClass[e]!, from, to);
    }
  }

  function changePlaces(band: number, by: 1 | -1): void {
    const left = places[band]! + by;
    places[band] = left;
    if (left !== (by > 0 ? 1 : 0)) return;
    for (let t = 0; t < bandOf.length; t++) {
      if (bandOf[t] !== band) continue;
      if (by > 0) laneOpen[t >> 5]! |= 1 << (t & 31);
      else laneOpen[t >> 5]! &= ~(1 << (t & 31));
    }
  }

  function place(j: number, at: number): void {
    slot[j] = at;
    begin[j] = origin + at * grid;
    end[j] = origin + at * grid + modeMinutes[mode[j]!]!;
    move(j, take);
    if (lane[j] === 1 && bandOf[at]! >= 0) changePlaces(bandOf[at]!, -1);
  }

  function remove(j: number): void {
    move(j, give);
    if (lane[j] === 1 && bandOf[slot[j]!]! >= 0) changePlaces(bandOf[slot[j]!]!, 1);
    slot[j] = -1;
    begin[j] = NOWHERE;
    end[j] = NOWHERE;
  }

  return { free, rows, places, laneOpen, slot, begin, end, mode, share, take, give, changePlaces, place, remove };
}
