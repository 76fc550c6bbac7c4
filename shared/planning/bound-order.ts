import type { Draft } from './draft';
import type { Model } from './model';
import { NOWHERE } from './nowhere';
import { offsets } from './offsets';

/**
 * As much of the order of a day as a bound can keep whole: a forest in which a session hangs on at most one that it follows. Of
 * the other edges only the earliest starts are kept, of longest lags nothing.
 */
export type BoundOrder = {
  /** Sessions that are not locked, none before the one it hangs on. */
  readonly down: Int32Array;
  /** Those among them that hang on none. */
  readonly roots: Int32Array;
  /** What hangs on session j: kid[kidFrom[j] … kidFrom[j + 1] − 1], and the minutes that must lie between. */
  readonly kidFrom: Int32Array;
  readonly kid: Int32Array;
  readonly kidLag: Int32Array;
  /** The first slot order leaves a session; past the last where it has to be carried. */
  readonly earliest: Int32Array;
};

/** Works out the forest; what locked sessions do is read from the draft. */
export function boundOrderOf(model: Model, draft: Draft): BoundOrder {
  const { sessions, locked } = model;
  const earliest = model.earliest.slice();
  const trunk = new Int32Array(sessions).fill(-1);
  const order = [...earliest.keys()].sort((a, b) => model.rank[a]! - model.rank[b]!).filter((j) => locked[j] === 0);
  for (const j of order) {
    let latest = -1;
    for (let e = model.beforeFrom[j]!; e < model.beforeFrom[j + 1]!; e++) {
      const from = soonestAfter(model, draft, { e, earliest });
      earliest[j] = Math.max(earliest[j]!, from);
      if (locked[model.before[e]!] === 1 || from <= latest) continue;
      latest = from;
      trunk[j] = e;
    }
  }
  const kids = Array.from({ length: sessions }, () => [] as number[]);
  for (const j of order) if (trunk[j]! >= 0) kids[model.before[trunk[j]!]!]!.push(j);
  return {
    down: Int32Array.from(order),
    roots: Int32Array.from(order.filter((j) => trunk[j]! < 0)),
    kidFrom: offsets(kids),
    kid: Int32Array.from(kids.flat()),
    kidLag: Int32Array.from(kids.flat(), (j) => model.beforeMin[trunk[j]!]!),
    earliest,
  };
}

/** The first slot an edge leaves its end when what lies before it is as early and as short as it can be. */
function soonestAfter(model: Model, draft: Draft, { e, earliest }: { e: number; earliest: Int32Array }): number {
  const { origin, grid, slots, modeFrom, modeMinutes } = model;
  const b = model.before[e]!;
  const lag = model.beforeMin[e]!;
  if (model.locked[b] === 1) {
    const ended = draft.now.end[b]!;
    return ended === NOWHERE ? slots : Math.ceil((ended + lag - origin) / grid);
  }
  const shortest = modeMinutes.subarray(modeFrom[b], modeFrom[b + 1]).reduce((x, y) => Math.min(x, y));
  return Math.min(slots, earliest[b]! + Math.ceil((shortest + lag) / grid));
}
