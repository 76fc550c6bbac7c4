import type { CircumstanceCode, FindingCode, MatchField } from './evidence';
import type { PlateToken, Profile, Token } from './profile';
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
};

type Pair<T extends Token> = readonly [T, T];

function commonOf<T extends Token>(as: readonly T[], bs: readonly T[]): Pair<T> | null {
  for (const a of as) for (const b of bs) if (a.key === b.key) return [a, b];
  return null;
}

function nearOf<T extends Token>(as: readonly T[], bs: readonly T[]): Pair<T> | null {
  for (const a of as) for (const b of bs) if (slipBetween(a.key, b.key)) return [a, b];
  return null;
}

type More = Pick<Finding, 'proof' | 'contradiction' | 'notes'>;

const found = (code: FindingCode, field: MatchField, [a, b]: Pair<Token>, more?: More): Finding =>
  more ? { code, field, a: a.written, b: b.written, ...more } : { code, field, a: a.written, b: b.written };

/** An identifier that agrees, wherever it stood. */
const same = (code: FindingCode, field: MatchField, pair: Pair<Token>, proof: Proof): Finding =>
  found(code, field, pair, pair[0].column === pair[1].column ? { proof } : { proof, notes: ['columns-swapped'] });

const CONTRADICTS: More = { contradiction: true };

const FAMILIES = ['CN', 'RU', 'other'] as const;

/**
 * Compares tractor plates, family by family: a truck may carry a Chinese and a Russian plate, so only plates of one family
 * can contradict. Free text that no family claims is compared for nearness with all.
 */
export function comparePlates(a: Profile, b: Profile, day: Surroundings): Finding[] {
  if (a.tractors.length === 0 || b.tractors.length === 0) return [];
  const near: Near = (keys) => day.bothReal(a, b, keys);
  const findings: Finding[] = [];
  for (const family of FAMILIES) {
    const as = a.tractors.filter((token) => token.family === family);
    const bs = as.length > 0 ? b.tractors.filter((token) => token.family === family) : [];
    if (bs.length > 0) findings.push(plateFinding(near, as, bs));
  }
  if (findings.length > 0) return findings;
  const slipped = nearOf(a.tractors, b.tractors);
  return slipped && (!slipped[0].valid || !slipped[1].valid) ? [nearPlate(near, slipped)] : [];
}

function plateFinding(near: Near, as: readonly PlateToken[], bs: readonly PlateToken[]): Finding {
  const common = commonOf(as, bs);
  if (common) return found('same-plate', 'plate', common, { proof: `plate-${common[0].family}` });
  const slipped = nearOf(as, bs);
  if (slipped) return nearPlate(near, slipped);
  const whole = as.some((token) => token.valid) && bs.some((token) => token.valid);
  const first = [as[0]!, bs[0]!] as const;
  return whole ? found('plates-differ', 'plate', first, CONTRADICTS) : found('plate-unclear', 'plate', first);
}

/** Whether two near plates are known to be two. */
type Near = (keys: readonly [string, string]) => boolean;

function nearPlate(bothReal: Near, pair: Pair<PlateToken>): Finding {
  return found(nearPlateCode(bothReal, pair), 'plate', pair);
}

function nearPlateCode(bothReal: Near, [a, b]: Pair<PlateToken>): FindingCode {
  if (bothReal([a.key, b.key])) return 'plate-held-by-another';
  const slip = slipBetween(a.key, b.key);
  // Free text has no form to break, so a sign more or less may be another truck.
  const free = a.family === 'other' && b.family === 'other';
  if (slip === 'look-alike' || (!free && !(a.valid && b.valid))) return 'plate-slip';
  return slip === 'last' || (free && slip === 'length') ? 'plate-neighbour' : 'plate-one-off';
}

/** Compares trailers, also with a tractor column in which a trailer's 挂 was left out. */
export function compareTrailers(a: Profile, b: Profile): Finding[] {
  const common =
    commonOf(a.trailers, b.trailers) ??
    commonOf<Token>(a.trailers, b.tractors) ??
    commonOf<Token>(a.tractors, b.trailers);
  if (common) return [same('same-trailer', 'trailer', common, 'trailer')];
  if (a.trailers.length === 0 || b.trailers.length === 0) return [];
  const near = nearOf(a.trailers, b.trailers);
  if (near) return [found('trailer-one-off', 'trailer', near)];
  return [found('trailers-differ', 'trailer', [a.trailers[0]!, b.trailers[0]!])];
}

