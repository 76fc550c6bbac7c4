import type { ExchangeReply } from '#shared/sync/exchange';
import { PROTOCOL } from '#shared/sync/request';
import type { DeskGrant } from '#shared/sync/visibility';
import { portKeeper } from '#hub/authority/port-keeper';
import type { HubStore } from '#hub/store/store';
import type { Line } from '#renderer/data/line';
import { memoryStore } from './memory-store';

const grantOf = ({ deskId, portId }: { deskId: string; portId: string }): DeskGrant => ({
  deskId,
  portId,
  agency: null,
  duty: 'cases',
});

/** The hub that a workstation keeps, in this process: the real authority over a store in memory. */
export function ownHub(
  portId: string,
  store: HubStore = memoryStore(),
  now: () => number = () => 1_795_400_000_000,
): Line {
  const keeper = portKeeper(store, portId, now);
  return {
    lookEvery: 3_600_000,
    exchange: (request) => keeper.exchange(request, grantOf(request)),
    snapshot: async (who) => {
      const snapshot = await keeper.snapshot(grantOf(who));
      if (!snapshot) throw new Error('the port is unknown');
      return snapshot;
    },
    adopt: () => Promise.resolve(false),
    listen: () => () => {},
  };
}

const cut = (): Promise<never> => Promise.reject(new Error('no line'));

/** A line that is cut. */
export const noLine: Line = { lookEvery: 3_600_000, exchange: cut, snapshot: cut, adopt: cut, listen: () => () => {} };

/** A reply that says nothing new. */
export const nothingNew: Omit<Extract<ExchangeReply, { kind: 'news' }>, 'now' | 'lastSeq' | 'cursor' | 'fromCursor'> = {
  kind: 'news',
  protocol: PROTOCOL,
  epoch: 1,
  refused: [],
  changes: [],
  more: false,
};
