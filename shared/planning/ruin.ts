import type { Random } from '../kernel/random';
import type { Draft } from './draft';
import { ejectorOf } from './eject';
import type { Model } from './model';
import { NOWHERE } from './nowhere';
import { rivalsOf } from './rivals';

/** Ways to take part of a plan apart. Each lifts sessions that stand in each other's way, into the pool of the trial. */
export type Ruin = {
  readonly strike: () => void;
  /** Whether some session had no place when it was last looked, every few strikes. */
  readonly anyCarried: () => boolean;
};

/** Most sessions lifted around one. */
const MOST = 7;
/** Of a hundred strikes: those for a carried session, if there is one; then of the rest, by force and in the way. */
const FOR_CARRIED = 10;
const BY_FORCE = 25;
const IN_THE_WAY = 25;
const LOOK_FOR_CARRIED = 64;

/** Ruins for a draft: around a session, or in the way of one that waits. */
export function ruinOf(model: Model, draft: Draft, random: Random): Ruin {
  const { movable, now, cost, lift, pool, lifted } = draft;
  const { earliest, modeFrom, modeSlots, origin, grid, slots, locked, beforeFrom, before, afterFrom, after } = model;
  const { groupFrom, groupOf, memberFrom, member } = rivalsOf(model);
  const keys = new Float64Array(model.sessions);
  const ejector = ejectorOf(model, draft, random);
  const carried = new Int32Array(model.sessions);
  let carriedCount = 0;
  let strikes = 0;

  /** One of a few, the dearest. */
  function dearest(of: number): number {
    let best = movable[random.below(movable.length)]!;
    for (let i = 1; i < of; i++) {
      const j = movable[random.below(movable.length)]!;
      if (cost[j]! > cost[best]!) best = j;
    }
    return best;
  }

  /** The first session of a chain that keeps another from having a place. */
  function headOf(j: number): number {
    for (let e = beforeFrom[j]!; e < beforeFrom[j + 1]!; e++) {
      const first = before[e]!;
      if (now.begin[first] === NOWHERE && locked[first] === 0) return headOf(first);
    }
    return j;
  }

  /** Lifts what follows a session and has no place: as soon as that has one it may find its own, in the same trial. */
  function liftWaiting(j: number): void {
    for (let e = afterFrom[j]!; e < afterFrom[j + 1]!; e++) {
      const next = after[e]!;
      if (now.slot[next]! >= 0 || locked[next] === 1) continue;
      lift(next);
      liftWaiting(next);
    }
  }

  /** Lifts up to `most` sessions that share a group with j and touch the minutes [from, to). */
  function liftNear(j: number, from: number, to: number, most: number): void {
    const groups = groupFrom[j + 1]! - groupFrom[j]!;
    const group = groupOf[groupFrom[j]! + (random.below(4) > 0 ? 0 : random.below(groups))]!;
    const first = memberFrom[group]!;
    const size = memberFrom[group + 1]! - first;
    const turn = random.below(size);
    for (let i = 0, left = most; i < size && left > 0; i++) {
      const other = member[first + ((i + turn) % size)]!;
      if (now.slot[other]! < 0 || now.begin[other]! >= to || now.end[other]! <= from) continue;
      lift(other);
      left--;
    }
  }

  function around(): void {
    const j = dearest(1 + random.below(3));
    const most = 1 + random.below(MOST);
    if (now.slot[j]! < 0) return inTheWay(j);
    const slack = random.below(12) * grid;
    const from = now.begin[j]! - slack;
    const to = now.end[j]! + slack;
    lift(j);
    liftNear(j, from, to, most);
  }

  function inTheWay(wished: number): void {
    const j = headOf(wished);
    const first = earliest[j]!;
    const last = now.slot[j]! < 0 ? Math.max(first + 1, slots - modeSlots[modeFrom[j]!]!) : now.slot[j]!;
    if (last <= first) return around();
    const at = first + random.below(last - first);
    const from = origin + at * grid;
    const waiting = now.slot[j]! < 0;
    lift(j);
    if (waiting) liftWaiting(j);
    liftNear(j, from, from + modeSlots[modeFrom[j]!]! * grid, 1 + random.below(MOST / 2));
    if (random.below(2) === 0) liftNear(j, from, from + modeSlots[modeFrom[j]!]! * grid, 1 + random.below(MOST / 2));
    order(1);
  }

  /** Orders the pool from `first` on by a rule drawn afresh each time. */
  function order(first: number): void {
    const rule = random.below(6);
    for (let i = first; i < lifted(); i++) {
      const j = pool[i]!;
      keys[j] = keyOf(rule, j);
    }
    for (let i = first + 1; i < lifted(); i++) {
      const j = pool[i]!;
      let k = i - 1;
      for (; k >= first && keys[pool[k]!]! > keys[j]!; k--) pool[k + 1] = pool[k]!;
      pool[k + 1] = j;
    }
  }

  function keyOf(rule: number, j: number): number {
    const { late, wait, due, release, modeMinutes } = model;
    const minutes = modeMinutes[modeFrom[j]!]!;
    const jitter = random.next();
    if (rule === 0) return jitter;
    if (rule === 1) return -((late[j]! + wait[j]!) / minutes) * (0.5 + jitter);
    if (rule === 2) return release[j]! + jitter * 60;
    if (rule === 3) return due[j]! + jitter * 60;
    if (rule === 4) return -minutes * (0.5 + jitter);
    return -(late[j]! + wait[j]! * 4) * (0.5 + jitter);
  }

  /** Puts j where it cannot stand yet, at a place drawn from those before its own, and lifts who stands there. */
  function force(wished: number): void {
    const j = headOf(wished);
    const mode = modeFrom[j]! + random.below(modeFrom[j + 1]! - modeFrom[j]!);
    const stood = now.slot[j]!;
    lift(j);
    const { from, to } = draft.range(j, mode);
    const last = stood >= 0 ? Math.min(stood, to) : to;
    if (last <= from) return;
    const width = stood >= 0 ? last - from : 1 + random.below(last - from);
    ejector.force(j, mode, from + random.below(width));
    if (stood < 0) forceWaiting(j);
    order(1);
  }

  /** Does the same for what follows a session that has just been given a place: one without the other seldom pays. */
  function forceWaiting(j: number): void {
    for (let e = afterFrom[j]!; e < afterFrom[j + 1]!; e++) {
      const next = after[e]!;
      if (now.slot[next]! >= 0 || locked[next] === 1) continue;
      lift(next);
      if (now.slot[j]! >= 0 && random.below(2) === 0) forceAnywhere(next);
      forceWaiting(next);
    }
  }

  /** Puts j somewhere it may begin, rather early than late, and lifts who stands there. */
  function forceAnywhere(j: number): void {
    const mode = modeFrom[j]! + random.below(modeFrom[j + 1]! - modeFrom[j]!);
    const { from, to } = draft.range(j, mode);
    if (to > from) ejector.force(j, mode, from + random.below(1 + random.below(to - from)));
  }

  function strike(): void {
    if (strikes++ % LOOK_FOR_CARRIED === 0) {
      carriedCount = 0;
      for (const j of movable) if (now.slot[j]! < 0) carried[carriedCount++] = j;
    }
    if (carriedCount > 0 && random.below(100) < FOR_CARRIED) {
      const j = carried[random.below(carriedCount)]!;
      if (now.slot[j]! < 0) return force(j);
    }
    const kind = random.below(100);
    if (kind < BY_FORCE) force(dearest(2));
    else if (kind < BY_FORCE + IN_THE_WAY) inTheWay(dearest(2));
    else around();
    if (lifted() > 0 && random.below(2) === 0) order(0);
  }

  return { strike, anyCarried: () => carriedCount > 0 };
}
