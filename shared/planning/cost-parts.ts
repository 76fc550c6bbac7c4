import type { Draft } from './draft';
import type { Model } from './model';
import { NOWHERE } from './nowhere';
import { SHIFT_CAP, type CostParts } from './plan-cost';
import type { Numbered } from './placements';

/** The objective of a plan by its parts; the locked sessions are those the draft holds. */
export function partsOf(model: Model, plan: Numbered, draft: Draft): CostParts {
  const parts = { tardiness: 0, waiting: 0, mode: 0, carried: 0, shift: 0, modeChange: 0 };
  const { shift, shiftTol, mode: modeWeight } = model.instance.weights;
  for (let j = 0; j < model.sessions; j++) {
    const fixed = model.locked[j] === 1;
    const begin = fixed ? draft.now.begin[j]! : model.origin + plan.slot[j]! * model.grid;
    if (fixed ? begin === NOWHERE : plan.slot[j]! < 0) {
      parts.carried += model.carryCost[j]!;
      continue;
    }
    const mode = fixed ? draft.now.mode[j]! : plan.mode[j]!;
    parts.tardiness += model.late[j]! * Math.max(0, begin + model.modeMinutes[mode]! - model.due[j]!);
    parts.waiting += model.wait[j]! * Math.max(0, begin - model.release[j]!);
    parts.mode += model.modePenalty[mode]!;
    const promised = model.promisedStart[j]!;
    if (promised === NOWHERE) continue;
    parts.shift += shift * Math.min(SHIFT_CAP, Math.max(0, Math.abs(begin - promised) - shiftTol));
    if (mode - model.modeFrom[j]! !== model.promisedMode[j]) parts.modeChange += modeWeight;
  }
  return parts;
}
