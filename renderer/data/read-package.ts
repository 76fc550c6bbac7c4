import type { HubOwes } from '#shared/sync/usb-package';
import { takeReply, type Standing, type Taken } from '#shared/sync/take-reply';
import type { RefusedAction } from '#shared/sync/exchange';
import type { SyncState } from './desk-state';
import type { Arrival } from './store-reply';

/** What a file from the hub means to a desk. */
export type ReadPackage = {
  /** To be stored one after another; none where the file is older than what the desk holds. */
  readonly arrivals: readonly Omit<Arrival, 'at'>[];
  readonly heldUp: SyncState['heldUp'];
};

/**
 * Reads the replies in a file in order, each against what the ones before it leave behind. Those that say to start over are stored with
 * the snapshot, at once. A snapshot of the same reign that is older than what the desk holds is no news: it went by another way meanwhile.
 */
export function readPackage(from: Standing, { replies, snapshot }: HubOwes): ReadPackage {
  const arrivals: Omit<Arrival, 'at'>[] = [];
  const refused: RefusedAction[] = [];
  let standing = from;
  let heldUp: SyncState['heldUp'] = null;
  let anew: Taken | null = null;
  for (const reply of replies) {
    const taken = takeReply(standing, reply);
    if (taken.kind === 'late') continue;
    ({ standing } = taken);
    if (taken.kind === 'start-over') {
      refused.push(...taken.refused);
      anew = taken;
      continue;
    }
    const news = taken.kind === 'news';
    const changes = news ? taken.changes : [];
    arrivals.push({ standing, refused: taken.refused, changes, snapshot: null, complete: news && !taken.more });
    heldUp = news ? null : taken.by;
  }
  if (!anew || !snapshot || isOlder(snapshot, from)) return { arrivals, heldUp };
  const { epoch, cursor } = snapshot;
  const stands = { epoch, cursor, answered: standing.answered };
  return {
    arrivals: [...arrivals, { standing: stands, refused, changes: [], snapshot, complete: true }],
    heldUp: null,
  };
}

const isOlder = (snapshot: NonNullable<HubOwes['snapshot']>, { epoch, cursor, answered }: Standing): boolean =>
  snapshot.epoch < epoch || (snapshot.epoch === epoch && (snapshot.cursor < cursor || snapshot.lastSeq < answered));
