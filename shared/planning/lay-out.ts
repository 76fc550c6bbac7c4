import type { Draft, Seat } from './draft';
import type { Placement } from './instance';
import type { Model } from './model';
import { fitsWindow } from './model-classes';

/** Lays a former plan into an empty draft and places what is missing or broken wherever it costs the least. */
export function layOut(model: Model, draft: Draft, former: readonly Placement[]): void {
  layKept(model, draft, former);
  const urgency = (j: number): number => model.late[j]! + 4 * model.wait[j]!;
  const broken = draft.movable.filter((j) => draft.now.slot[j]! < 0);
  for (const j of broken.sort((a, b) => model.rank[a]! - model.rank[b]! || urgency(b) - urgency(a) || a - b))
    draft.lift(j);
  draft.putBack(0);
  draft.begin();
}

/**
 * Lays what can stand of a former plan into an empty draft, in order of precedence and start: first every placement as it
 * was, then those that only need another team. The rest stays out.
 */
export function layKept(model: Model, draft: Draft, former: readonly Placement[]): void {
  const known = former.flatMap((p) => {
    const j = model.sessionNumber.get(p.session);
    return j === undefined || p.start === null || model.locked[j] === 1 ? [] : [{ j, start: p.start, former: p }];
  });
  known.sort((a, b) => model.rank[a.j]! - model.rank[b.j]! || a.start - b.start || a.j - b.j);
  draft.begin();
  const moved = known.filter((k) => draft.now.slot[k.j]! < 0 && !keep(model, draft, k));
  for (const { j, start, former: p } of moved) {
    const slot = (start - model.origin) / model.grid;
    if (Number.isInteger(slot) && p.mode < modesOf(model, j)) draft.put(j, model.modeFrom[j]! + p.mode, slot);
  }
}

type Former = { readonly j: number; readonly start: number; readonly former: Placement };

function modesOf(model: Model, j: number): number {
  return model.modeFrom[j + 1]! - model.modeFrom[j]!;
}

/** Keeps one placement with its very team, where that team still is one and still is free. */
function keep(model: Model, draft: Draft, { j, start, former }: Former): boolean {
  const slot = (start - model.origin) / model.grid;
  if (!Number.isInteger(slot) || slot < 0 || former.mode >= modesOf(model, j)) return false;
  const mode = model.modeFrom[j]! + former.mode;
  const { from, to } = draft.range(j, mode);
  if (slot < from || slot > to) return false;
  if (model.lane[j] === 1 && ((draft.now.laneOpen[slot >> 5]! >>> (slot & 31)) & 1) === 0) return false;
  const heads = former.alloc.flatMap(([id, n]) => new Array<number>(n).fill(model.classNumber.get(id) ?? -1));
  const people = heads.filter((c) => c < 0 || (c >= model.officersFrom && c < model.equipmentFrom));
  const bays = heads.filter((c) => c >= 0 && c < model.officersFrom);
  const shares = [...bays, ...people];
  if (bays.length !== 1 || !isTeam(model, mode, shares) || !allFree(model, draft, { mode, slot, shares })) return false;
  return draft.putAs(j, { mode, slot, shares });
}

/** Whether a bay and people are what a mode asks: the bay of its kind, the right number, and every demand met (Hall). */
function isTeam(model: Model, mode: number, shares: readonly number[]): boolean {
  const shape = model.modeShape[mode]!;
  const bays = model.shapeBay.subarray(model.bayFrom[shape], model.bayFrom[shape + 1]);
  if (!bays.includes(shares[0]!) || shares.length !== 1 + model.shapeTeam[shape]!) return false;
  for (let d = model.demandFrom[shape]!; d < model.demandFrom[shape + 1]!; d++) {
    const list = model.demandClass.subarray(model.demandListFrom[d], model.demandListFrom[d + 1]);
    if (shares.filter((c) => list.includes(c)).length < model.demandHeads[d]!) return false;
  }
  return true;
}

function allFree(model: Model, draft: Draft, { mode, slot, shares }: Seat): boolean {
  const shape = model.modeShape[mode]!;
  const asked = new Map<number, number>();
  for (const c of shares) asked.set(c, (asked.get(c) ?? 0) + 1);
  for (let e = model.equipFrom[shape]!; e < model.equipFrom[shape + 1]!; e++) {
    asked.set(model.equipClass[e]!, model.equipHeads[e]!);
  }
  return [...asked].every(([c, n]) => {
    if (!fitsWindow(model, c, { duration: model.modeDuration[mode]!, slot })) return false;
    const taken = Math.ceil((model.modeMinutes[mode]! + model.classTurn[c]!) / model.grid);
    const free = draft.now.free.subarray(c * model.slots + slot, c * model.slots + slot + taken);
    return free.every((left) => left >= n);
  });
}
