import type { CircumstanceCode } from './evidence';
import { probabilityOf } from './likelihood';
import { compareText, type Unit, type Units } from './units';
import type { Compare, Weighed } from './weigh';

/** How sure a pair must be to be joined without asking. */
export const CONFIDENT = 0.95;

/** Two units of different agencies, with every comparison between their members. */
export type UnitPair = {
  readonly a: Unit;
  readonly b: Unit;
  readonly weighed: readonly Weighed[];
  readonly logOdds: number;
  readonly admissible: boolean;
};

/** What became of a unit pair: joined, or left to the officer and why. */
export type Assigned = {
  readonly pair: UnitPair;
  readonly score: number;
  readonly confident: boolean;
  readonly notes: readonly CircumstanceCode[];
};

/** Requests of a unit that are this unlikely partners keep their whole unit from being joined unasked. */
const UNLIKELY = -2;

/**
 * Gathers comparisons of requests into pairs of units. The likeliest comparison speaks for the pair, unless another of its
 * requests speaks against it.
 */
export function unitPairsOf(weighed: readonly Weighed[], { units, unitOf }: Units, compare: Compare): UnitPair[] {
  const unitAt = new Map(units.map((unit) => [unit.id, unit]));
  const byPair = new Map<number, Weighed[]>();
  for (const one of weighed) {
    const [x, y] = [unitOf[one.a.index]!, unitOf[one.b.index]!];
    const code = Math.min(x, y) * unitOf.length + Math.max(x, y);
    const list = byPair.get(code);
    if (list) list.push(one);
    else byPair.set(code, [one]);
  }
  return [...byPair].map(([code, made]) => {
    const [a, b] = [unitAt.get(Math.floor(code / unitOf.length))!, unitAt.get(code % unitOf.length)!];
    const whole = made.length === a.members.length * b.members.length ? made : comparisonsOf(a, b, compare);
    const best = whole.reduce((most, one) => (one.logOdds > most.logOdds ? one : most));
    const admissible = best.admissible && whole.every(({ logOdds }) => logOdds > UNLIKELY);
    return { a, b, weighed: whole, logOdds: best.logOdds, admissible };
  });
}

const comparisonsOf = (a: Unit, b: Unit, compare: Compare): Weighed[] =>
  a.members.flatMap((one) =>
    b.members.map((other) => (one.index < other.index ? compare(one, other) : compare(other, one))),
  );

/** Ties are broken by the requests' ids, so that the order of the rows decides nothing. */
export const likeliestFirst = (x: UnitPair, y: UnitPair): number =>
  y.logOdds - x.logOdds || compareText(nameOf(x), nameOf(y));

const nameOf = ({ a, b }: UnitPair): string => [a.name, b.name].sort(compareText).join(' ');

/** Where a unit looks for its one partner: itself and the other agency. */
const seat = (unit: Unit, agency: string): string => `${String(unit.id)} ${agency}`;

/** The two places that a pair would take. */
export const seatsOf = ({ a, b }: UnitPair): readonly [string, string] => [seat(a, b.agency), seat(b, a.agency)];

/**
 * Gives each unit at most one partner in each other agency, likeliest pairs first. A pair is sure only if its odds outweigh
 * "no match" together with all rivals still free on either side; who is better matched elsewhere is no rival any more, but
 * nor does he become a partner for want of a better one: his own odds must carry the pair.
 */
export function assign(pairs: readonly UnitPair[]): Assigned[] {
  const rivals = new Map<string, UnitPair[]>();
  for (const pair of pairs)
    for (const place of seatsOf(pair)) {
      const list = rivals.get(place);
      if (list) list.push(pair);
      else rivals.set(place, [pair]);
    }
  const taken = new Set<string>();
  const isFree = (pair: UnitPair) => seatsOf(pair).every((place) => !taken.has(place));
  return [...pairs].sort(likeliestFirst).map((pair) => {
    if (!isFree(pair))
      return {
        pair,
        score: Math.min(0.5, probabilityOf(pair.logOdds)),
        confident: false,
        notes: ['better-matched-elsewhere'],
      };
    const others = seatsOf(pair).flatMap((place) =>
      rivals.get(place)!.filter((rival) => rival !== pair && isFree(rival)),
    );
    const against = others.reduce((sum, rival) => sum + Math.exp(rival.logOdds - pair.logOdds), 0);
    const score = 1 / (1 + Math.exp(-pair.logOdds) + against);
    const confident = pair.admissible && score >= CONFIDENT;
    if (confident) for (const place of seatsOf(pair)) taken.add(place);
    const contested = !confident && against > 0.05;
    return { pair, score, confident, notes: contested ? ['rival-partner'] : [] };
  });
}
