import { useCallback } from 'react';
import { useDeskState } from '../../services';

/** The name of a person by id: of the roster or of the desk. */
export function useNameOf(): (id: string) => string {
  const officers = useDeskState((s) => s.world.officers);
  const users = useDeskState((s) => s.world.users);
  return useCallback((id) => officers.get(id)?.name ?? users.get(id)?.name ?? id, [officers, users]);
}
