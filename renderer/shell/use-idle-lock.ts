import { useEffect } from 'react';
import { isIdle, signInRulesOf } from '#shared/rules/sign-in';
import { useActor, useDesk, useDeskState, usePort } from '../services';
import { lock } from '../state/lock';

/** Milliseconds between two looks at the clock. */
const LOOK = 5_000;
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Locks the desk when nobody has touched it for the port's minutes (SPEC U3), and when its user is no longer active. Never the demo. */
export function useIdleLock(): void {
  const { demo, now } = useDesk();
  const { id } = usePort();
  const idleMinutes = useDeskState((s) => signInRulesOf(s.world, id).idleMinutes);
  const { active } = useActor();
  useEffect(() => {
    if (!active && !demo) lock();
  }, [active, demo]);
  useEffect(() => {
    if (demo) return undefined;
    let touched = now();
    const touch = (): void => {
      touched = now();
    };
    for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true });
    const timer = setInterval(() => isIdle(touched, { idleMinutes }, now()) && lock(), LOOK);
    return () => {
      clearInterval(timer);
      for (const kind of TOUCHES) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [demo, now, idleMinutes]);
}
