import type { Random } from '../kernel/random';
import { inserter, type Inserter } from './inserter';
import type { Model } from './model';
import { NO_LIMIT } from './model-order';
import { NOWHERE } from './nowhere';
import { emptyOccupancy, type Occupancy } from './occupancy';

/** A place told in full: the bay first among the shares, then one class a head. */
export type Seat = { readonly mode: number; readonly slot: number; readonly shares: readonly number[] };

/** A plan in the making that can be changed on trial: every change since `begin` is kept or undone as one. */
export type Draft = Inserter & {
  readonly now: Occupancy;
  /** What each session costs as it stands; carried ones at their carry cost. */
  readonly cost: Float64Array;
  readonly total: () => number;
  /** Sessions the planner may move: all but the locked. */
  readonly movable: Int32Array;
  /** Starts a trial; what came before can no longer be undone. */
  readonly begin: () => void;
  /** Takes a session out of its place, if it has one, into the pool of the trial. */
  readonly lift: (j: number) => void;
  /** The sessions lifted in this trial and how many they are, in the order they will be put back. */
  readonly pool: Int32Array;
  readonly lifted: () => number;
  /** Puts the pool back, in its order, each where it is cheapest; those without a place are carried. */
  readonly putBack: (blink: number) => void;
  /** Puts an unplaced session in exactly this place; says whether it could. */
  readonly put: (j: number, mode: number, slot: number) => boolean;
  /** Puts an unplaced session with exactly these shares, which the caller knows to be free and fit. */
  readonly putAs: (j: number, seat: Seat) => boolean;
  /** Writes down what a locked session costs. */
  readonly settle: (j: number, cost: number) => void;
  /** Undoes the trial. */
  readonly undo: () => void;
};

