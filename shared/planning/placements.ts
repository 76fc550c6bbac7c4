import type { Placement, Share } from './instance';
import type { LockedShares } from './locked';
import type { Model } from './model';

/** What of a plan the search holds by number. */
export type Numbered = { readonly slot: Int32Array; readonly mode: Int32Array; readonly share: Int32Array };

/** Writes a plan out: sessions in their own order, shares by class, pooled bays told apart in order of start. */
export function placementsOf(model: Model, plan: Numbered, locked: LockedShares): readonly Placement[] {
  const bays = baysOf(model, plan, locked);
  const locks = new Map(model.instance.locked.map((lock) => [lock.session, lock]));
  return model.instance.sessions.map((session, j): Placement => {
    const lock = locks.get(session.id);
    if (lock) return { ...lock, alloc: locked.get(session.id) ?? lock.alloc };
    const slot = plan.slot[j]!;
    if (slot < 0) return { session: session.id, start: null, mode: 0, alloc: [] };
    const start = model.origin + slot * model.grid;
    const mode = plan.mode[j]! - model.modeFrom[j]!;
    return { session: session.id, start, mode, alloc: [[bays.get(j)!, 1], ...teamOf(model, plan, j)] };
  });
}

function teamOf(model: Model, plan: Numbered, j: number): Share[] {
  const heads = new Map<string, number>();
  const first = j * model.mostShares + 1;
  for (const c of plan.share.subarray(first, first + model.shapeTeam[model.modeShape[plan.mode[j]!]!]!)) {
    const id = model.classIds[c]![0]!;
    heads.set(id, (heads.get(id) ?? 0) + 1);
  }
  return [...heads];
}

type Stay = { readonly id: string; readonly from: number; readonly until: number };

/** Hands out the bays of each pool in order of start; the one published before is given again if it is free. */
function baysOf(model: Model, plan: Numbered, locked: LockedShares): ReadonlyMap<number, string> {
  const counts = new Map(model.instance.bayClasses.map((b) => [b.id, b.count]));
  const published = new Map(model.instance.published.map((p) => [p.session, new Set(p.alloc.map(([id]) => id))]));
  const stays = lockedStays(model, locked);
  const chosen = new Map<number, string>();
  const order = [...plan.slot.keys()].filter((j) => plan.slot[j]! >= 0 && model.locked[j] === 0);
  for (const j of order.sort((a, b) => plan.slot[a]! - plan.slot[b]! || a - b)) {
    const pool = plan.share[j * model.mostShares]!;
    const from = model.origin + plan.slot[j]! * model.grid;
    const before = published.get(model.instance.sessions[j]!.id);
    const room = (id: string): boolean => heldAt(stays, id, from) < counts.get(id)!;
    const free = model.classIds[pool]!.filter(room);
    const id = free.find((one) => before?.has(one)) ?? free[0]!;
    chosen.set(j, id);
    stays.push({ id, from, until: from + model.modeMinutes[plan.mode[j]!]! + model.classTurn[pool]! });
  }
  return chosen;
}

function heldAt(stays: readonly Stay[], id: string, minute: number): number {
  return stays.reduce(
    (held, stay) => (stay.id === id && stay.from <= minute && stay.until > minute ? held + 1 : held),
    0,
  );
}

function lockedStays(model: Model, locked: LockedShares): Stay[] {
  return model.instance.locked.flatMap((lock) => {
    const from = lock.start;
    if (from === null) return [];
    const j = model.sessionNumber.get(lock.session)!;
    const end = from + model.modeMinutes[model.modeFrom[j]! + lock.mode]!;
    return (locked.get(lock.session) ?? []).flatMap(([id]) => {
      const c = model.classNumber.get(id)!;
      return c < model.officersFrom ? [{ id, from, until: end + model.classTurn[c]! }] : [];
    });
  });
}
