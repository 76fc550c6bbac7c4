import type { Profile } from './profile';
import { gapOf } from './compare-circumstances';
import type { Surroundings } from './finding';
import { USUAL_CONVOY_SHARE, USUAL_SHARED_SHARE } from './likelihood';

/** Kinds of exact keys. Batch and bill numbers share one, since they change columns. */
const kinds = ['plate', 'trailer', 'vin', 'container', 'number', 'declaration', 'seal'] as const;
export type KeyKind = (typeof kinds)[number];

/** Who holds which exact key, in the order of the requests. */
export type Census = Readonly<Record<KeyKind, ReadonlyMap<string, readonly Profile[]>>>;

/** Where each kind of key stands in a profile. */
const PLACES = [
  ['tractors', 'plate'],
  ['trailers', 'trailer'],
  ['vins', 'vin'],
  ['containers', 'container'],
  ['batches', 'number'],
  ['bills', 'number'],
  ['declarations', 'declaration'],
  ['seals', 'seal'],
] as const;

/**
 * Counts who holds what: one pass over the requests. A broken plate counts as trailer too and the reverse: a lost or added 挂
 * turns one into the other.
 */
export function takeCensus(profiles: readonly Profile[]): Census {
  const census = Object.fromEntries(kinds.map((kind) => [kind, new Map<string, Profile[]>()])) as Record<
    KeyKind,
    Map<string, Profile[]>
  >;
  const count = (kind: KeyKind, key: string, profile: Profile) => {
    const holders = census[kind].get(key);
    if (!holders) census[kind].set(key, [profile]);
    else if (holders.at(-1) !== profile) holders.push(profile);
  };
  for (const profile of profiles)
    for (const [field, kind] of PLACES)
      for (const { key, valid } of profile[field]) {
        count(kind, key, profile);
        if (!valid && kind === 'plate') count('trailer', key, profile);
        if (!valid && kind === 'trailer') count('plate', key, profile);
      }
  return census;
}

/**
 * A key that one agency holds more often is no identifier but a habit of the form ("same as above", a date, a sample plate): no
 * truck comes so often in a day, no consignment fills so many trucks.
 */
const MOST_HOLDERS: Readonly<Record<KeyKind, number>> = {
  plate: 24,
  trailer: 24,
  vin: 24,
  container: 24,
  number: 80,
  declaration: 80,
  seal: 24,
};

function isHabit(kind: KeyKind, holders: readonly Profile[]): boolean {
  if (holders.length <= MOST_HOLDERS[kind]) return false;
  const counts = new Map<string, number>();
  for (const { item } of holders) counts.set(item.agency, (counts.get(item.agency) ?? 0) + 1);
  return Math.max(...counts.values()) > MOST_HOLDERS[kind];
}

/** The profiles without the keys that are only habits; the same list when there are none. */
export function withoutHabits(profiles: readonly Profile[], census: Census): readonly Profile[] {
  const habits = new Set<string>();
  for (const kind of kinds)
    for (const [key, holders] of census[kind]) if (isHabit(kind, holders)) habits.add(`${kind} ${key}`);
  if (habits.size === 0) return profiles;
  return profiles.map((profile) => {
    const kept = PLACES.map(([field, kind]) => [
      field,
      profile[field].filter(({ key }) => !habits.has(`${kind} ${key}`)),
    ]);
    return { ...profile, ...(Object.fromEntries(kept) as Partial<Profile>) };
  });
}

/** Whether some agency counts more than one unit (truck) among these. */
function severalUnits(holders: readonly Profile[], unitOf: readonly number[]): boolean {
  const unitOfAgency = new Map<string, number>();
  return holders.some(({ index, item }) => {
    const unit = unitOf[index]!;
    const known = unitOfAgency.get(item.agency);
    if (known === undefined) unitOfAgency.set(item.agency, unit);
    return known !== undefined && known !== unit;
  });
}

/**
 * The day around a comparison, remembered key by key. `unitOf` says which requests of one agency are orders for one truck, so
 * that a scan and an opening of the same truck do not count as two.
 */
export function surroundingsOf(census: Census, unitOf: readonly number[], window: number): Surroundings {
  const several = numbersOnSeveralTrucks(census, unitOf);
  const repeats = new Map<number, boolean>();
  return {
    bothReal: (a, b, keys) => areBothReal(census, { a, b, keys, window }),
    onSeveralTrucks: (key) => several.has(key),
    comesTwice: (profile) => {
      const known = repeats.get(profile.index) ?? comesAgain(census, profile, unitOf);
      repeats.set(profile.index, known);
      return known;
    },
    convoyShare: leaning(several.size, census.number.size + census.declaration.size, USUAL_CONVOY_SHARE),
    sharedShare: sharedShareOf(census),
  };
}

function numbersOnSeveralTrucks(census: Census, unitOf: readonly number[]): ReadonlySet<string> {
  const several = new Set<string>();
  for (const kind of ['number', 'declaration'] as const)
    for (const [key, holders] of census[kind])
      if (holders.length > 1 && severalUnits(holders, unitOf)) several.add(key);
  return several;
}

function sharedShareOf(census: Census): number {
  let [shared, all] = [0, 0];
  for (const kind of ['plate', 'container'] as const)
    for (const holders of census[kind].values()) {
      all++;
      if (holders.some(({ item }) => item.agency !== holders[0]!.item.agency)) shared++;
    }
  return leaning(shared, all, USUAL_SHARED_SHARE);
}

/** A share as counted, but leaning on the usual one as if fifty of a usual day had been counted before. */
const leaning = (counted: number, of: number, usual: number): number => (counted + 50 * usual) / (of + 50);

function comesAgain(census: Census, { tractors, item }: Profile, unitOf: readonly number[]): boolean {
  return tractors.some(({ key }) => {
    const holders = census.plate.get(key) ?? [];
    return severalUnits(
      holders.filter((holder) => holder.item.direction === item.direction),
      unitOf,
    );
  });
}

type NearPlates = {
  readonly a: Profile;
  readonly b: Profile;
  readonly keys: readonly [string, string];
  readonly window: number;
};

/**
 * Two near plates are both real when the opposite agency has the other's exact plate on another request near in time, or when
 * other agencies confirm both.
 */
function areBothReal(census: Census, { a, b, keys, window }: NearPlates): boolean {
  const others = (key: string, near: Profile) =>
    (census.plate.get(key) ?? []).filter((holder) => holder !== a && holder !== b && gapOf(holder, near) <= window);
  const first = others(keys[0], a).filter(({ item }) => item.agency !== a.item.agency);
  const second = others(keys[1], b).filter(({ item }) => item.agency !== b.item.agency);
  if (first.some(({ item }) => item.agency === b.item.agency)) return true;
  if (second.some(({ item }) => item.agency === a.item.agency)) return true;
  return first.length > 0 && second.length > 0;
}
