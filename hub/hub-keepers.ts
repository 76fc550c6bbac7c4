import { portKeeper, type PortKeeper } from './authority/port-keeper';
import type { HubStore } from './store/store';

/** The ports that this process keeps in memory just now. */
export type Keepers = {
  /** Runs something with the keeper of a port, which stays in memory until it is done. */
  readonly withKeeper: <T>(portId: string, run: (keeper: PortKeeper) => Promise<T>) => Promise<T>;
  /** Holds a port in memory until the returned function is called. */
  readonly hold: (portId: string) => { readonly keeper: PortKeeper; readonly letGo: () => void };
  /** Looks at a held port for what other processes wrote, unless this process wrote that version itself. */
  readonly news: (portId: string, version?: number) => void;
  /** Looks at every port that somebody listens to. */
  readonly lookAround: () => void;
  /** Drops ports that nobody has used for a while. */
  readonly tidy: () => void;
  readonly size: () => number;
};

type Kept = {
  readonly keeper: PortKeeper;
  /** The newest version that passed through this process. */
  newest: number;
  busy: number;
  held: number;
  usedAt: number;
};

/** Keepers made on demand, at most `most` of them idle, none idle for longer than `idle` milliseconds. */
export function openKeepers(
  store: HubStore,
  {
    now,
    most,
    idle,
    unseen,
  }: {
    readonly now: () => number;
    readonly most: number;
    readonly idle: number;
    /** Hears of a look at the store that failed: weather, and the next look makes it good. */
    readonly unseen: (cause: unknown) => void;
  },
): Keepers {
  const kept = new Map<string, Kept>();

  function keep(portId: string): Kept {
    const known = kept.get(portId);
    if (known) {
      kept.delete(portId); // to the end: the first one is the one used longest ago
      kept.set(portId, known);
      known.usedAt = now();
      return known;
    }
    const made: Kept = {
      keeper: portKeeper(
        noting(store, (version) => (made.newest = version)),
        portId,
        now,
      ),
      newest: 0,
      busy: 0,
      held: 0,
      usedAt: now(),
    };
    kept.set(portId, made);
    if (kept.size > most) drop(({ usedAt }) => usedAt <= now(), kept.size - most);
    return made;
  }

  function drop(old: (k: Kept) => boolean, upTo: number): void {
    let left = upTo;
    for (const [portId, k] of kept) {
      if (left === 0) return;
      if (k.busy > 0 || k.held > 0 || !old(k)) continue;
      kept.delete(portId);
      left -= 1;
    }
  }

  return {
    async withKeeper(portId, run) {
      const k = keep(portId);
      k.busy += 1;
      try {
        return await run(k.keeper);
      } finally {
        k.busy -= 1;
      }
    },
    hold(portId) {
      const k = keep(portId);
      k.held += 1;
      let here = true;
      const letGo = (): void => {
        if (here) k.held -= 1;
        here = false;
      };
      return { keeper: k.keeper, letGo };
    },
    news(portId, version = Infinity) {
      const k = kept.get(portId);
      if (!k || k.held === 0 || version <= k.newest) return;
      k.keeper.refresh().catch(unseen);
    },
    lookAround() {
      for (const k of kept.values()) if (k.held > 0) k.keeper.refresh().catch(unseen);
    },
    tidy: () => drop((k) => k.usedAt < now() - idle, Infinity),
    size: () => kept.size,
  };
}

/** The store, telling of each version that a transaction of this process saw or made. */
function noting(store: HubStore, note: (version: number) => void): HubStore {
  return {
    ...store,
    transact: (port, decide) =>
      store.transact(port, (locked) => {
        const decided = decide(locked);
        note(decided.batch?.head.version ?? locked.head?.version ?? 0);
        return decided;
      }),
  };
}
