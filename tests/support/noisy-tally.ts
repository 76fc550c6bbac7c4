import type { MatchItem, MatchResult } from '#shared/matching/evidence';
import { matchRequests } from '#shared/matching/match-requests';
import { noisyDay, type NoisyDay } from '#tests/support/noisy-day';
import type { DaySettings } from '#tests/support/noisy-settings';

/** Right, wrong and missing answers; shares are taken by `sharesOf`. */
export type Tally = {
  readonly pairs: number;
  readonly right: number;
  readonly truePairs: number;
  /** True pairs that share at least one intact identifier. */
  readonly findable: number;
  readonly foundFindable: number;
  readonly groups: number;
  readonly pureGroups: number;
  readonly trueGroups: number;
  readonly wholeGroups: number;
};

function membersByCrossing({ items, crossingOf }: Pick<NoisyDay, 'items' | 'crossingOf'>): Map<number, MatchItem[]> {
  const members = new Map<number, MatchItem[]>();
  for (const item of items) {
    const crossing = crossingOf.get(item.id)!;
    members.set(crossing, [...(members.get(crossing) ?? []), item]);
  }
  return members;
}

function truePairsOf({ items, crossingOf, intact }: NoisyDay): Map<string, boolean> {
  const byCrossing = membersByCrossing({ items, crossingOf });
  const pairs = new Map<string, boolean>();
  for (const members of byCrossing.values())
    for (const a of members)
      for (const b of members)
        if (a.agency < b.agency)
          pairs.set(
            pairName(a.id, b.id),
            [...intact.get(a.id)!].some((value) => intact.get(b.id)!.has(value)),
          );
  return pairs;
}

const pairName = (a: string, b: string): string => [a, b].sort().join(' ');

/** Compares an answer with the truth: pairs, and groups (pure: of one crossing only; whole: all its rows). */
export function tally(day: NoisyDay, result: MatchResult): Tally {
  const truth = truePairsOf(day);
  const found = new Set(result.pairs.map(({ a, b }) => pairName(a, b)));
  const crossings = membersByCrossing(day);
  const shared = [...crossings.values()].filter((members) => new Set(members.map(({ agency }) => agency)).size > 1);
  const groupNames = new Set(result.groups.map(({ ids }) => [...ids].sort().join(' ')));
  return {
    pairs: found.size,
    right: [...found].filter((name) => truth.has(name)).length,
    truePairs: truth.size,
    findable: [...truth.values()].filter(Boolean).length,
    foundFindable: [...truth].filter(([name, findable]) => findable && found.has(name)).length,
    groups: result.groups.length,
    pureGroups: result.groups.filter(({ ids }) => new Set(ids.map((id) => day.crossingOf.get(id))).size === 1).length,
    trueGroups: shared.length,
    wholeGroups: shared.filter((members) =>
      groupNames.has(
        members
          .map(({ id }) => id)
          .sort()
          .join(' '),
      ),
    ).length,
  };
}

const NOTHING: Tally = {
  pairs: 0,
  right: 0,
  truePairs: 0,
  findable: 0,
  foundFindable: 0,
  groups: 0,
  pureGroups: 0,
  trueGroups: 0,
  wholeGroups: 0,
};

/** The tallies of as many days as seeds, from seed 1, added up. */
export function tallySeeds(settings: Omit<DaySettings, 'seed'>, seeds: number): Tally {
  let sum = NOTHING;
  for (let seed = 1; seed <= seeds; seed++) {
    const day = noisyDay({ ...settings, seed });
    const one = tally(day, matchRequests(day.items));
    const keys = Object.keys(NOTHING) as (keyof Tally)[];
    sum = Object.fromEntries(keys.map((key) => [key, sum[key] + one[key]])) as Tally;
  }
  return sum;
}

/** Precision and recall of pairs and of groups; `findableRecall` counts only pairs that share an intact identifier. */
export const sharesOf = (sum: Tally) => ({
  precision: sum.right / sum.pairs,
  recall: sum.right / sum.truePairs,
  findableRecall: sum.foundFindable / sum.findable,
  groupPrecision: sum.pureGroups / sum.groups,
  groupRecall: sum.wholeGroups / sum.trueGroups,
});
