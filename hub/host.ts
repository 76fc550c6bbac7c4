import type { FromHost, HostNews, HostPlace, HostTalk, RemoteHub, ToHost } from '#shared/sync/host-talk';
import { enrolAt, helloAt } from './host/enrol-here';
import { failureOf } from './host/failure';
import { ownHub, type OwnHub } from './host/own-hub';
import { restoreHub } from './host/restore-hub';
import { remoteHub, type RemoteDesk } from './host/remote-hub';
import type { ServedHub } from './host/served-hub';

/** The port through which a utility process of the desk hears and answers; Electron puts it on `process`. */
type ParentPort = {
  readonly postMessage: (message: FromHost) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: ToHost }) => void) => void;
};

const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
const folder = process.argv[2]!;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
const say = (message: FromHost): void => parentPort.postMessage(message);
const tell = (news: HostNews): void => say({ news });

/** Hubs kept at this workstation, opened when they are first asked for. */
const kept = new Map<HostPlace, Promise<OwnHub>>();
let served: ServedHub | null = null;
/** What serves others is loaded by the few workstations that do. */
const network = () => import('./host/served-hub');
/** What goes by file is loaded where there is no line. */
const packages = () => import('./host/packages');
/** The hub over the network, for the desk that is enrolled there. */
let away: { readonly remote: RemoteHub; readonly desk: RemoteDesk } | null = null;

function hubAt(place: HostPlace): Promise<OwnHub> {
  const known = kept.get(place);
  if (known) return known;
  const hub = ownHub({ folder, name: place }, (portId, poke) => tell({ place, portId, poke }));
  kept.set(place, hub);
  hub.catch(() => kept.delete(place)); // tried again with the next question
  return hub;
}

function deskAway(remote: RemoteHub, portId: string): RemoteDesk {
  if (away && away.remote.token === remote.token && away.remote.url === remote.url) return away.desk;
  away?.desk.close();
  const place = 'remote';
  const desk = remoteHub(remote, {
    poke: (poke) => tell({ place, portId, poke }),
    reachable: (reachable) => tell({ place, portId, reachable }),
  });
  away = { remote, desk };
  return desk;
}

async function serve(ask: HostTalk['serve']['ask']): Promise<HostTalk['serve']['answer']> {
  await served?.stop();
  served = await (await network()).serveHub(await hubAt('own'), { ...ask, folder });
  const { port, fingerprint, hubId } = served;
  return { port, fingerprint, hubId };
}

async function unserve(): Promise<null> {
  await served?.stop();
  served = null;
  return null;
}

/** Every file is closed, so that nothing is left to be recovered. */
async function stop(): Promise<null> {
  away?.desk.close();
  await unserve();
  await Promise.allSettled([...kept.values()].map(async (own) => (await own).hub.close()));
  setImmediate(() => process.exit(0));
  return null;
}

/** The own hub is closed meanwhile; the next question opens it again. */
async function restore(file: string): Promise<boolean> {
  await unserve();
  const own = await kept.get('own');
  kept.delete('own');
  await own?.hub.close();
  return restoreHub(folder, file, Date.now());
}

const DAY = 86_400_000;

async function answer(message: ToHost): Promise<unknown> {
  const { place } = message;
  switch (message.question) {
    case 'exchange': {
      const { request, remote } = message.ask;
      return remote ? deskAway(remote, request.portId).exchange(request) : (await hubAt(place)).exchange(request);
    }
    case 'snapshot': {
      const { remote, ...who } = message.ask;
      return remote ? deskAway(remote, who.portId).snapshot() : (await hubAt(place)).snapshot(who);
    }
    case 'adopt':
      return (await hubAt(place)).adopt(message.ask);
    case 'hello':
      return helloAt(message.ask.url);
    case 'enrol':
      return enrolAt(message.ask);
    case 'find':
      return (await network()).hubsNearby();
    case 'serve':
      return serve(message.ask);
    case 'unserve':
      return unserve();
    case 'peers':
      return (await hubAt('own')).peers(message.ask.portId);
    case 'invite': {
      const { hub } = await hubAt('own');
      return hub.access.makeCode({ ...message.ask, kind: 'desk', validFor: DAY } as never);
    }
    case 'revoke':
      return (await hubAt('own')).hub.access.revoke(message.ask.portId, message.ask.deskId);
    case 'backup':
      return (await hubAt('own')).hub.store.backup(message.ask.file);
    case 'restore':
      return restore(message.ask.file);
    case 'pack':
      return (await packages()).packOwed(message.ask, Date.now());
    case 'unpack':
      return (await packages()).unpackAnswer(message.ask);
    case 'decide':
      return (await packages()).decidePackage(await hubAt('own'), folder, message.ask.bytes);
    default:
      return stop();
  }
}

parentPort.on('message', ({ data }) => {
  const { id } = data;
  answer(data).then(
    (value) => say({ id, answer: value }),
    (cause: unknown) => say({ id, failure: failureOf(cause) }),
  );
});
