import { seeded, type Random } from '../kernel/random';
import { anneal } from './anneal';
import { copyOf, type Best } from './best';
import { ending, type Budget } from './budget';
import { construct } from './construct';
import { partsOf } from './cost-parts';
import type { Draft } from './draft';
import type { Instance, Placement } from './instance';
import { layOut } from './lay-out';
import { lowerBoundOf } from './lower-bound';
import type { Model } from './model';
import { openDay } from './open-day';
import type { CostParts } from './plan-cost';
import { placementsOf, type Numbered } from './placements';
import { settleBack } from './settle-back';

/** A better plan than any before, told while the search goes on. Its placements are written out only when asked for. */
export type Progress = {
  readonly objective: number;
  readonly schedules: number;
  readonly placements: () => readonly Placement[];
};

/** Without any budget the search ends after this many schedules. */
export const USUAL_SCHEDULES = 20_000;
/** Rounds of the bound, likewise. */
const USUAL_ROUNDS = 100;

export type PlanOptions = Budget & {
  readonly seed: number;
  /** Placements to begin with; those that cannot stand are placed anew, and the result never costs more than that. */
  readonly start?: readonly Placement[];
  /** How often the prices behind the lower bound are mended: more is tighter and takes longer. */
  readonly boundRounds?: number;
  /** How often the bound tells apart whether some session is carried: tighter still where that is what the day hangs on. */
  readonly boundSplits?: number;
  /** Called with the first plan and with every better one. */
  readonly onBetter?: (progress: Progress) => void;
};

export type PlanResult = {
  readonly objective: number;
  readonly parts: CostParts;
  /** No plan of this day costs less. Worked out when it is first read, which takes as long as the rounds asked for. */
  readonly lowerBound: number;
  /** One for each session, in the order of the instance; carried ones with `start: null`. */
  readonly placements: readonly Placement[];
  /** How many plans were tried. */
  readonly schedules: number;
};

/**
 * Plans a day: every session gets a start, a mode, a bay and the classes its team comes from, or is carried to the next
 * opening. The same instance, seed and number of schedules give the same plan on every machine; a budget told by a clock
 * is the caller's, and ends where the caller says.
 */
export function plan(instance: Instance, options: PlanOptions): PlanResult {
  const random = seeded(options.seed);
  const { model, draft, locked } = openDay(instance, random);
  const write = (numbered: Numbered): readonly Placement[] => placementsOf(model, numbered, locked);
  const standing = (options.start ?? []).filter((p) => p.start !== null).length;
  const warm = standing * 2 > draft.movable.length;
  if (options.start && standing > 0) layOut(model, draft, options.start);
  const kept = standing > 0 ? copyOf(draft) : null;
  if (!warm) construct(model, draft);
  options.onBetter?.({ objective: draft.total(), schedules: 1, placements: () => write(draft.now) });
  const best = searched(model, draft, { random, options, write, warm });
  if (instance.published.length > 0) settleBack(model, draft, { best, random, kept });
  const { boundRounds: rounds = USUAL_ROUNDS, boundSplits: splits = 0 } = options;
  let lowerBound: number | undefined;
  return {
    objective: best.total,
    parts: partsOf(model, best, draft),
    get lowerBound() {
      lowerBound ??= lowerBoundOf(model, draft, { reached: best.total, rounds, splits });
      return lowerBound;
    },
    placements: write(best),
    schedules: best.schedules,
  };
}

/**
 * Plans the rest of a day again after something happened. Everything of the published plan that still stands is kept,
 * the broken is repaired first, and then only what pays for being moved is moved.
 */
export function replan(instance: Instance, published: readonly Placement[], options: PlanOptions): PlanResult {
  return plan({ ...instance, published }, { ...options, start: published });
}

type Search = {
  readonly random: Random;
  readonly options: PlanOptions;
  readonly write: (numbered: Numbered) => readonly Placement[];
  /** Begins from a plan that already stands for most sessions. */
  readonly warm: boolean;
};

function searched(model: Model, draft: Draft, { random, options, write, warm }: Search): Best {
  const { onBetter } = options;
  return anneal(model, draft, {
    random,
    budget: ending(options, USUAL_SCHEDULES),
    warm,
    onBetter: (best) => onBetter?.({ objective: best.total, schedules: best.schedules, placements: () => write(best) }),
  });
}
