import type { Draft } from './draft';
import type { Model } from './model';
import type { Numbered } from './placements';

/** Puts a plan found before back into the draft, seat by seat. */
export function takeUp(model: Model, draft: Draft, best: Numbered): void {
  draft.begin();
  for (const j of draft.movable) draft.lift(j);
  for (const j of draft.movable) {
    if (best.slot[j]! < 0) continue;
    const first = j * model.mostShares;
    const last = first + 1 + model.shapeTeam[model.modeShape[best.mode[j]!]!]!;
    draft.putAs(j, { mode: best.mode[j]!, slot: best.slot[j]!, shares: [...best.share.subarray(first, last)] });
  }
}
