import type { BestPlaces } from '#shared/planning/best-places';
import type { Explanation } from '#shared/planning/explain';
import type { Instance, Placement } from '#shared/planning/instance';

/** What the page asks of the planner's worker. One worker serves one question at a time. */
export type PlanQuestion =
  | {
      readonly kind: 'plan';
      readonly instance: Instance;
      readonly start: readonly Placement[];
      readonly seed: number;
      /** Milliseconds that the search may take. */
      readonly patience: number;
    }
  | { readonly kind: 'explain'; readonly instance: Instance; readonly placements: readonly Placement[] }
  | {
      readonly kind: 'places';
      /** An instance as a text: a day of a thousand is copied so in a fifth of the time, and the page waits while it is copied. */
      readonly instance: string;
      readonly session: string;
      readonly count: number;
    };

/** How far a search has come. `placements` are those of the best plan so far. */
export type PlanProgress = {
  readonly schedules: number;
  readonly placements: readonly Placement[];
  /** Sessions that this plan leaves for another day. */
  readonly carried: number;
};

/** A finished plan with the reason for every place. */
export type PlanAnswer = { readonly placements: readonly Placement[]; readonly reasons: readonly Explanation[] };

/** What ends a question. */
export type PlanEnd = ({ readonly kind: 'planned' } & PlanAnswer) | ({ readonly kind: 'places' } & BestPlaces);

/** What the worker says. */
export type PlanReport = ({ readonly kind: 'progress' } & PlanProgress) | PlanEnd;
