/** That a port has a new version. */
export type News = { readonly portId: string; readonly version: number };

/** Those who want to hear of news; each is told in a later turn, so that no listener stands in the way of the writer. */
export type NewsRoom = {
  readonly tell: (news: News) => void;
  readonly listen: (listener: (news: News) => void) => () => void;
  readonly hasListeners: () => boolean;
};

/** Starts with no listeners. */
export function newsRoom(): NewsRoom {
  const listeners = new Set<(news: News) => void>();
  return {
    tell: (news) => {
      for (const listener of listeners) setImmediate(() => listeners.has(listener) && listener(news));
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    hasListeners: () => listeners.size > 0,
  };
}
