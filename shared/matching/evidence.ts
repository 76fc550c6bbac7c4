import type { Slot, UtcMs } from '../kernel/time';

/**
 * What matching looks at in one inspection request: identifiers as they were written, in the column they were written in.
 * Cells that list several may come whole; absent means not written, never "none".
 */
export type MatchItem = {
  readonly id: string;
  readonly agency: string;
  readonly requestNo: string;
  /** Tractor plates, domestic and foreign, in any order. */
  readonly plates: readonly string[];
  readonly trailers: readonly string[];
  readonly vin?: string | undefined;
  readonly containers: readonly string[];
  readonly batchNo?: string | undefined;
  readonly billNo?: string | undefined;
  readonly declarations: readonly string[];
  readonly seals: readonly string[];
  readonly goods?: string | undefined;
  readonly hs?: string | undefined;
  readonly trader?: string | undefined;
  readonly uscc?: string | undefined;
  readonly direction: 'in' | 'out';
  readonly eta: UtcMs;
  /** When the agency wants the inspection: not before, not after. */
  readonly window?: Slot | undefined;
  readonly packages?: number | undefined;
  readonly grossKg?: number | undefined;
};

/** What a reason is about. */
export type MatchField =
  | 'plate'
  | 'trailer'
  | 'vin'
  | 'container'
  | 'batchNo'
  | 'billNo'
  | 'declaration'
  | 'seal'
  | 'goods'
  | 'trader'
  | 'weight'
  | 'packages'
  | 'time'
  | 'direction'
  | 'request';

/**
 * Findings that carry weight, each with its row in the table of `likelihood.ts`. `…-neighbour` is a fleet's next plate,
 * `plate-slip` a sign that is surely mistyped, `…-unclear` a broken value that resembles nothing on the other side.
 */
export type FindingCode =
  | 'same-plate'
  | 'plate-slip'
  | 'plate-one-off'
  | 'plate-neighbour'
  | 'plate-held-by-another'
  | 'plate-unclear'
  | 'plates-differ'
  | 'same-container'
  | 'check-digit-repaired'
  | 'container-one-off'
  | 'container-unclear'
  | 'containers-differ'
  | 'same-vin'
  | 'vin-one-off'
  | 'vins-differ'
  | 'same-trailer'
  | 'trailer-one-off'
  | 'trailers-differ'
  | 'same-batch'
  | 'batch-one-off'
  | 'batches-differ'
  | 'same-bill'
  | 'bill-one-off'
  | 'bills-differ'
  | 'same-declaration'
  | 'declaration-one-off'
  | 'declarations-differ'
  | 'same-seal'
  | 'seals-differ'
  | 'same-goods'
  | 'goods-alike'
  | 'goods-differ'
  | 'same-trader'
  | 'traders-differ'
  | 'same-weight'
  | 'weights-differ'
  | 'weights-far-apart'
  | 'same-packages'
  | 'packages-differ'
  | 'time-near'
  | 'time-close'
  | 'time-apart'
  | 'time-far'
  | 'same-direction'
  | 'directions-differ';

/**
 * Reasons that follow from the rest of the day rather than from the two requests: a number that several trucks share, a value
 * found in another column, windows without common time, a partner that fits another request better or equally well, a pair
 * joined only because both belong to a third request, and one that would join what contradicts.
 */
export type CircumstanceCode =
  | 'number-on-several-trucks'
  | 'columns-swapped'
  | 'windows-apart'
  | 'better-matched-elsewhere'
  | 'rival-partner'
  | 'joined-through'
  | 'contradicts-group';

/** One thing that speaks for or against a pair, with both values as written. */
export type MatchReason = {
  readonly code: FindingCode | CircumstanceCode;
  readonly field: MatchField;
  readonly a: string;
  readonly b: string;
  /** Natural logarithm of how much likelier this is for one object than for its likeliest rival; 0 for circumstances. */
  readonly weight: number;
};

/** Two requests of different agencies, by id, and how sure it is (0 to 1) that they concern one object. */
export type MatchPair = {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  /** Heaviest first. */
  readonly reasons: readonly MatchReason[];
};

/** The identifiers of a matched object in normal form: what its requests say together. */
export type MatchedObject = {
  readonly plates: readonly string[];
  readonly trailers: readonly string[];
  readonly vins: readonly string[];
  readonly containers: readonly string[];
  readonly batchNos: readonly string[];
  readonly billNos: readonly string[];
  readonly declarations: readonly string[];
};

/** Requests of at least two agencies about one object, in the order given; the score is that of its weakest needed pair. */
export type MatchGroup = {
  readonly ids: readonly string[];
  readonly score: number;
  readonly object: MatchedObject;
};

export type MatchOptions = {
  /** How far two arrivals of one crossing may lie apart, in minutes. */
  readonly windowMinutes: number;
};

/** Three hours: less than a truck needs to come a second time. */
export const defaultMatchOptions: MatchOptions = { windowMinutes: 180 };

export type MatchResult = {
  /** Sure enough to be joined unless the officer declines, every pair of every group among them. */
  readonly pairs: readonly MatchPair[];
  /** For an officer to decide. */
  readonly doubtful: readonly MatchPair[];
  readonly groups: readonly MatchGroup[];
};
