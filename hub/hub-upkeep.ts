import { DAY } from '#shared/kernel/time';
import { brokenAt } from './authority/chain';
import type { HubStore, PortHead } from './store/store';

/** Entries read at a time. */
const PIECE = 500;

/** Where a history first does not follow from what went before. */
export type Broken = { readonly portId: string; readonly version: number };

/**
 * Reads the whole history that is kept of a port and holds every entry against the chain. The oldest entry that is kept is believed where
 * older ones were forgotten, since what it follows from is gone. Gives how many entries were read, and the first that is wrong or missing.
 */
export async function checkHistory(
  store: HubStore,
  head: PortHead,
): Promise<{ readonly entries: number; readonly firstBad: Broken | null }> {
  const { portId } = head;
  let entries = 0;
  let version = head.oldest;
  let chain = '';
  if (head.oldest > 0) {
    const [kept] = await store.entriesAfter(portId, head.oldest - 1, 1);
    if (kept?.version === head.oldest) chain = kept.chain;
    else if (head.version > head.oldest) return { entries, firstBad: { portId, version: head.oldest } };
    else return { entries, firstBad: null };
  }
  while (version < head.version) {
    const piece = await store.entriesAfter(portId, version, PIECE);
    const hole = piece.findIndex((e, i) => e.version !== version + 1 + i);
    const bad = brokenAt(chain, hole < 0 ? piece : piece.slice(0, hole));
    if (bad !== null) return { entries, firstBad: { portId, version: bad } };
    if (hole >= 0 || piece.length === 0)
      return { entries, firstBad: { portId, version: version + 1 + Math.max(0, hole) } };
    entries += piece.length;
    ({ version, chain } = piece.at(-1)!);
  }
  return { entries, firstBad: chain === head.chain ? null : { portId, version: head.version } };
}

/**
 * Begins a new reign for every port that this store decides for, after it was restored: desks that read under the old one send again what
 * the restored history does not hold, and take its rows.
 */
export async function beginNewReigns(store: HubStore, now: number): Promise<readonly PortHead[]> {
  const raised: PortHead[] = [];
  for (const { portId, version } of await store.ports()) {
    const head = await store.transact({ portId, known: version, desks: [] }, ({ head }) => {
      if (head?.role !== 'authority') return { batch: null, result: null };
      const next = { ...head, epoch: Math.max(head.epoch + 1, now) };
      return { batch: { head: next, entries: [], refused: [], lastSeq: new Map(), rows: [] }, result: next };
    });
    if (head) raised.push(head);
  }
  return raised;
}

/**
 * Forgets what is older than so many days, in every port. A port keeps what came after the oldest no that a desk may not have heard: while a
 * desk is away for months, that is where its pruning stops, until the desk comes back or is revoked.
 */
export async function pruneAll(
  store: HubStore,
  { days, now }: { readonly days: number; readonly now: number },
): Promise<readonly PortHead[]> {
  for (const { portId } of await store.ports()) {
    const unheard = await store.oldestUnheard(portId);
    await store.prune(portId, Math.min(unheard ?? Infinity, now - days * DAY));
  }
  return store.ports();
}
