import type { Random } from '../kernel/random';
import type { Best } from './anneal';
import type { Draft } from './draft';
import { ejectorOf } from './eject';
import type { Model } from './model';
import { NOWHERE } from './nowhere';

const ROUNDS = 3;

/**
 * Brings sessions back to where the published plan has them wherever that costs nothing: a search that may move a session
 * by the tolerance for free does so by the way. Leaves the result in the draft and in `best`.
 */
export function settleBack(model: Model, draft: Draft, { best, random }: { best: Best; random: Random }): void {
  load(model, draft, best);
  const { promisedStart, promisedMode, modeFrom, origin, grid } = model;
  const ejector = ejectorOf(model, draft, random);
  const away = (j: number): boolean => promisedStart[j] !== NOWHERE && draft.now.begin[j] !== promisedStart[j];
  const count = (): number => draft.movable.reduce((sum, j) => sum + (away(j) ? 1 : 0), 0);
  let moved = count();
  for (let round = 0; round < ROUNDS; round++) {
    const before = moved;
    for (const j of draft.movable) {
      const slot = (promisedStart[j]! - origin) / grid;
      if (!away(j) || !Number.isInteger(slot)) continue;
      const mode = modeFrom[j]! + promisedMode[j]!;
      const cost = draft.total();
      draft.begin();
      draft.lift(j);
      if (!draft.put(j, mode, slot)) forced(model, draft, () => ejector.force(j, mode, slot));
      const now = count();
      if (draft.total() <= cost && now < moved) moved = now;
      else draft.undo();
    }
    if (moved === before) break;
  }
  best.total = draft.total();
  best.slot.set(draft.now.slot);
  best.mode.set(draft.now.mode);
  best.share.set(draft.now.share);
}

function forced(model: Model, draft: Draft, force: () => boolean): void {
  if (!force()) return draft.putBack(0);
  const { pool, now } = draft;
  for (let i = 0; i < draft.lifted(); i++) {
    const other = pool[i]!;
    if (now.slot[other]! >= 0 || model.promisedStart[other] === NOWHERE) continue;
    const slot = (model.promisedStart[other]! - model.origin) / model.grid;
    if (Number.isInteger(slot)) draft.put(other, model.modeFrom[other]! + model.promisedMode[other]!, slot);
  }
  draft.putBack(0);
}

/** Puts the best plan back into the draft. */
function load(model: Model, draft: Draft, best: Best): void {
  draft.begin();
  for (const j of draft.movable) draft.lift(j);
  for (const j of draft.movable) {
    if (best.slot[j]! < 0) continue;
    const first = j * model.mostShares;
    const last = first + 1 + model.shapeTeam[model.modeShape[best.mode[j]!]!]!;
    draft.putAs(j, { mode: best.mode[j]!, slot: best.slot[j]!, shares: [...best.share.subarray(first, last)] });
  }
}
