/** The objective by its parts; their sum is what the planner minimises. Weighted minutes, whole numbers. */
export type CostParts = {
  /** Weighted minutes past the due time. */
  readonly tardiness: number;
  /** Weighted minutes between release and start. */
  readonly waiting: number;
  /** Penalties of the modes chosen. */
  readonly mode: number;
  /** Everything that sessions left for the next opening day cost. */
  readonly carried: number;
  /** Minutes moved against the published plan, past the tolerance. */
  readonly shift: number;
  /** Modes changed against the published plan. */
  readonly modeChange: number;
};

/** A shift against the published plan counts no further than this many minutes. */
export const SHIFT_CAP = 120;