/** Compares vehicle numbers. */
export function compareVins(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.vins, b.vins);
  if (common) return [same('same-vin', 'vin', common, 'vin')];
  if (a.vins.length === 0 || b.vins.length === 0) return [];
  const near = nearOf(a.vins, b.vins);
  if (near) return [found('vin-one-off', 'vin', near)];
  return [found('vins-differ', 'vin', [a.vins[0]!, b.vins[0]!], CONTRADICTS)];
}

/**
 * Compares containers. A number whose check digit is wrong and that is one slip from a right one is repaired by it; two
 * right numbers never are one: consecutive containers are real.
 */
export function compareContainers(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.containers, b.containers);
  if (common) return [same('same-container', 'container', common, 'container')];
  if (a.containers.length === 0 || b.containers.length === 0) return [];
  return [unequalContainers(a.containers, b.containers)];
}

function unequalContainers(as: readonly Token[], bs: readonly Token[]): Finding {
  const right = (tokens: readonly Token[]) => tokens.filter((token) => token.valid);
  const wrong = (tokens: readonly Token[]) => tokens.filter((token) => !token.valid);
  const repaired = nearOf(right(as), wrong(bs)) ?? nearOf(wrong(as), right(bs));
  if (repaired) return found('check-digit-repaired', 'container', repaired, { proof: 'container' });
  const near = nearOf(wrong(as), wrong(bs));
  if (near) return found('container-one-off', 'container', near);
  const first = [as[0]!, bs[0]!] as const;
  if (right(as).length === 0 || right(bs).length === 0) return found('container-unclear', 'container', first);
  return found('containers-differ', 'container', first, CONTRADICTS);
}

/** Compares seals: many are laid and changed, so only an equal one says much. */
export function compareSeals(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.seals, b.seals);
  if (common) return [same('same-seal', 'seal', common, 'seal')];
  if (a.seals.length === 0 || b.seals.length === 0) return [];
  return [found('seals-differ', 'seal', [a.seals[0]!, b.seals[0]!])];
}

type PaperKind = {
  readonly field: 'batchNo' | 'billNo' | 'declaration';
  readonly same: FindingCode;
  readonly near: FindingCode;
  readonly differ: FindingCode;
};
const BATCH: PaperKind = { field: 'batchNo', same: 'same-batch', near: 'batch-one-off', differ: 'batches-differ' };
const BILL: PaperKind = { field: 'billNo', same: 'same-bill', near: 'bill-one-off', differ: 'bills-differ' };
const DECLARATION: PaperKind = {
  field: 'declaration',
  same: 'same-declaration',
  near: 'declaration-one-off',
  differ: 'declarations-differ',
};

/**
 * Compares batch, bill and declaration numbers, the first two also across their columns. A number that some agency has on
 * several trucks still agrees but proves nothing. Only a batch number contradicts when it differs: a truck has one batch,
 * but may carry several bills and declarations of which each agency cites another.
 */
export function comparePapers(a: Profile, b: Profile, day: Surroundings): Finding[] {
  const findings = [
    comparePaper(a.batches, b.batches, BATCH, day),
    comparePaper(a.bills, b.bills, BILL, day),
    comparePaper(a.declarations, b.declarations, DECLARATION, day),
  ].filter((finding) => finding !== null);
  const crossed = commonOf(a.batches, b.bills) ?? commonOf(a.bills, b.batches);
  if (!crossed || findings.some(({ code }) => code === 'same-batch' || code === 'same-bill')) return findings;
  return [...findings.filter(({ field }) => field === 'declaration'), samePaper(crossed, BATCH, day)];
}

function comparePaper(as: readonly Token[], bs: readonly Token[], kind: PaperKind, day: Surroundings): Finding | null {
  const common = commonOf(as, bs);
  if (common) return samePaper(common, kind, day);
  if (as.length === 0 || bs.length === 0) return null;
  const near = nearOf(as, bs);
  if (near) return found(kind.near, kind.field, near);
  return found(kind.differ, kind.field, [as[0]!, bs[0]!], kind === BATCH ? CONTRADICTS : undefined);
}

function samePaper(common: Pair<Token>, kind: PaperKind, day: Surroundings): Finding {
  if (!day.onSeveralTrucks(common[0].key)) return same(kind.same, kind.field, common, 'papers');
  return found(kind.same, kind.field, common, { notes: ['number-on-several-trucks'] });
}
