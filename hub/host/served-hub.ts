import type { FoundHub, HostTalk, Serving } from '#shared/sync/host-talk';
import { announce, findHubs } from '../discovery';
import { identityIn } from '../hub-identity';
import { openMetrics } from '../metrics';
import { startServer } from '../server';
import type { OwnHub } from './own-hub';

/** Milliseconds that a desk listens for hubs. */
const LISTEN = 2_500;

/** The hub of a workstation, reached by others. */
export type ServedHub = Serving & { readonly stop: () => Promise<void> };

/** Lets other desks reach a hub, by address and by its name on the network. Rejects where the port is taken. */
export async function serveHub(
  { hub, seen }: OwnHub,
  { folder, name, port }: HostTalk['serve']['ask'] & { readonly folder: string },
): Promise<ServedHub> {
  const identity = await identityIn(folder);
  const noting: typeof hub = {
    ...hub,
    exchange: (request, grant) => {
      seen(grant.deskId);
      return hub.exchange(request, grant);
    },
    close: async () => {}, // the workstation itself goes on using it
  };
  const server = await startServer({
    hub: noting,
    identity,
    metrics: openMetrics(),
    name,
    listen: { host: '0.0.0.0', port },
  });
  const { hubId, fingerprint } = identity;
  const ports = (await hub.ports()).map((p) => p.portId);
  // A network without multicast: desks use the address.
  const hush = announce({ hubId, name, port: server.port, fingerprint, ports }, () => {});
  return {
    port: server.port,
    fingerprint,
    hubId,
    stop: async () => {
      await hush();
      await server.stop();
    },
  };
}

/** Hubs that answer on this network. */
export const hubsNearby = async (): Promise<readonly FoundHub[]> =>
  (await findHubs(LISTEN, () => {})).map(({ name, url, ports }) => ({ name, url, ports }));
