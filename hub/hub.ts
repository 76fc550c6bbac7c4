import type { ExchangeReply, Poke, Snapshot } from '#shared/sync/exchange';
import type { ExchangeRequest } from '#shared/sync/request';
import type { DeskGrant } from '#shared/sync/visibility';
import { openAccess, type Access } from './access';
import { openKeepers } from './hub-keepers';
import type { HubStore, PortHead } from './store/store';

/** The authority of ports over one store: all that a hub does, without a network. */
export type Hub = {
  readonly store: HubStore;
  readonly access: Access;
  readonly now: () => number;
  /**
   * Decides what a desk sent and says what it missed; resolves when all it says is on the disk. The request is the grant's own. Rejects with
   * `NotTheAuthority` where this hub keeps a copy only, with `Closed` once it is being closed, and with the store's failure otherwise.
   */
  readonly exchange: (request: ExchangeRequest, grant: DeskGrant) => Promise<ExchangeReply>;
  /** All that a desk may see; null where nobody has founded the port. */
  readonly snapshot: (grant: DeskGrant) => Promise<Snapshot | null>;
  /** Tells of changes as they are made, until the returned function is called. */
  readonly listen: (grant: DeskGrant, hear: (poke: Poke) => void) => () => void;
  readonly listeners: () => number;
  readonly ports: () => Promise<readonly PortHead[]>;
  /** Takes no more exchanges, waits for those begun, and closes the store. */
  readonly close: () => Promise<void>;
};

/** The hub is being closed. */
export class Closed extends Error {
  override readonly name = 'Closed';
}

type Parts = {
  readonly store: HubStore;
  /** The hub's clock, epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds between looks at ports that somebody listens to: news are hints that may be lost. */
  readonly lookEvery?: number;
  /** Ports in memory that nobody uses just now. */
  readonly mostPorts?: number;
  /** Hears of looks and notes at the store that failed; they are made good by the next. */
  readonly unseen?: (cause: unknown) => void;
};

const IDLE = 600_000;

/** Opens a hub over a store, which it then owns. */
export function openHub({ store, now, lookEvery = 5_000, mostPorts = 400, unseen = () => {} }: Parts): Hub {
  const keepers = openKeepers(store, { now, most: mostPorts, idle: IDLE, unseen });
  const begun = new Set<Promise<unknown>>();
  /** Desks of which the store knows that they have heard every no. */
  const quiet = new Set<string>();
  let listeners = 0;
  let closed = false;
  const deaf = store.onNews(({ portId, version }) => keepers.news(portId, version));
  const look = setInterval(() => {
    keepers.lookAround();
    keepers.tidy();
  }, lookEvery);
  look.unref();

  async function tracked<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw new Closed();
    const running = work();
    begun.add(running);
    try {
      return await running;
    } finally {
      begun.delete(running);
    }
  }

  /** Writes down that a desk has stored its refusals, once; pruning waits for it. A desk of another reign counts by other numbers. */
  async function noteHeard({ portId, deskId }: DeskGrant, answered: number, reply: ExchangeReply): Promise<void> {
    const desk = `${portId}/${deskId}`;
    if (reply.refused.length > 0) quiet.delete(desk);
    if (reply.kind !== 'news' || reply.refused.length > 0 || quiet.has(desk)) return;
    quiet.add(desk);
    await store.noteHeard(portId, deskId, answered).catch((cause: unknown) => {
      quiet.delete(desk);
      unseen(cause);
    });
  }

  return {
    store,
    access: openAccess(store, now),
    now,
    exchange: (request, grant) =>
      tracked(async () => {
        const reply = await keepers.withKeeper(grant.portId, (keeper) => keeper.exchange(request, grant));
        await noteHeard(grant, request.answered, reply);
        return reply;
      }),
    snapshot: (grant) => tracked(() => keepers.withKeeper(grant.portId, (keeper) => keeper.snapshot(grant))),
    listen(grant, hear) {
      const { keeper, letGo } = keepers.hold(grant.portId);
      const stop = keeper.listen({ grant, hear });
      listeners += 1;
      let heard = true;
      return () => {
        if (!heard) return;
        heard = false;
        listeners -= 1;
        stop();
        letGo();
      };
    },
    listeners: () => listeners,
    ports: () => store.ports(),
    async close() {
      if (closed) return;
      closed = true;
      clearInterval(look);
      deaf();
      await Promise.allSettled(begun);
      await store.close();
    },
  };
}
