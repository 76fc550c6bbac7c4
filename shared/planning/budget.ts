/** How long a search goes on, told in schedules, by a callback, or by the share of its time that is spent. */
export type Budget = {
  /** Ends after this many schedules. */
  readonly schedules?: number;
  /** Asked every few schedules; the search ends when it says no. */
  readonly keepGoing?: (schedulesSoFar: number) => boolean;
  /** The share of the time granted that is spent, 0 to 1; the search cools by it and ends at 1. */
  readonly spent?: () => number;
};

/** The budget itself, or so many schedules where it names no end. */
export function ending(budget: Budget, usual: number): Budget {
  const { schedules, keepGoing, spent } = budget;
  return schedules === undefined && !keepGoing && !spent ? { schedules: usual } : budget;
}
