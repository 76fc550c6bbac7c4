import { Bonjour, type Service } from 'bonjour-service';

/** The kind of service under which hubs make themselves known on a local network (DNS-SD, `_lianjian-hub._tcp`). */
const KIND = 'lianjian-hub';
/** Signs of the certificate's fingerprint that are told: enough to show that it is the hub meant, never to pin by. */
const PREFIX = 16;

/** What a hub tells the network of itself: no name of any person, no case. */
export type Announcement = {
  readonly hubId: string;
  readonly name: string;
  readonly port: number;
  readonly fingerprint: string;
  /** Codes of the ports that it decides for. */
  readonly ports: readonly string[];
};

/** A hub that was found. Whoever answers there is not proved yet: enrolment pins its certificate. */
export type Found = {
  readonly hubId: string;
  readonly name: string;
  readonly url: string;
  readonly fingerprintPrefix: string;
  readonly ports: readonly string[];
};

/** Makes a hub known until the returned function is called. Where the network has no multicast, `silent` hears why; desks then use the address. */
export function announce(
  { hubId, name, port, fingerprint, ports }: Announcement,
  silent: (cause: unknown) => void,
): () => Promise<void> {
  const bonjour = new Bonjour({}, silent);
  const txt = { id: hubId, ports: ports.join(','), fp: fingerprint.slice(0, PREFIX), name };
  const service = bonjour.publish({
    name: `${hubId.slice(4, 12)}-${String(port)}`,
    type: KIND,
    port,
    txt,
    probe: false,
  });
  service.on('error', silent);
  return () =>
    new Promise((done) => {
      bonjour.unpublishAll(() => bonjour.destroy(() => done()));
    });
}

/** The hubs that answer within some milliseconds. */
export async function findHubs(within: number, silent: (cause: unknown) => void): Promise<readonly Found[]> {
  const bonjour = new Bonjour({}, silent);
  const found = new Map<string, Found>();
  bonjour.find({ type: KIND }, (service) => {
    const hub = foundIn(service);
    if (hub) found.set(hub.hubId, hub);
  });
  await new Promise((heard) => setTimeout(heard, within));
  bonjour.destroy();
  return [...found.values()];
}

function foundIn({ txt, port, addresses = [], referer }: Service): Found | null {
  const { id = '', name = '', ports = '', fp = '' } = (txt ?? {}) as Readonly<Record<string, string | undefined>>;
  const address = addresses.find((a) => !a.includes(':')) ?? referer?.address;
  if (id === '' || address === undefined) return null;
  const host = address.includes(':') ? `[${address}]` : address;
  return {
    hubId: id,
    name,
    url: `https://${host}:${String(port)}`,
    fingerprintPrefix: fp,
    ports: ports.split(',').filter((code) => code !== ''),
  };
}
