import { Bonjour, type Service } from 'bonjour-service';
import type { FoundHub, HostTalk, Serving } from '#shared/sync/host-talk';
import { identityIn } from '../hub-identity';
import { openMetrics } from '../metrics';
import { startServer } from '../server';
import type { OwnHub } from './own-hub';

/** The name under which hubs make themselves known on a network (DNS-SD). */
const KIND = 'lianjian-hub';
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
  const bonjour = new Bonjour(undefined, () => {}); // a network without multicast: desks use the address
  bonjour.publish({ name: `${name} ${identity.hubId.slice(4, 10)}`, type: KIND, port: server.port });
  return {
    port: server.port,
    fingerprint: identity.fingerprint,
    hubId: identity.hubId,
    stop: async () => {
      await new Promise<void>((done) => bonjour.unpublishAll(() => done()));
      bonjour.destroy();
      await server.stop();
    },
  };
}

/** Hubs that answer on this network. */
export async function findHubs(): Promise<readonly FoundHub[]> {
  const bonjour = new Bonjour(undefined, () => {});
  const found = new Map<string, FoundHub>();
  bonjour.find({ type: KIND }, (service) => {
    const url = urlOf(service);
    if (url !== null) found.set(url, { name: service.name, url, ports: [] });
  });
  await new Promise((heard) => setTimeout(heard, LISTEN));
  bonjour.destroy();
  return [...found.values()];
}

function urlOf({ addresses = [], port }: Service): string | null {
  const address = addresses.find((a) => !a.includes(':'));
  return address === undefined ? null : `https://${address}:${String(port)}`;
}