/** A draft of a day with its locked sessions settled and nothing else placed. */
export function draftOf(model: Model, random: Random): Draft {
  const { sessions, mostShares, carryCost, beforeFrom, before, beforeMax, afterFrom, after, locked } = model;
  const now = emptyOccupancy(model);
  const insertion = inserter(model, now, random);
  const cost = Float64Array.from(carryCost);
  let total = cost.reduce((a, b) => a + b, 0);
  /** Trial in which a session was last touched, and in which it was last lifted. */
  const touched = new Int32Array(sessions);
  const inPool = new Int32Array(sessions);
  const journal = new Int32Array(sessions);
  const oldSlot = new Int32Array(sessions);
  const oldMode = new Int32Array(sessions);
  const oldCost = new Float64Array(sessions);
  const oldShare = new Int32Array(sessions * mostShares);
  const pool = new Int32Array(sessions);
  /** 1 where a longest lag ties a session to one it follows. */
  const tied = Uint8Array.from(locked, (_, j) =>
    beforeMax.subarray(beforeFrom[j], beforeFrom[j + 1]).some((lag) => lag < NO_LIMIT) ? 1 : 0,
  );
  let trial = 0;
  let journalled = 0;
  let pooled = 0;
  let totalBefore = total;

  function begin(): void {
    trial++;
    journalled = 0;
    pooled = 0;
    totalBefore = total;
  }

  function touch(j: number): void {
    if (touched[j] === trial) return;
    touched[j] = trial;
    journal[journalled++] = j;
    oldSlot[j] = now.slot[j]!;
    oldMode[j] = now.mode[j]!;
    oldCost[j] = cost[j]!;
    for (let i = j * mostShares, last = i + mostShares; i < last; i++) oldShare[i] = now.share[i]!;
  }

  function price(j: number, next: number): void {
    total += next - cost[j]!;
    cost[j] = next;
  }

  function lift(j: number): void {
    if (locked[j] === 1) return;
    touch(j);
    if (now.slot[j]! >= 0) {
      now.remove(j);
      price(j, carryCost[j]!);
    }
    if (inPool[j] === trial) return;
    inPool[j] = trial;
    pool[pooled++] = j;
  }

  /** Lifts what follows a session, however far down: it is put back after it. Returns whether anything stood there. */
  function liftFollowers(j: number): boolean {
    let any = false;
    for (let e = afterFrom[j]!; e < afterFrom[j + 1]!; e++) {
      const next = after[e]!;
      if (locked[next] === 1 || now.slot[next]! < 0) continue;
      any = true;
      liftFollowers(next);
      lift(next);
    }
    return any;
  }

  function putBackOne(j: number, blink: number): void {
    if (now.slot[j]! >= 0) return;
    for (let e = beforeFrom[j]!; e < beforeFrom[j + 1]!; e++) {
      const first = before[e]!;
      if (now.begin[first] !== NOWHERE) continue;
      if (inPool[first] !== trial) return;
      putBackOne(first, blink);
      if (now.begin[first] === NOWHERE) return;
    }
    let placedAt = insertion.insert(j, blink);
    if (placedAt < 0 && liftFollowers(j)) placedAt = insertion.insert(j, blink);
    if (placedAt < 0 && pullTogether(j)) return;
    if (placedAt >= 0) price(j, placedAt);
  }

  /**
   * Where a longest lag keeps a session from following those before it, it goes first and they go where they suit it.
   * Says whether that gave all of them a place; if not, they stand as before and the session has none.
   */
  function pullTogether(j: number): boolean {
    const first = beforeFrom[j]!;
    const last = beforeFrom[j + 1]!;
    if (tied[j] === 0) return false;
    if (before.subarray(first, last).some((b) => now.slot[b]! < 0)) return false;
    const stood = Array.from(before.subarray(first, last), (b) => ({ b, mode: now.mode[b]!, slot: now.slot[b]! }));
    for (const { b } of stood) lift(b);
    const own = insertion.insertFirst(j);
    if (own >= 0) price(j, own);
    if (own >= 0 && stood.every(({ b }) => insertOne(b))) return true;
    for (const { b } of stood) lift(b);
    lift(j);
    for (const { b, mode, slot } of stood) put(b, mode, slot);
    return false;
  }

  function insertOne(j: number): boolean {
    const placedAt = insertion.insert(j, 0);
    if (placedAt >= 0) price(j, placedAt);
    return placedAt >= 0;
  }

  function putBack(blink: number): void {
    for (let i = 0; i < pooled; i++) putBackOne(pool[i]!, blink);
    // A follower lifted late stands behind its place in the pool: one more round finds it, and what is still out stays out.
    for (let i = 0; i < pooled; i++) putBackOne(pool[i]!, 0);
    for (let i = 0; i < pooled; i++) if (now.slot[pool[i]!]! < 0) liftFollowers(pool[i]!);
  }

  function put(j: number, mode: number, slot: number): boolean {
    touch(j);
    const placedAt = insertion.insertAt(j, mode, slot);
    if (placedAt >= 0) price(j, placedAt);
    return placedAt >= 0;
  }

  function putAs(j: number, { mode, slot, shares }: Seat): boolean {
    touch(j);
    now.mode[j] = mode;
    shares.forEach((c, i) => (now.share[j * mostShares + i] = c));
    now.place(j, slot);
    price(j, insertion.costAt(j, mode, slot));
    return true;
  }

  function undo(): void {
    for (let i = 0; i < journalled; i++) if (now.slot[journal[i]!]! >= 0) now.remove(journal[i]!);
    for (let i = 0; i < journalled; i++) {
      const j = journal[i]!;
      now.mode[j] = oldMode[j]!;
      cost[j] = oldCost[j]!;
      for (let k = j * mostShares, last = k + mostShares; k < last; k++) now.share[k] = oldShare[k]!;
      if (oldSlot[j]! >= 0) now.place(j, oldSlot[j]!);
    }
    total = totalBefore;
  }

  const movable = Int32Array.from(locked.keys()).filter((j) => locked[j] === 0);
  return {
    ...insertion,
    now,
    cost,
    total: () => total,
    settle: price,
    movable,
    begin,
    lift,
    pool,
    lifted: () => pooled,
    putBack,
    put,
    putAs,
    undo,
  };
}
