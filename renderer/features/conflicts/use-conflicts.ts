import { useMemo } from 'react';
import { useDesk, useDeskState } from '../../services';
import { conflictsOf, type Conflict } from './conflict-list';

/** All that a person has to look at now. */
export function useConflicts(): readonly Conflict[] {
  const desk = useDesk();
  const outcomes = useDeskState((s) => s.outcomes);
  const atRisk = useDeskState((s) => s.atRisk);
  const pending = useDeskState((s) => s.pending);
  const anomalies = useDeskState((s) => s.world.anomalies);
  return useMemo(
    () =>
      conflictsOf({
        outcomes,
        atRisk,
        anomalies,
        queue: pending > 0 ? desk.queue() : [],
        wanted: atRisk.size > 0 ? desk.wanted(new Set(atRisk.keys())) : new Map(),
      }),
    [desk, outcomes, atRisk, pending, anomalies],
  );
}
