/** A seeded source of chance: the same seed gives the same numbers on every machine (32-bit integer arithmetic only). */
export type Random = {
  /** A float in [0, 1). */
  readonly next: () => number;
  /** An integer in [0, bound). */
  readonly below: (bound: number) => number;
  /** One element, each equally likely. The list must not be empty. */
  readonly pick: <T>(from: readonly T[]) => T;
};

/** mulberry32: small, fast, and good enough for planning and generators (never for draws that must be fair under attack). */
export function seeded(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { next, below, pick: (from) => from[below(from.length)]! };
}
