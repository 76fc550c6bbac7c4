import { MINUTE } from '#shared/kernel/time';
import type { DeskState } from '../data/desk';

/** What the pill says; each state has a colour, a sign and a word. */
export type PillState = 'starting' | 'settled' | 'sending' | 'offline' | 'behind' | 'clock' | 'trouble' | 'conflict';
export type PillLook = { readonly state: PillState; readonly count: number };

/** A clock that is off by more is said, in milliseconds. */
const SKEW_SAID = 30_000;
/** Actions that wait for longer are a backlog, in milliseconds. */
const BACKLOG = 30 * MINUTE;

type Seen = Pick<DeskState, 'pending' | 'outcomes' | 'weather' | 'sync'> & {
  /** Since when the oldest action waits, in milliseconds; 0 where none does. */
  readonly waits: number;
};

/** What the pill says of a desk: first what an officer must decide, then what somebody should look at, then how it goes. */
export function pillLook({ pending, outcomes, weather, sync, waits }: Seen): PillLook {
  if (outcomes.length > 0) return { state: 'conflict', count: outcomes.length };
  const offline = sync.reach === 'out-of-reach';
  if ((weather && weather.code !== 'out-of-reach') || sync.heldUp || sync.stalled)
    return { state: 'trouble', count: pending };
  if (waits > BACKLOG) return { state: 'behind', count: pending };
  if (offline) return { state: 'offline', count: pending };
  if (Math.abs(sync.skew ?? 0) > SKEW_SAID)
    return { state: 'clock', count: Math.max(1, Math.round(Math.abs(sync.skew ?? 0) / MINUTE)) };
  if (pending > 0) return { state: 'sending', count: pending };
  return { state: sync.reach === 'unknown' ? 'starting' : 'settled', count: 0 };
}
