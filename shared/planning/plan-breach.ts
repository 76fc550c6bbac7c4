import type { Mode, Placement, PlannedSession } from './instance';

/** One rule a plan breaks: which, by whom, on what, and the numbers (minutes or heads) that show it. */
export type PlanBreach = {
  readonly code:
    | 'unknown-session'
    | 'unknown-mode'
    | 'unknown-class'
    | 'placed-twice'
    | 'off-grid'
    | 'before-release'
    | 'before-now'
    | 'locked-moved'
    | 'outside-window'
    | 'bay-missing'
    | 'bay-unfit'
    | 'team-size'
    | 'need-unfilled'
    | 'equipment-unfit'
    | 'over-capacity'
    | 'band-full'
    | 'too-soon-after'
    | 'too-late-after'
    | 'predecessor-carried';
  readonly session?: string;
  readonly resource?: string;
  readonly at?: number;
  readonly allowed?: number;
  readonly found?: number;
};

/** A placement with what it refers to, once both are known to exist. */
export type Placed = {
  readonly session: PlannedSession;
  readonly mode: Mode;
  readonly modeIndex: number;
  readonly start: number;
  readonly end: number;
  readonly alloc: Placement['alloc'];
  readonly locked: boolean;
};
