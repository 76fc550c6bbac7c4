import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { asWeather, isBusy } from './driver';

/** Between two tries the event loop goes on; with the driver's own wait, about ten seconds in all. */
const PAUSE_MS = 50;
const TRIES = 100;

/** Does something that needs a lock which another process may hold, and tries again for a while. Rejects with weather. */
export async function whenFree<T>(work: () => T): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return work();
    } catch (cause) {
      if (!isBusy(cause) || tries === TRIES) throw asWeather(cause);
    }
    await pause(PAUSE_MS);
    await setImmediate(); // timers that keep each other busy would let nothing else run, not even who holds the lock
  }
}
