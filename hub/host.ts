import { join } from 'node:path';
import type { FromHost, HostFailure, HostPlace, PackedSnapshot, ToHost } from '#shared/sync/host-talk';
import type { Snapshot } from '#shared/sync/exchange';
import type { DeskGrant } from '#shared/sync/visibility';
import { openHub, type Hub } from './hub';
import { openSqliteStore } from './store/sqlite/open-sqlite-store';
import { StoreUnavailable } from './store/unavailable';

/** The port through which a utility process of the desk hears and answers; Electron puts it on `process`. */
type ParentPort = {
  readonly postMessage: (message: FromHost) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: ToHost }) => void) => void;
};

/** Rows in one slice of a snapshot. */
const SLICE = 1_000;

/** One hub kept at this workstation, and the desks that hear its pokes. */
type Kept = { readonly hub: Hub; readonly listening: Set<string> };

const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
const folder = process.argv[2]!;
const places = new Map<HostPlace, Promise<Kept>>();

/** Opens a hub's file when it is first asked for. */
function keptAt(place: HostPlace): Promise<Kept> {
  const open = async (): Promise<Kept> => {
    const store = await openSqliteStore({ file: join(folder, `${place}.sqlite`) });
    return { hub: openHub({ store, now: Date.now }), listening: new Set() };
  };
  const kept = places.get(place) ?? open();
  places.set(place, kept);
  kept.catch(() => places.delete(place)); // tried again with the next question
  return kept;
}

/** The desk of this workstation sees and does all that its users may. */
const grantOf = ({ deskId, portId }: { deskId: string; portId: string }): DeskGrant => ({
  deskId,
  portId,
  agency: null,
  duty: 'cases',
});

function listenFor(kept: Kept, grant: DeskGrant, place: HostPlace): void {
  const who = `${grant.portId}/${grant.deskId}`;
  if (kept.listening.has(who)) return;
  kept.listening.add(who);
  const hear = (poke: object): void =>
    parentPort.postMessage({ poke: JSON.stringify(poke), place, portId: grant.portId });
  kept.hub.listen(grant, hear);
}

function packed({ rows, ...head }: Snapshot): PackedSnapshot {
  const slices: string[] = [];
  for (let i = 0; i < rows.length; i += SLICE) slices.push(JSON.stringify(rows.slice(i, i + SLICE)));
  return { ...head, slices };
}

async function answer(message: ToHost): Promise<unknown> {
  if (message.question === 'stop') return stop();
  const kept = await keptAt(message.place);
  if (message.question === 'snapshot') {
    const snapshot = await kept.hub.snapshot(grantOf(message.ask));
    return snapshot && packed(snapshot);
  }
  const { request } = message.ask;
  const grant = grantOf(request);
  listenFor(kept, grant, message.place);
  return JSON.stringify(await kept.hub.exchange(request, grant));
}

/** Every file is closed, so that nothing is left to be recovered. */
async function stop(): Promise<null> {
  await Promise.allSettled([...places.values()].map(async (kept) => (await kept).hub.close()));
  setImmediate(() => process.exit(0));
  return null;
}

const failureOf = (cause: unknown): HostFailure =>
  cause instanceof StoreUnavailable && cause.code === 'disk-full' ? 'full' : 'fault';

parentPort.on('message', ({ data }) => {
  const { id } = data;
  answer(data).then(
    (value) => parentPort.postMessage({ id, answer: value }),
    (cause: unknown) => parentPort.postMessage({ id, failure: failureOf(cause) }),
  );
});
