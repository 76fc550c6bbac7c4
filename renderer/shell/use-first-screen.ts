import { useEffect, useRef } from 'react';
import { useActor } from '../services';
import { useView } from '../state/view';

/**
 * Whoever inspects begins with the own tasks: when the desk opens, and when an officer takes it over. Not when the rows of the desk are read
 * anew, which brings the same officer as another object: nobody is led away from his work.
 */
export function useFirstScreen(): void {
  const { id, role } = useActor();
  const led = useRef('');
  useEffect(() => {
    if (led.current === `${role}/${id}`) return;
    led.current = `${role}/${id}`;
    if (role === 'officer') useView.getState().show('tasks');
  }, [id, role]);
}
