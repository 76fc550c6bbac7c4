/**
 * Windows and instances over one memory: one of them exchanges with the authority, all hear what the others have stored. The lock ends
 * with its window, however that ends.
 */
export type Company = {
  /** Calls when this window leads; never, as long as another one does. */
  readonly lead: (begin: () => void) => void;
  /** Tells the other windows that something was stored. */
  readonly tell: () => void;
  readonly hear: (listener: () => void) => void;
};

/** The windows of this machine that hold the same database open. */
export function companyOf(database: string): Company {
  const channel = new BroadcastChannel(`stored/${database}`);
  return {
    lead: (begin) =>
      void navigator.locks.request(`exchange/${database}`, () => {
        begin();
        return new Promise<never>(() => {}); // held until the window is gone
      }),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin
    tell: () => channel.postMessage(null),
    hear: (listener) => channel.addEventListener('message', listener),
  };
}

/** A desk that nobody shares its memory with. */
export const alone: Company = { lead: (begin) => begin(), tell: () => {}, hear: () => {} };
