import { useEffect } from 'react';
import { useActor } from '../services';
import { useView } from '../state/view';

/** Whoever inspects begins with the own tasks: when the desk opens, and when an officer takes it over. */
export function useFirstScreen(): void {
  const actor = useActor();
  useEffect(() => {
    if (actor.role === 'officer') useView.getState().show('tasks');
  }, [actor]);
}
