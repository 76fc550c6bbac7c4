import type { Instance, Span } from './instance';

/** Bays that differ at most in the yard: one count for the search, told apart again when the plan is written. */
export type BayPool = {
  readonly ids: readonly string[];
  readonly kind: string;
  readonly count: number;
  readonly turn: number;
  readonly windows: readonly Span[];
};

/**
 * Pools the bay classes of one kind, turn-round and calendar.
 *
 * Handing out bays in order of start then always succeeds, because every session holding a bay began earlier. A locked
 * session that begins after now would break that order, so its kind is not pooled.
 */
export function bayPools(instance: Instance): readonly BayPool[] {
  const apart = pinnedKinds(instance);
  const pools = new Map<string, BayPool>();
  for (const { id, kind, count, turn, windows } of instance.bayClasses) {
    const key = JSON.stringify([kind, turn, windows, apart.has(kind) ? id : '']);
    const pool = pools.get(key);
    pools.set(key, { ids: [...(pool?.ids ?? []), id], kind, count: count + (pool?.count ?? 0), turn, windows });
  }
  return [...pools.values()];
}

function pinnedKinds(instance: Instance): ReadonlySet<string> {
  const kinds = new Map(instance.bayClasses.map((b) => [b.id, b.kind]));
  const sessions = new Map(instance.sessions.map((s) => [s.id, s]));
  const pinned = new Set<string>();
  for (const p of instance.locked) {
    if (p.start === null || p.start <= instance.now) continue;
    const own = sessions.get(p.session)?.modes[p.mode]?.kind;
    for (const kind of [own, ...p.alloc.map(([id]) => kinds.get(id))]) if (kind !== undefined) pinned.add(kind);
  }
  return pinned;
}
