import { seatsOf, type Assigned, type UnitPair } from './assignment';
import type { MatchGroup, MatchPair, MatchResult } from './evidence';
import type { Cluster, Clustered } from './groups';
import { pairKey, pairOf, throughPairs } from './match-pair';
import { membersOf, objectOf } from './matched-object';
import type { Compare } from './weigh';

/** Below this probability a pair is not even worth an officer's glance. */
const WORTH_A_GLANCE = 0.05;
/** More doubtful partners than this for one request would only confuse. */
const MOST_DOUBTFUL = 3;

/** What assigning and clustering came to. */
type Settled = Clustered & { readonly assigned: readonly Assigned[]; readonly compare: Compare };

/** Tells the officer what was joined, what is doubtful, and the objects. */
export function reportOf(settled: Settled): MatchResult {
  const { assigned, clusters, refused, compare } = settled;
  const joined = assigned.filter((one) => one.confident && !refused.has(one));
  return {
    pairs: surePairs(joined, clusters, compare),
    doubtful: doubtfulPairs(settled),
    groups: clusters.map(groupOf),
  };
}

function surePairs(joined: readonly Assigned[], clusters: readonly Cluster[], compare: Compare): MatchPair[] {
  const direct = new Set<string>();
  const pairs = joined.flatMap((one) =>
    one.pair.weighed.map((weighed) => {
      direct.add(pairKey(weighed.a, weighed.b));
      return pairOf(weighed, one.score);
    }),
  );
  return [...pairs, ...clusters.flatMap((cluster) => throughPairs(cluster, direct, compare))];
}

/** Likeliest first. Two requests that stand in one object, or both have a sure partner, are no question any more. */
function doubtfulPairs({ assigned, clusters, refused }: Settled): MatchPair[] {
  const objectOfUnit = new Map(clusters.flatMap((cluster) => cluster.units.map((unit) => [unit, cluster] as const)));
  const together = ({ a, b }: UnitPair) => objectOfUnit.has(a) && objectOfUnit.get(a) === objectOfUnit.get(b);
  const settled = new Set<string>();
  for (const { pair, confident } of assigned) if (confident) for (const place of seatsOf(pair)) settled.add(place);
  const shown = new Map<string, number>();
  const open = assigned.filter((one) => {
    if (refused.has(one)) return true;
    const places = seatsOf(one.pair);
    if (one.confident || one.score < WORTH_A_GLANCE || together(one.pair)) return false;
    if (places.every((place) => settled.has(place))) return false;
    const counts = places.map((place) => shown.get(place) ?? 0);
    for (const [i, place] of places.entries()) shown.set(place, counts[i]! + 1);
    return counts.every((count) => count < MOST_DOUBTFUL);
  });
  return open
    .flatMap((one) => {
      const notes = refused.has(one) ? (['contradicts-group'] as const) : one.notes;
      return one.pair.weighed.map((weighed) => pairOf(weighed, one.score, notes));
    })
    .sort((x, y) => y.score - x.score);
}

function groupOf(cluster: Cluster): MatchGroup {
  const members = membersOf(cluster.units);
  return { ids: members.map(({ item }) => item.id), score: cluster.score, object: objectOf(members) };
}
