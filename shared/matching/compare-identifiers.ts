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

const swapped = (a: Token, b: Token): { notes?: readonly CircumstanceCode[] } =>
  a.column === b.column ? {} : { notes: ['columns-swapped'] };

const values = ([a, b]: Pair<Token>) => ({ a: a.written, b: b.written });

const FAMILIES = ['CN', 'RU', 'other'] as const;

/**
 * Compares tractor plates, family by family: a truck may carry a Chinese and a Russian plate, so only plates of one family
 * can contradict. Free text that no family claims is compared for nearness with all.
 */
export function comparePlates(a: Profile, b: Profile, day: Surroundings): Finding[] {
  const near: Near = (keys) => day.bothReal(a, b, keys);
  if (a.tractors.length === 0 || b.tractors.length === 0) return [];
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
  if (common) return { code: 'same-plate', field: 'plate', ...values(common), proof: `plate-${common[0].family}` };
  const slipped = nearOf(as, bs);
  if (slipped) return nearPlate(near, slipped);
  const whole = as.some((token) => token.valid) && bs.some((token) => token.valid);
  const pair = values([as[0]!, bs[0]!]);
  return whole
    ? { code: 'plates-differ', field: 'plate', ...pair, contradiction: true }
    : { code: 'plate-unclear', field: 'plate', ...pair };
}

/** Whether two near plates are known to be two. */
type Near = (keys: readonly [string, string]) => boolean;

function nearPlate(bothReal: Near, [a, b]: Pair<PlateToken>): Finding {
  const at = { field: 'plate', ...values([a, b]) } as const;
  if (bothReal([a.key, b.key])) return { code: 'plate-held-by-another', ...at };
  const slip = slipBetween(a.key, b.key);
  // Free text has no form to break, so a sign more or less may be another truck.
  const free = a.family === 'other' && b.family === 'other';
  if (slip === 'look-alike' || (!free && !(a.valid && b.valid))) return { code: 'plate-slip', ...at };
  const counted = slip === 'last' || (free && slip === 'length');
  return { code: counted ? 'plate-neighbour' : 'plate-one-off', ...at };
}

/** Compares trailers, also with a tractor column in which a trailer's 挂 was left out. */
export function compareTrailers(a: Profile, b: Profile): Finding[] {
  const common =
    commonOf(a.trailers, b.trailers) ??
    commonOf<Token>(a.trailers, b.tractors) ??
    commonOf<Token>(a.tractors, b.trailers);
  if (common)
    return [{ code: 'same-trailer', field: 'trailer', ...values(common), proof: 'trailer', ...swapped(...common) }];
  if (a.trailers.length === 0 || b.trailers.length === 0) return [];
  const near = nearOf(a.trailers, b.trailers);
  if (near) return [{ code: 'trailer-one-off', field: 'trailer', ...values(near) }];
  return [{ code: 'trailers-differ', field: 'trailer', ...values([a.trailers[0]!, b.trailers[0]!]) }];
}

/** Compares vehicle numbers. */
export function compareVins(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.vins, b.vins);
  if (common) return [{ code: 'same-vin', field: 'vin', ...values(common), proof: 'vin', ...swapped(...common) }];
  if (a.vins.length === 0 || b.vins.length === 0) return [];
  const near = nearOf(a.vins, b.vins);
  if (near) return [{ code: 'vin-one-off', field: 'vin', ...values(near) }];
  return [{ code: 'vins-differ', field: 'vin', ...values([a.vins[0]!, b.vins[0]!]), contradiction: true }];
}

/**
 * Compares containers. A number whose check digit is wrong and that is one slip from a right one is repaired by it; two
 * right numbers never are one: consecutive containers are real.
 */
export function compareContainers(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.containers, b.containers);
  if (common)
    return [
      { code: 'same-container', field: 'container', ...values(common), proof: 'container', ...swapped(...common) },
    ];
  if (a.containers.length === 0 || b.containers.length === 0) return [];
  return [unequalContainers(a.containers, b.containers)];
}

function unequalContainers(as: readonly Token[], bs: readonly Token[]): Finding {
  const right = (tokens: readonly Token[]) => tokens.filter((token) => token.valid);
  const wrong = (tokens: readonly Token[]) => tokens.filter((token) => !token.valid);
  const repaired = nearOf(right(as), wrong(bs)) ?? nearOf(wrong(as), right(bs));
  if (repaired) return { code: 'check-digit-repaired', field: 'container', ...values(repaired), proof: 'container' };
  const near = nearOf(wrong(as), wrong(bs));
  if (near) return { code: 'container-one-off', field: 'container', ...values(near) };
  const first = values([as[0]!, bs[0]!]);
  if (right(as).length === 0 || right(bs).length === 0)
    return { code: 'container-unclear', field: 'container', ...first };
  return { code: 'containers-differ', field: 'container', ...first, contradiction: true };
}

/** Compares seals: many are laid and changed, so only an equal one says much. */
export function compareSeals(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.seals, b.seals);
  if (common) return [{ code: 'same-seal', field: 'seal', ...values(common), proof: 'seal' }];
  if (a.seals.length === 0 || b.seals.length === 0) return [];
  return [{ code: 'seals-differ', field: 'seal', ...values([a.seals[0]!, b.seals[0]!]) }];
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
  if (near) return { code: kind.near, field: kind.field, ...values(near) };
  const differ = { code: kind.differ, field: kind.field, ...values([as[0]!, bs[0]!]) };
  return kind.field === 'batchNo' ? { ...differ, contradiction: true } : differ;
}

function samePaper(common: Pair<Token>, kind: PaperKind, day: Surroundings): Finding {
  const notes: CircumstanceCode[] = common[0].column === common[1].column ? [] : ['columns-swapped'];
  const at = { code: kind.same, field: kind.field, ...values(common) };
  if (day.onSeveralTrucks(common[0].key)) return { ...at, notes: [...notes, 'number-on-several-trucks'] };
  return { ...at, proof: 'papers', ...(notes.length > 0 ? { notes } : {}) };
}
