import type { FindingCode } from './evidence';

/**
 * Why two requests may resemble each other. Only the first is a match; the rest are what it must be told from, and each
 * explains some likenesses as well as a match does:
 * - `same`: one crossing of one truck
 * - `again`: the same truck, another crossing (a second trip, the empty way back)
 * - `convoy`: another truck that carries part of the same consignment under the same numbers
 * - `fleet`: another truck of the same carrier: neighbouring plates, consecutive numbers, the same goods and trader
 * - `stranger`: a truck that has nothing to do with it
 */
type Row = readonly [same: number, again: number, convoy: number, fleet: number, stranger: number];

/**
 * How likely each finding is under each hypothesis, in the order of `Row`: the method of Fellegi and Sunter (1969) with
 * the "unmatched" side split by cause, so that what fleets and convoys share weighs nothing. Figures are estimates from how
 * such rows are typed (an identifier is mistyped in 2 to 4 of 100 rows; the second agency copies or types anew) and were
 * checked against generated days; only their order of magnitude matters. A finding that was not made (nothing written on
 * one side) is no row: silence is neither agreement nor disagreement.
 */
const table: Readonly<Record<FindingCode, Row>> = {
  'same-plate': [0.92, 0.92, 0.001, 0.0006, 0.0003],
  'plate-slip': [0.035, 0.035, 0.004, 0.004, 0.0001],
  'plate-one-off': [0.018, 0.018, 0.03, 0.03, 0.001],
  'plate-neighbour': [0.008, 0.008, 0.15, 0.2, 0.001],
  'plate-held-by-another': [0.001, 0.001, 0.25, 0.25, 0.002],
  'plate-unclear': [0.006, 0.006, 0.03, 0.03, 0.04],
  'plates-differ': [0.004, 0.004, 0.6, 0.6, 0.995],

  'same-container': [0.94, 0.05, 0.0002, 0.0002, 0.0001],
  'check-digit-repaired': [0.03, 0.002, 0.0005, 0.0005, 0.00002],
  'container-one-off': [0.004, 0.001, 0.01, 0.01, 0.0003],
  'container-unclear': [0.012, 0.05, 0.04, 0.04, 0.05],
  'containers-differ': [0.01, 0.9, 0.95, 0.95, 0.99],

  'same-vin': [0.96, 0.96, 0.0005, 0.0005, 0.00001],
  'vin-one-off': [0.02, 0.02, 0.1, 0.1, 0.0005],
  'vins-differ': [0.02, 0.02, 0.9, 0.9, 0.999],

  'same-trailer': [0.88, 0.6, 0.002, 0.005, 0.0005],
  'trailer-one-off': [0.04, 0.03, 0.2, 0.2, 0.002],
  'trailers-differ': [0.08, 0.37, 0.79, 0.79, 0.997],

  'same-batch': [0.95, 0.02, 0.9, 0.003, 0.001],
  'batch-one-off': [0.03, 0.1, 0.03, 0.35, 0.02],
  'batches-differ': [0.02, 0.88, 0.07, 0.65, 0.98],

  'same-bill': [0.9, 0.03, 0.8, 0.003, 0.001],
  'bill-one-off': [0.03, 0.1, 0.05, 0.35, 0.02],
  'bills-differ': [0.07, 0.87, 0.15, 0.65, 0.98],

  'same-declaration': [0.9, 0.03, 0.7, 0.003, 0.001],
  'declaration-one-off': [0.03, 0.1, 0.15, 0.35, 0.02],
  'declarations-differ': [0.07, 0.87, 0.15, 0.65, 0.98],

  'same-seal': [0.85, 0.02, 0.003, 0.003, 0.0003],
  'seals-differ': [0.15, 0.98, 0.99, 0.99, 0.9997],

  'same-goods': [0.83, 0.4, 0.95, 0.8, 0.1],
  'goods-alike': [0.12, 0.1, 0.03, 0.1, 0.15],
  'goods-differ': [0.05, 0.5, 0.02, 0.1, 0.75],

  'same-trader': [0.93, 0.85, 0.96, 0.93, 0.05],
  'traders-differ': [0.07, 0.15, 0.04, 0.07, 0.95],

  'same-weight': [0.8, 0.08, 0.25, 0.15, 0.01],
  'weights-differ': [0.15, 0.22, 0.25, 0.3, 0.19],
  'weights-far-apart': [0.05, 0.7, 0.5, 0.55, 0.8],

  'same-packages': [0.8, 0.15, 0.3, 0.25, 0.03],
  'packages-differ': [0.2, 0.85, 0.7, 0.75, 0.97],

  'time-near': [0.45, 0.005, 0.5, 0.35, 0.06],
  'time-close': [0.3, 0.02, 0.3, 0.3, 0.14],
  'time-apart': [0.12, 0.1, 0.12, 0.2, 0.2],
  'time-far': [0.06, 0.25, 0.08, 0.15, 0.25],

  'same-direction': [0.997, 0.5, 0.999, 0.8, 0.6],
  'directions-differ': [0.003, 0.5, 0.001, 0.2, 0.4],
};

