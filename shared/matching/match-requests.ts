import { MINUTE } from '../kernel/time';
import { assign, unitPairsOf } from './assignment';
import { candidatesOf } from './blocking';
import { surroundingsOf, takeCensus, withoutHabits } from './census';
import { defaultMatchOptions, type MatchItem, type MatchOptions, type MatchResult } from './evidence';
import { clusterOf } from './groups';
import { profilesOf } from './profile';
import { reportOf } from './report';
import { unitsOf } from './units';
import { weigh, type Compare } from './weigh';

/** Log odds below this cannot even be rivals. */
const HOPELESS = -6;

/**
 * Finds which requests of different agencies concern one object: one crossing of one truck.
 *
 * Promises: pairs join different agencies within the window; each request has at most one object; a group never holds what
 * contradicts; the same items give the same result, in whatever order; time grows linearly with the number of requests.
 * What is likely but not proven is `doubtful` and never silently dropped, up to three partners a request.
 */
export function matchRequests(items: readonly MatchItem[], options: MatchOptions = defaultMatchOptions): MatchResult {
  const window = options.windowMinutes * MINUTE;
  const written = profilesOf(items);
  const counted = takeCensus(written);
  const profiles = withoutHabits(written, counted);
  const census = profiles === written ? counted : takeCensus(profiles);
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
  return reportOf({ assigned, compare, ...clusterOf(sure, { window, compare }) });
}
