import { MINUTE } from '../kernel/time';
import { assign, seatsOf, unitPairsOf, type Assigned } from './assignment';
import { candidatesOf } from './blocking';
import { surroundingsOf, takeCensus } from './census';
import {
  defaultMatchOptions,
  type MatchGroup,
  type MatchItem,
  type MatchOptions,
  type MatchPair,
  type MatchResult,
} from './evidence';
import { clusterOf, type Cluster } from './groups';
import { profilesOf } from './profile';
import { membersOf, objectOf, pairKey, pairOf, throughPairs } from './result';
import { unitsOf } from './units';
import { weigh, type Compare } from './weigh';

/** Log odds below this cannot even be rivals. */
const HOPELESS = -6;
/** Below this probability a pair is not even worth an officer's glance. */
const WORTH_A_GLANCE = 0.05;
/** More doubtful partners than this for one request would only confuse. */
const MOST_DOUBTFUL = 3;

/**
 * Finds which requests of different agencies concern one object: one crossing of one truck.
 *
 * Promises: pairs join different agencies within the window; each request has at most one object; a group never holds what
 * contradicts; the same items in the same order give the same result; time grows linearly with the number of requests.
 * What is likely but not proven is `doubtful` and never silently dropped, up to three partners a request.
 */
export function matchRequests(items: readonly MatchItem[], options: MatchOptions = defaultMatchOptions): MatchResult {
  const window = options.windowMinutes * MINUTE;
  const profiles = profilesOf(items);
  const census = takeCensus(profiles);
  const candidates = candidatesOf(profiles, census, window);
  const units = unitsOf(profiles, candidates, census);
  const day = surroundingsOf(census, units.unitOf, window);
  const compare: Compare = (a, b) => weigh(a, b, day);
  const weighed = candidates
    .filter(([a, b]) => a.item.agency !== b.item.agency)
    .map(([a, b]) => compare(a, b))
    .filter(({ logOdds }) => logOdds > HOPELESS);
  const assigned = assign(unitPairsOf(weighed, units, compare));
  const sure = assigned.filter(({ confident }) => confident);
  const { clusters, refused } = clusterOf(sure, { window, compare });
  return {
    pairs: surePairs(
      sure.filter((one) => !refused.has(one)),
      clusters,
      compare,
    ),
    doubtful: doubtfulPairs(assigned, refused),
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

/** Likeliest first. Two requests that both have a sure partner in the other's agency are no question any more. */
function doubtfulPairs(assigned: readonly Assigned[], refused: ReadonlySet<Assigned>): MatchPair[] {
  const settled = new Set<string>();
  for (const { pair, confident } of assigned) if (confident) for (const place of seatsOf(pair)) settled.add(place);
  const shown = new Map<string, number>();
  const open = assigned.filter((one) => {
    if (refused.has(one)) return true;
    const places = seatsOf(one.pair);
    if (one.confident || one.score < WORTH_A_GLANCE || places.every((place) => settled.has(place))) return false;
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
