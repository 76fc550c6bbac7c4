import { useEffect, type RefObject } from 'react';

/** Milliseconds between two beats. */
const BEAT = 700;

/** Gives an element a slow beat, as an attribute that comes and goes, for what runs to be seen running. Still where motion is unwanted. */
export function useBeat(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const timer = setInterval(() => element.current?.toggleAttribute('data-beat'), BEAT);
    return () => clearInterval(timer);
  }, [element]);
}
