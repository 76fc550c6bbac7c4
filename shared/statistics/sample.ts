/** What a number of measurements come to; null where there is none. Shares the measurements' unit. */
export type Summary = { readonly count: number; readonly median: number; readonly mean: number; readonly p90: number };

/** Median and P90 by nearest rank, so that each is a measurement that someone can look up. */
export function summaryOf(values: readonly number[]): Summary | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
  const mean = sorted.reduce((sum, v) => sum + v, 0) / sorted.length;
  return { count: sorted.length, median: rank(0.5), mean, p90: rank(0.9) };
}

/** A part of a whole; null where there is no whole. */
export type Share = { readonly part: number; readonly whole: number };

/** From 0 to 1; null where there is no whole. */
export const ratioOf = ({ part, whole }: Share): number | null => (whole === 0 ? null : part / whole);