/** What the rest of the day says before two requests are compared. */
export type Prior = {
  /** The directions differ: a truck that comes mostly goes back. */
  readonly turned: boolean;
  /** Some agency has this truck more than once on the day. */
  readonly comesTwice: boolean;
  /** Some agency has a number that both requests carry on more than one truck. */
  readonly sharedNumber: boolean;
  /** The share of the day's batch, bill and declaration numbers that some agency has on more than one truck. */
  readonly convoyShare: number;
  /** The share of the day's plates and containers that more than one agency has. */
  readonly sharedShare: number;
};

/**
 * Prior weights of the hypotheses for two requests that share or nearly share an identifier; they need not add up to 1. How
 * often a number that nobody shows on two trucks is yet on two, of which each agency picked another, follows from how often
 * numbers are shown on two; how often requests have a partner at all, from how many vehicles more than one agency has.
 */
function priorRow({ turned, comesTwice, sharedNumber, convoyShare, sharedShare }: Prior): Row {
  const same = 0.25 * Math.min(1.5, sharedShare / USUAL_SHARED_SHARE);
  const again = turned ? 0.25 : comesTwice ? 0.1 : 0.004;
  return [same, again, sharedNumber ? 0.5 : 0.18 * convoyShare, 0.2, 0.5];
}

/** How many numbers a usual day has on more than one truck, where the day at hand is too small to tell. */
export const USUAL_CONVOY_SHARE = 0.03;

/** How many plates and containers of a usual day more than one agency has. */
export const USUAL_SHARED_SHARE = 0.33;

/** What is added to the log odds of two requests of one agency: it seldom asks twice for one truck. */
export const DOUBLE_ORDER = Math.log(0.03 / 0.25);

/** Natural logarithm of the odds that two requests with these findings are one crossing. */
export function logOddsOf(findings: readonly { readonly code: FindingCode }[], prior: Prior): number {
  const sums = priorRow(prior).map(Math.log);
  for (const { code } of findings) {
    const row = logs[code]!;
    for (let h = 0; h < sums.length; h++) sums[h]! += row[h]!;
  }
  const most = Math.max(sums[1]!, sums[2]!, sums[3]!, sums[4]!);
  let others = 0;
  for (let h = 1; h < sums.length; h++) others += Math.exp(sums[h]! - most);
  return sums[0]! - most - Math.log(others);
}

const logs = Object.fromEntries(
  Object.entries(table).map(([code, row]) => [code, row.map(Math.log)] as const),
) as Readonly<Record<string, readonly number[]>>;

/** What a usual day says beforehand of two requests in one direction. */
export const usualPrior: Prior = {
  turned: false,
  comesTwice: false,
  sharedNumber: false,
  convoyShare: USUAL_CONVOY_SHARE,
  sharedShare: USUAL_SHARED_SHARE,
};

const usual = priorRow(usualPrior);

/** How far one finding alone speaks for a match (positive) or against it (negative), on a usual day. */
export function weightOf(code: FindingCode): number {
  const weigh = (values: readonly number[]) =>
    values.slice(1).reduce((sum, value, i) => sum + value * usual[i + 1]!, 0);
  return Math.log((table[code][0] * weigh([0, 1, 1, 1, 1])) / weigh(table[code]));
}

/** The probability that belongs to log odds. */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
