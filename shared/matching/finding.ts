import type { CircumstanceCode, FindingCode, MatchField } from './evidence';
import type { Profile } from './profile';
import type { Token } from './sheet';
import { slipBetween } from './slip';

/** A finding with the two values it rests on. */
export type Finding = {
  readonly code: FindingCode;
  readonly field: MatchField;
  readonly a: string;
  readonly b: string;
  /** The identifier that agrees exactly, as a kind that counts once as proof; absent when the finding proves nothing. */
  readonly proof?: Proof;
  /** Whether two whole values contradict each other: what proof must outweigh. */
  readonly contradiction?: true;
  /** What else is to be said about it. */
  readonly notes?: readonly CircumstanceCode[];
};

/** Kinds of identifiers that fail independently: numbers of papers are one kind, since a consignment shares them all. */
export type Proof = 'plate-CN' | 'plate-RU' | 'plate-other' | 'trailer' | 'vin' | 'container' | 'seal' | 'papers';

/** What a comparison must know of the rest of the day. */
export type Surroundings = {
  /** Whether other requests show that the near plates of these two are two real plates. */
  readonly bothReal: (a: Profile, b: Profile, keys: readonly [string, string]) => boolean;
  /** Whether some agency has this number on more than one truck. */
  readonly onSeveralTrucks: (key: string) => boolean;
  /** Whether some agency has the truck of this request more than once in its direction. */
  readonly comesTwice: (profile: Profile) => boolean;
  /** The share of the day's paper numbers that some agency has on more than one truck. */
  readonly convoyShare: number;
  /** The share of the day's plates and containers that more than one agency has. */
  readonly sharedShare: number;
};

/** Two tokens, one of each request. */
export type Pair<T extends Token> = readonly [T, T];

/** The first pair with equal keys. */
export function commonOf<T extends Token>(as: readonly T[], bs: readonly T[]): Pair<T> | null {
  for (const a of as) for (const b of bs) if (a.key === b.key) return [a, b];
  return null;
}

/** The first pair one slip apart. */
export function nearOf<T extends Token>(as: readonly T[], bs: readonly T[]): Pair<T> | null {
  for (const a of as) for (const b of bs) if (slipBetween(a.key, b.key)) return [a, b];
  return null;
}

type More = Pick<Finding, 'proof' | 'contradiction' | 'notes'>;

/** A finding about two tokens. */
export const found = (code: FindingCode, field: MatchField, [a, b]: Pair<Token>, more?: More): Finding =>
  more ? { code, field, a: a.written, b: b.written, ...more } : { code, field, a: a.written, b: b.written };

/** An identifier that agrees, wherever it stood. */
export const same = (code: FindingCode, field: MatchField, pair: Pair<Token>, proof: Proof): Finding =>
  found(code, field, pair, pair[0].column === pair[1].column ? { proof } : { proof, notes: ['columns-swapped'] });

/** Marks two whole values that cannot both be right. */
export const CONTRADICTS: More = { contradiction: true };
