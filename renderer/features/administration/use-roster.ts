import { useMemo } from 'react';
import type { Officer } from '#shared/domain/officer';
import { byAgency } from '#shared/rules/demand';
import { useDeskState, usePort } from '../../services';

/** The port's officers, agency by agency, by number. */
export function useRoster(): readonly Officer[] {
  const { id } = usePort();
  const officers = useDeskState((s) => s.world.officers);
  return useMemo(
    () =>
      [...officers.values()]
        .filter((o) => o.portId === id)
        .toSorted((a, b) => byAgency(a.agency, b.agency) || (a.number < b.number ? -1 : 1)),
    [officers, id],
  );
}
