import type { Random } from '../kernel/random';
import { copyOf, keep, type Best } from './best';
import type { Draft } from './draft';
import { ejectorOf } from './eject';
import type { Model } from './model';
import { NOWHERE } from './nowhere';
import { takeUp } from './take-up';

/** What one session less that moves may cost, in units of the objective: nothing at first, then ever more. */
const MOST_WORTH = 20;
const WORTH = [0, 0, 2, 5, 10, MOST_WORTH];
/** Together they may cost one part in so many of the plan. */
const PART = 80;

/** What was found, and what the search began with where that was a plan. */
type Settling = { readonly best: Best; readonly random: Random; readonly kept: Best | null };

/**
 * Brings sessions back to where the published plan has them wherever that costs nothing or next to nothing: a search moves a
 * session by the tolerance for free, and a handful to win a minute, when each has a driver to be told. Leaves the result in the
 * draft and in `best`.
 */
export function settleBack(model: Model, draft: Draft, { best, random, kept }: Settling): void {
  takeUp(model, draft, best);
  const { promisedStart, promisedMode, modeFrom, origin, grid } = model;
  const ejector = ejectorOf(model, draft, random);
  const ceiling = Math.min(kept?.total ?? Infinity, best.total + Math.floor(best.total / PART));
  const away = (j: number): boolean => promisedStart[j] !== NOWHERE && draft.now.begin[j] !== promisedStart[j];
  const count = (): number => draft.movable.reduce((sum, j) => sum + (away(j) ? 1 : 0), 0);
  let moved = count();
  for (const worth of WORTH) {
    for (const j of draft.movable) {
      const slot = (promisedStart[j]! - origin) / grid;
      if (!away(j) || !Number.isInteger(slot)) continue;
      const mode = modeFrom[j]! + promisedMode[j]!;
      const cost = draft.total();
      draft.begin();
      draft.lift(j);
      if (!draft.put(j, mode, slot)) forced(model, draft, () => ejector.force(j, mode, slot));
      const now = count();
      const rise = draft.total() - cost;
      if (now < moved && rise <= worth * (moved - now) && draft.total() <= Math.max(cost, ceiling)) moved = now;
      else draft.undo();
    }
  }
  if (kept && kept.total <= ceiling) {
    const settled = copyOf(draft);
    takeUp(model, draft, kept);
    if (kept.total - settled.total > MOST_WORTH * (moved - count())) takeUp(model, draft, settled);
  }
  keep(best, draft);
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
