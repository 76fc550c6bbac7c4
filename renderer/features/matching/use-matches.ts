import { useEffect, useMemo } from 'react';
import type { InspectionRequest } from '#shared/domain/request';
import type { MatchResult } from '#shared/matching/evidence';
import { useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useMatchRun } from './match-run';

/** How matching stands. While it runs, `result` is of a moment ago. */
export type Matches = {
  readonly state: 'running' | 'ready' | 'broken';
  readonly result: MatchResult;
  readonly again: () => void;
};

const NOTHING: MatchResult = { pairs: [], doubtful: [], groups: [] };

const sameRows = (a: readonly InspectionRequest[], b: readonly InspectionRequest[]): boolean =>
  a.length === b.length && a.every((row, i) => row === b[i]);

/** Which requests of the day concern one object: found out beside the window, and again whenever a request comes, changes or goes. */
export function useMatches(): Matches {
  const { id, settings } = usePort();
  const windowMinutes = settings.matchWindow;
  const day = useView((v) => v.day);
  const requests = useDeskState((s) => s.world.requests);
  const rows = useMemo(
    () => [...requests.values()].filter((r) => r.portId === id && r.day === day),
    [requests, id, day],
  );
  const { answer, broken, ask, close, mend } = useMatchRun();
  const fresh = answer?.windowMinutes === windowMinutes && sameRows(answer.requests, rows);
  useEffect(() => {
    if (!fresh && !broken) ask(rows, windowMinutes);
  }, [ask, fresh, broken, rows, windowMinutes]);
  useEffect(() => close, [close]);
  return { state: broken ? 'broken' : fresh ? 'ready' : 'running', result: answer?.result ?? NOTHING, again: mend };
}
