/**
 * How often things go wrong in one row, as shares of 1. `typo` is per written identifier; `missing` multiplies what each agency
 * habitually leaves out; `swapped` is per row; `reworded` per goods name; `late` how often one agency's ETA is an hour or more off.
 */
export type Noise = {
  readonly typo: number;
  readonly missing: number;
  readonly swapped: number;
  readonly reworded: number;
  readonly late: number;
  readonly wrongLoad: number;
};

/** What the acceptance figures are stated for: three identifiers in two hundred are mistyped, in one row of eleven. */
export const realistic: Noise = { typo: 0.015, missing: 1, swapped: 0.02, reworded: 0.15, late: 0.05, wrongLoad: 0.1 };
/** A bad day: one row in three mistyped, and half as much again left out. */
export const heavy: Noise = { typo: 0.06, missing: 1.5, swapped: 0.06, reworded: 0.3, late: 0.1, wrongLoad: 0.2 };
/** Nothing is mistyped; what agencies habitually leave out is still missing. */
export const clean: Noise = { typo: 0, missing: 1, swapped: 0, reworded: 0, late: 0, wrongLoad: 0 };

/** A day: how many crossings, by whom, and how much of what deceives. Shares are of crossings unless said otherwise. */
export type DaySettings = {
  readonly seed: number;
  readonly crossings: number;
  readonly agencies: readonly string[];
  readonly noise: Noise;
  /** Crossings that more than one agency inspects. */
  readonly overlap: number;
  /** Crossings in convoys of 2 to 4 under one batch, bill and mostly declaration. */
  readonly convoys: number;
  /** Trucks that come again in the same direction, 3.5 to 8.5 hours later. */
  readonly again: number;
  /** Trucks that go back in the other direction, 1 to 6 hours later, empty or with a new load. */
  readonly back: number;
  /** First agency's inspections that are two orders (a scan and an opening). */
  readonly doubleOrders: number;
  /** Hours over which the day's arrivals are spread; more crossings need more, or trucks stand nose to tail. */
  readonly hours: number;
};

/** A usual day of two agencies. */
export const usualDay: DaySettings = {
  seed: 1,
  crossings: 300,
  agencies: ['customs', 'border'],
  noise: realistic,
  overlap: 0.5,
  convoys: 0.1,
  again: 0.05,
  back: 0.15,
  doubleOrders: 0.1,
  hours: 10,
};
