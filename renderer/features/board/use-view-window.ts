import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** The part of a scrolled surface worth drawing: rounded, so that it changes rarely while scrolling. */
export type ViewWindow = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

const ACROSS = 400;
const DOWN = 88;

const rounded = (element: HTMLElement): ViewWindow => ({
  left: Math.floor(element.scrollLeft / ACROSS) * ACROSS,
  top: Math.floor(element.scrollTop / DOWN) * DOWN,
  width: element.clientWidth,
  height: element.clientHeight,
});

const same = (a: ViewWindow, b: ViewWindow): boolean =>
  a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;

/** Follows what can be seen of a scroller. */
export function useViewWindow(scroller: RefObject<HTMLElement | null>): ViewWindow {
  const [view, setView] = useState<ViewWindow>({ left: 0, top: 0, width: 0, height: 0 });
  const last = useRef(view);
  useLayoutEffect(() => {
    if (scroller.current) setView((last.current = rounded(scroller.current)));
  }, [scroller]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const follow = (): void => {
      const next = rounded(element);
      if (!same(last.current, next)) setView((last.current = next));
    };
    const sizes = new ResizeObserver(follow);
    sizes.observe(element);
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', follow);
    };
  }, [scroller]);
  return view;
}

/** Pixels drawn beyond the rounded window on each side, so that nothing pops in while scrolling. */
export const BEYOND = { across: ACROSS + 120, down: DOWN + 44 };
