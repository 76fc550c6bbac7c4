import type { Census } from './census';
import { gapOf } from './compare-circumstances';
import type { Profile } from './profile';
import { slipBetween, slipHashes } from './slip';

/** A request is compared with at most this many of each block, those nearest in time: what keeps a day's time linear. */
const NEAREST = 24;
/** In a block larger than this the key tells little, and who belongs together shares another one: fewer will do. */
const CROWDED = 48;
const NEAREST_IN_CROWD = 6;

type Visit = (a: Profile, b: Profile) => void;

/** Visits the pairs of one block that lie within the window. */
function visitBlock(holders: readonly Profile[], window: number, visit: Visit): void {
  const inTime = [...holders].sort((a, b) => a.item.eta - b.item.eta || a.index - b.index);
  const reach = inTime.length > CROWDED ? NEAREST_IN_CROWD : NEAREST;
  for (let i = 0; i < inTime.length; i++) {
    const last = Math.min(inTime.length, i + 1 + reach);
    for (let j = i + 1; j < last && gapOf(inTime[i]!, inTime[j]!) <= window; j++) visit(inTime[i]!, inTime[j]!);
  }
}

/** Pairs that share an exact key, within the window, of any agencies. */
function visitExact(census: Census, window: number, visit: Visit): void {
  for (const blocks of Object.values(census))
    for (const holders of blocks.values()) if (holders.length > 1) visitBlock(holders, window, visit);
}

type Held = { readonly key: string; readonly holders: readonly Profile[] };

/** Keys of vehicles and containers that some agency does not have: only these can be another's mistyped one. */
function unmatchedKeys(census: Census, agencies: number): Held[] {
  const unmatched: Held[] = [];
  for (const kind of ['plate', 'container', 'vin'] as const)
    for (const [key, holders] of census[kind]) if (agenciesOf(holders) < agencies) unmatched.push({ key, holders });
  return unmatched;
}

const agenciesOf = (holders: readonly Profile[]): number =>
  holders.length === 1 ? 1 : new Set(holders.map(({ item }) => item.agency)).size;

/** Each hash with the place of its key in one number, so that sorting numbers brings equal hashes together. */
function sortedHashes(held: readonly Held[]): Float64Array {
  const packed: number[] = [];
  for (const [place, { key }] of held.entries())
    for (const hash of slipHashes(key)) packed.push((hash >>> 0) * PLACES + place);
  return Float64Array.from(packed).sort();
}
const PLACES = 2 ** 20;

/** Pairs of different agencies with keys one slip apart, within the window. */
function visitNear(census: Census, agencies: number, { window, visit }: { window: number; visit: Visit }): void {
  const held = unmatchedKeys(census, agencies);
  const hashes = sortedHashes(held);
  for (let i = 0; i < hashes.length; i++) {
    const hash = Math.floor(hashes[i]! / PLACES);
    const { key, holders } = held[hashes[i]! % PLACES]!;
    const last = Math.min(hashes.length, i + 1 + NEAREST);
    for (let j = i + 1; j < last && Math.floor(hashes[j]! / PLACES) === hash; j++) {
      const other = held[hashes[j]! % PLACES]!;
      if (slipBetween(key, other.key)) visitAcross(holders, other.holders, { window, visit });
    }
  }
}

function visitAcross(
  as: readonly Profile[],
  bs: readonly Profile[],
  { window, visit }: { window: number; visit: Visit },
) {
  for (const a of as) for (const b of bs) if (a.item.agency !== b.item.agency && gapOf(a, b) <= window) visit(a, b);
}

/** A pair of requests worth comparing, the earlier row first. */
export type Candidate = readonly [Profile, Profile];

/**
 * The pairs worth comparing: those that share or nearly share an identifier within the window. Linear in the requests: every
 * block is walked in order of time with a bounded reach.
 */
export function candidatesOf(profiles: readonly Profile[], census: Census, window: number): Candidate[] {
  const seen = new Set<number>();
  const candidates: Candidate[] = [];
  const visit: Visit = (a, b) => {
    const [first, second] = a.index < b.index ? [a, b] : [b, a];
    const code = first.index * profiles.length + second.index;
    if (seen.has(code)) return;
    seen.add(code);
    candidates.push([first, second]);
  };
  const agencies = new Set(profiles.map(({ item }) => item.agency)).size;
  visitExact(census, window, visit);
  visitNear(census, agencies, { window, visit });
  return candidates;
}
