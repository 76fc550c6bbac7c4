import { dirname } from 'node:path';
import { publicKeysOf } from '#hub/package/keys';
import { passOnAll } from '#hub/relay/pass-on';
import type { Standing } from '#hub/relay/forms';
import type { UpperHub } from '#hub/relay/upper-hub';
import type { EnrolReply } from '#shared/sync/hub-api';
import { PORT, runningHub, type RunningHub } from './hub-server';

/** A port's hub, the hub of its province, and the way from one to the other. */
export type RelayedHubs = {
  readonly port: RunningHub;
  readonly province: RunningHub;
  readonly above: UpperHub;
  readonly pass: () => Promise<Standing | null>;
};

/** Enrols one hub at another as the one that passes its port on. */
export async function enrolledAbove(port: RunningHub, province: RunningHub): Promise<UpperHub> {
  const code = await province.code('hub');
  const asked = { code, keys: publicKeysOf(port.identity.keys) };
  const { body } = await province.line().call('/v1/enrol-hub', asked);
  const { token, hub, portId } = body as EnrolReply;
  const { fingerprint, hubId } = province.identity;
  const { url } = province.server;
  return { format: 'lianjian-upper-hub/1', portId, url, fingerprint, hubId, token, keys: hub.keys };
}

export async function relayedHubs(): Promise<RelayedHubs> {
  const [port, province] = [await runningHub(), await runningHub()];
  const above = await enrolledAbove(port, province);
  const line = province.line(above.token);
  return { port, province, above, pass: () => passOnAll(port.hub, above, line) };
}

/** Everything that a hub keeps of the port: rows in a settled order, and every entry. */
export async function keptBy({ store }: RunningHub) {
  const found = await store.snapshot(PORT);
  const rows = found?.rows.map((r) => JSON.stringify([r.table, r.row])).toSorted();
  return { rows, entries: await store.entriesAfter(PORT, 0, 10_000) };
}

/** The folder of a hub. */
export const folderOf = ({ file }: RunningHub): string => dirname(file);
