import { join } from 'node:path';
import { put, type Change } from '#shared/domain/change';
import type { Snapshot } from '#shared/sync/exchange';
import type { ExchangeRequest } from '#shared/sync/request';
import type { HostTalk, PackedSnapshot, Peer } from '#shared/sync/host-talk';
import type { DeskGrant } from '#shared/sync/visibility';
import { isHub } from '../access';
import { wireText } from '../authority/wire-text';
import { openHub, type Hub } from '../hub';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';

/** A hub that this workstation keeps, as its own desk and its administrator speak with it. */
export type OwnHub = {
  readonly hub: Hub;
  /** JSON of the reply. The desk hears pokes from then on. */
  readonly exchange: (request: ExchangeRequest) => Promise<string>;
  readonly snapshot: (who: Who) => Promise<PackedSnapshot | null>;
  readonly adopt: (given: HostTalk['adopt']['ask']) => Promise<boolean>;
  readonly peers: (portId: string) => Promise<readonly Peer[]>;
  /** Takes note that a desk has exchanged. */
  readonly seen: (deskId: string) => void;
};

type Who = { readonly deskId: string; readonly portId: string };

/** Rows in one slice of a snapshot. */
const SLICE = 1_000;

/** The desk of this workstation sees and does all that its users may. */
const grantOf = ({ deskId, portId }: Who): DeskGrant => ({ deskId, portId, agency: null, duty: 'cases' });

/** Opens the hub whose file lies in a folder. */
export async function ownHub(
  { folder, name }: { readonly folder: string; readonly name: string },
  poke: (portId: string, text: string) => void,
): Promise<OwnHub> {
  const store = await openSqliteStore({ file: join(folder, `${name}.sqlite`) });
  const hub = openHub({ store, now: Date.now });
  const listening = new Set<string>();
  const seenAt = new Map<string, number>();

  function listenFor(grant: DeskGrant): void {
    const who = `${grant.portId}/${grant.deskId}`;
    if (listening.has(who)) return;
    listening.add(who);
    hub.listen(grant, (heard) => poke(grant.portId, wireText(heard)));
  }

  return {
    hub,
    async exchange(request) {
      const grant = grantOf(request);
      listenFor(grant);
      return wireText(await hub.exchange(request, grant));
    },
    async snapshot(who) {
      const snapshot = await hub.snapshot(grantOf(who));
      return snapshot && packed(snapshot);
    },
    adopt: ({ rows, ...whose }) => adopt(hub, whose, JSON.parse(rows) as readonly Change[]),
    async peers(portId) {
      const desks = await store.desks(portId);
      return desks
        .filter((desk) => !isHub(desk))
        .map(({ deskId, label, agency, duty, enrolledAt, revokedAt }) => ({
          deskId,
          label,
          agency,
          duty,
          enrolledAt,
          revokedAt,
          seenAt: seenAt.get(deskId) ?? null,
        }));
    },
    seen: (deskId) => void seenAt.set(deskId, Date.now()),
  };
}

function packed({ rows, ...head }: Snapshot): PackedSnapshot {
  const slices: string[] = [];
  for (let i = 0; i < rows.length; i += SLICE) slices.push(JSON.stringify(rows.slice(i, i + SLICE)));
  return { ...head, slices };
}

/**
 * A hub that lost its file takes the rows of its own desk for the first version of a new reign: what the desk has, nobody has to enter again.
 * Done only where the port is unknown.
 */
function adopt(
  { store }: Hub,
  { deskId, portId, lastSeq }: Who & { readonly lastSeq: number },
  rows: readonly Change[],
): Promise<boolean> {
  return store.transact({ portId, known: 0, desks: [] }, ({ head }) => {
    if (head !== null) return { batch: null, result: false };
    const begun = { portId, epoch: Date.now(), version: 1, oldest: 1, role: 'authority', chain: '' } as const;
    const puts = rows.flatMap((c) => (c.op === 'put' ? [put(c.table, c.row)] : []));
    const lastSeqs = new Map([[deskId, lastSeq]]);
    return { batch: { head: begun, entries: [], refused: [], lastSeq: lastSeqs, rows: puts }, result: true };
  });
}
