import { setImmediate } from 'node:timers/promises';
import type { ExchangeReply, Poke, Snapshot } from '#shared/sync/exchange';
import type { ExchangeRequest } from '#shared/sync/request';
import { tablesFor, type DeskGrant } from '#shared/sync/visibility';
import type { HubStore } from '../store/store';
import { decideBatch, type Asked, type Decided } from './decide-batch';
import { recentHistory } from './recent-history';
import { replyTo } from './reply';
import { catchUp, loadWorld, type PortWorld } from './port-world';

/** Someone who wants to hear of changes as they are made. */
export type Listener = { readonly grant: DeskGrant; readonly hear: (poke: Poke) => void };

/** The authority of one port, as this process exercises it. Several processes may keep one port over one database. */
export type PortKeeper = {
  /** Decides what the desk sent and says what it missed. Resolves when all it says is on the disk. */
  readonly exchange: (request: ExchangeRequest, grant: DeskGrant) => Promise<ExchangeReply>;
  /** Null where the port is unknown. */
  readonly snapshot: (grant: DeskGrant) => Promise<Snapshot | null>;
  readonly listen: (listener: Listener) => () => void;
  /** Looks for what other processes have written, and pokes whoever listens. */
  readonly refresh: () => Promise<void>;
};

/** A hub that is asked to decide for a port of which it only keeps a copy. */
export class NotTheAuthority extends Error {
  override readonly name = 'NotTheAuthority';
}

/** Actions in one transaction: enough to share a commit, few enough that nobody waits long for the lock. */
const MOST_IN_BATCH = 2_000;

type Waiting = Asked & { readonly done: (reply: ExchangeReply) => void; readonly failed: (cause: unknown) => void };

/** Keeps a port: one queue, one world in memory, one transaction for all who wait. */
export function portKeeper(store: HubStore, portId: string, now: () => number): PortKeeper {
  let world: PortWorld | null = null;
  const recent = recentHistory(store, portId);
  const listeners = new Set<Listener>();
  const waiting: Waiting[] = [];
  let draining = false;

  /** One transaction for some of the waiting; a world that cannot follow is read anew, once. */
  async function decideFor(asked: readonly Asked[]): Promise<Decided> {
    for (;;) {
      const held: PortWorld = (world ??= await loadWorld(store, portId));
      const desks = [...new Set(asked.map(({ request }) => request.deskId))];
      try {
        const decided = await store.transact({ portId, known: held.version, desks }, (locked) => {
          if (locked.head?.role === 'replica') throw new NotTheAuthority(portId);
          const caughtUp = catchUp(held, locked);
          if (!caughtUp) return { batch: null, result: null };
          const { decided, batch } = decideBatch(held, { portId, locked, asked, caughtUp, now: now() });
          return { batch, result: decided };
        });
        if (decided) return decided;
        world = null;
      } catch (cause) {
        world = null; // what was decided in memory was not written
        throw cause;
      }
    }
  }

  function takeSome(): readonly Waiting[] {
    let actions = 0;
    const upTo = waiting.findIndex((w) => (actions += w.request.pending.length) > MOST_IN_BATCH);
    return waiting.splice(0, upTo < 0 ? waiting.length : Math.max(1, upTo));
  }

  async function drain(): Promise<void> {
    if (draining) return;
    draining = true;
    while (waiting.length > 0) {
      // One look at the connections first: what arrived while the disk was busy shares a commit.
      await setImmediate();
      const some = takeSome();
      try {
        const decided = await decideFor(some);
        announce(decided);
        await Promise.all(
          some.map((w, i) =>
            replyTo({ store, recent, asked: w, verdict: decided.verdicts[i]!, decided, now: now() }).then(
              w.done,
              w.failed,
            ),
          ),
        );
      } catch (cause) {
        for (const w of some) w.failed(cause);
      }
    }
    draining = false;
  }

  function announce({ head, steps }: Decided): void {
    if (head === null) return;
    recent.note(head, steps);
    const [first] = steps;
    if (first) tellAll(first.version - 1);
  }

  /** Desks of one duty see the same, so they share one message. */
  function tellAll(from: number): void {
    const pokes = new Map<DeskGrant['duty'], Poke>();
    for (const { grant, hear } of listeners) {
      const poke = pokes.get(grant.duty) ?? recent.pokeFor(grant, from);
      pokes.set(grant.duty, poke);
      hear(poke);
    }
  }

  return {
    exchange: (request, grant) =>
      new Promise((done, failed) => {
        waiting.push({ request, grant, done, failed });
        void drain();
      }),
    async snapshot(grant) {
      const found = await store.snapshot(portId);
      if (!found) return null;
      const seen = new Set(tablesFor(grant));
      const rows = found.rows.flatMap((r) =>
        seen.has(r.table) ? [{ op: 'put', table: r.table, row: r.row } as Snapshot['rows'][number]] : [],
      );
      const { epoch, version } = found.head;
      return { epoch, cursor: version, lastSeq: await store.lastSeq(portId, grant.deskId), rows };
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async refresh() {
      const from = await recent.readOn();
      if (from !== null) tellAll(from);
    },
  };
}
