import { useLayoutEffect, useRef, type RefObject } from 'react';

/** The value of the last drawing, for what happens between drawings: gestures, keys, answers of a worker. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
