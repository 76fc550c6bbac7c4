import type { Instance } from './instance';

/** Precedence both ways: edges into session j are beforeFrom[j] … beforeFrom[j + 1] − 1, edges out of it afterFrom alike. */
export type OrderTables = {
  readonly beforeFrom: Int32Array;
  readonly before: Int32Array;
  readonly beforeMin: Int32Array;
  /** Longest lag in minutes, or NO_LIMIT. */
  readonly beforeMax: Int32Array;
  readonly afterFrom: Int32Array;
  readonly after: Int32Array;
  readonly afterMin: Int32Array;
  readonly afterMax: Int32Array;
  /** Sessions so that none comes before one it follows. */
  readonly rank: Int32Array;
};

/** Stands for "no longest lag": larger than any minute of any plan, small enough to add to. */
export const NO_LIMIT = 1 << 28;

type Edge = { readonly from: number; readonly to: number; readonly min: number; readonly max: number };

/** Compiles the precedence of a day that has no circle. */
export function compileOrder(instance: Instance, number: ReadonlyMap<string, number>): OrderTables {
  const n = instance.sessions.length;
  const edges = instance.prec.map((e) => ({
    from: number.get(e.from)!,
    to: number.get(e.to)!,
    min: e.min,
    max: e.max ?? NO_LIMIT,
  }));
  const into = grouped(edges, n, (e) => e.to);
  const outOf = grouped(edges, n, (e) => e.from);
  return {
    beforeFrom: into.from,
    before: Int32Array.from(into.edges, (e) => e.from),
    beforeMin: Int32Array.from(into.edges, (e) => e.min),
    beforeMax: Int32Array.from(into.edges, (e) => e.max),
    afterFrom: outOf.from,
    after: Int32Array.from(outOf.edges, (e) => e.to),
    afterMin: Int32Array.from(outOf.edges, (e) => e.min),
    afterMax: Int32Array.from(outOf.edges, (e) => e.max),
    rank: ranks(edges, n),
  };
}

function grouped(edges: readonly Edge[], n: number, key: (e: Edge) => number) {
  const from = new Int32Array(n + 1);
  for (const e of edges) from[key(e) + 1]!++;
  for (let j = 0; j < n; j++) from[j + 1]! += from[j]!;
  return { from, edges: [...edges].sort((a, b) => key(a) - key(b)) };
}

/** How many edges the longest chain before a session has. */
function ranks(edges: readonly Edge[], n: number): Int32Array {
  const rank = new Int32Array(n);
  for (let changed = true; changed;) {
    changed = false;
    for (const e of edges) {
      if (rank[e.to]! > rank[e.from]!) continue;
      rank[e.to] = rank[e.from]! + 1;
      changed = true;
    }
  }
  return rank;
}
