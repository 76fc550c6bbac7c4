import { useEffect, useMemo, useState } from 'react';
import type { World } from '#shared/domain/world';
import type { MatchPair, MatchResult } from '#shared/matching/evidence';
import { matchDay } from '#shared/matching/of-requests';
import type { DayModel } from '../../data/day-model';
import { openMatcher } from '../../data/workers/match-client';
import { planPicture, type Picture, type PlanPicture } from '../../print/day-plan/picture';
import { useDay, useDeskState } from '../../services';
import { byTone, changesOf, checksOf, unjoinedChecks, type Check, type ReviewChange } from './review-model';

/** What the review of one picture of the day's plan shows. */
export type Review = {
  readonly day: DayModel;
  readonly picture: PlanPicture;
  readonly changes: readonly ReviewChange[];
  /** Checks of the plan as it stands now, whichever picture is looked at. */
  readonly checks: readonly Check[];
};

/** The review of a picture; follows every move of the world. */
export function useReview(chosen: Picture): Review {
  const world = useDeskState((s) => s.world);
  const day = useDay();
  const pairs = useLikelyPairs(world, day);
  const picture = useMemo(
    () => planPicture(world, { portId: day.port.id, day: day.day, picture: chosen }),
    [world, day, chosen],
  );
  const changes = useMemo(() => changesOf(world, picture), [world, picture]);
  const checks = useMemo(
    () => [...checksOf(world, day), ...unjoinedChecks(world, day, pairs)].toSorted(byTone),
    [world, day, pairs],
  );
  return { day, picture, changes, checks };
}

const NO_PAIRS: readonly MatchPair[] = [];

/** Pairs of requests that may concern one object: found beside the window, and again when a request has changed. */
function useLikelyPairs({ requests }: World, { port, day }: DayModel): readonly MatchPair[] {
  const [pairs, setPairs] = useState(NO_PAIRS);
  const { matchWindow } = port.settings;
  const rows = useMemo(
    () => [...requests.values()].filter((r) => r.portId === port.id && r.day === day),
    [requests, port.id, day],
  );
  useEffect(() => {
    const found = ({ pairs, doubtful }: MatchResult): void => setPairs([...pairs, ...doubtful]);
    // A worker that cannot start must not hide the check: the window then does the work itself.
    const matcher = openMatcher(
      ({ result }) => found(result),
      () => found(matchDay(rows, matchWindow)),
    );
    void matcher.match(rows, matchWindow);
    return () => matcher.close();
  }, [rows, matchWindow]);
  return pairs;
}
