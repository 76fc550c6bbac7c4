import { HOUR } from '../kernel/time';
import type { Candidate } from './blocking';
import type { Census } from './census';
import { gapOf } from './compare-circumstances';
import type { FindingCode } from './evidence';
import type { Proof, Surroundings } from './finding';
import { DOUBLE_ORDER, probabilityOf, usualPrior } from './likelihood';
import type { Profile } from './profile';
import { weigh, type Weighed } from './weigh';

/** How sure it must be that an agency has asked twice for one truck, before its requests are taken as one. */
const SURE_DOUBLE = 0.95;

/** Two rows of one agency with one number may well be two trucks of a convoy: no number proves them one. */
const WITHIN_AGENCY: Surroundings = {
  bothReal: () => false,
  onSeveralTrucks: () => true,
  comesTwice: () => false,
  convoyShare: usualPrior.convoyShare,
  sharedShare: usualPrior.sharedShare,
};

const WHEELS: readonly Proof[] = ['plate-CN', 'plate-RU', 'plate-other', 'trailer', 'vin', 'container', 'seal'];
const CARGO: readonly FindingCode[] = ['same-container', 'same-batch', 'same-bill', 'same-declaration'];
const onWheels = ({ proofs }: Weighed): boolean => WHEELS.some((kind) => proofs.has(kind));
const OTHER_PAPERS: readonly FindingCode[] = [
  'batch-one-off',
  'batches-differ',
  'bill-one-off',
  'bills-differ',
  'declaration-one-off',
  'declarations-differ',
];
const NEAR_PLATES: readonly FindingCode[] = ['plate-neighbour', 'plate-one-off'];
const finds = ({ findings }: Weighed, codes: readonly FindingCode[]): boolean =>
  findings.some(({ code }) => codes.includes(code));

/** Requests of other agencies, near in time, that carry a vehicle identifier of this one. */
function* witnessesOf(profile: Profile, census: Census): Generator<Profile> {
  for (const [field, kind] of WITNESSED)
    for (const { key } of profile[field])
      for (const holder of census[kind].get(key) ?? [])
        if (holder.item.agency !== profile.item.agency && gapOf(holder, profile) <= HOUR) yield holder;
}
const WITNESSED = [
  ['tractors', 'plate'],
  ['trailers', 'trailer'],
  ['containers', 'container'],
  ['vins', 'vin'],
] as const;

/** One request of another agency has vehicle identifiers of both, and contradicts neither. */
function haveOneWitness(a: Profile, b: Profile, census: Census): boolean {
  const witnesses = new Set(witnessesOf(a, census));
  const fits = (one: Profile, other: Profile) => weigh(one, other, WITHIN_AGENCY).contradictions === 0;
  for (const other of witnessesOf(b, census)) if (witnesses.has(other) && fits(a, other) && fits(b, other)) return true;
  return false;
}

const TOLD = ['goods', 'hs', 'trader', 'uscc', 'eta', 'packages', 'grossKg'] as const;
const WRITTEN = ['tractors', 'trailers', 'vins', 'containers', 'batches', 'bills', 'declarations', 'seals'] as const;

/** Two orders printed from one set of papers: everything is equal, to the minute and the kilo, but their numbers. */
function areTwins(a: Profile, b: Profile): boolean {
  if (a.item.grossKg === undefined && a.item.packages === undefined) return false;
  const keys = (profile: Profile, field: (typeof WRITTEN)[number]) => profile[field].map(({ key }) => key).join(' ');
  return (
    TOLD.every((field) => a.item[field] === b.item[field]) &&
    WRITTEN.every((field) => keys(a, field) === keys(b, field))
  );
}

/**
 * Whether two requests of one agency are orders for one truck (a scan and an opening). An agency seldom asks twice, while its
 * rows are full of neighbouring trucks, so more is asked than between agencies. Either everything is equal but the number; or
 * the direction is the same and the vehicle agrees
 * exactly, or a request of another agency has the vehicle identifiers of both; within the hour and without other papers, or
 * with the same cargo.
 */
export function areOneTruck(a: Profile, b: Profile, census: Census): boolean {
  if (a.item.direction !== b.item.direction) return false;
  if (areTwins(a, b)) return true;
  const weighed = weigh(a, b, WITHIN_AGENCY);
  const near = gapOf(a, b) <= HOUR;
  if (!onWheels(weighed))
    return near && weighed.contradictions === 0 && finds(weighed, CARGO) && haveOneWitness(a, b, census);
  if (weighed.proofs.size <= weighed.contradictions) return false;
  if ((!near || finds(weighed, OTHER_PAPERS)) && !finds(weighed, CARGO)) return false;
  if (finds(weighed, NEAR_PLATES) && !weighed.proofs.has('container') && !weighed.proofs.has('vin')) return false;
  return probabilityOf(weighed.logOdds + DOUBLE_ORDER) >= SURE_DOUBLE;
}

/** Requests of one agency for one truck, in row order. A unit has at most one partner in each other agency. */
export type Unit = {
  readonly id: number;
  readonly agency: string;
  readonly members: readonly Profile[];
  /** The least id of its requests: what it is called whatever the order of the rows. */
  readonly name: string;
};

/** The order of two texts by their UTF-16 units: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export type Units = { readonly units: readonly Unit[]; readonly unitOf: readonly number[] };

/** Gathers the requests of each agency into units. A request joins only if it fits every member. */
export function unitsOf(profiles: readonly Profile[], candidates: readonly Candidate[], census: Census): Units {
  const memberships = profiles.map((profile) => [profile]);
  const within = candidates.filter(([a, b]) => a.item.agency === b.item.agency);
  for (const [a, b] of within.sort((x, y) => compareText(candidateName(x), candidateName(y)))) {
    const [mine, theirs] = [memberships[a.index]!, memberships[b.index]!];
    if (mine === theirs || !mine.every((one) => theirs.every((other) => areOneTruck(one, other, census)))) continue;
    const joined = [...mine, ...theirs];
    for (const member of joined) memberships[member.index] = joined;
  }
  const unitOf = memberships.map((members) => Math.min(...members.map(({ index }) => index)));
  const firsts = profiles.filter(({ index }) => unitOf[index] === index);
  return { units: firsts.map(({ index }) => unitFrom(index, memberships[index]!)), unitOf };
}

const candidateName = ([a, b]: Candidate): string => [a.item.id, b.item.id].sort(compareText).join(' ');

function unitFrom(id: number, gathered: readonly Profile[]): Unit {
  const members = [...gathered].sort((a, b) => a.index - b.index);
  const name = members.map(({ item }) => item.id).reduce((least, other) => (other < least ? other : least));
  return { id, agency: members[0]!.item.agency, members, name };
}
