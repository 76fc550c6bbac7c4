import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { PortId } from '#shared/kernel/ids';
import { err, ok, type Result } from '#shared/kernel/result';
import type { HostFailure, HostNews, HostPlace, PackedSnapshot, RemoteHub, Serving } from '#shared/sync/host-talk';
import { credentialsIn, type Credentials } from './credentials';
import { askForOne, askWhereToSave } from './dialogs';
import { openHomes, type Home, type Homes, type Remote } from './homes';
import { hubHost, type HubHost } from './hub-host';
import { handle, tell } from './ipc';
import { answerPackages } from './package-calls';

/** The hub of this workstation and the way to others, as the page's calls reach them. */
type HubDesk = {
  readonly window: BrowserWindow;
  readonly host: HubHost;
  readonly homes: Promise<Homes>;
  readonly credentials: Credentials;
};

/** An answer for the page: what the hub said, or why it said nothing. */
const said = <T, A extends object>(result: Result<T, HostFailure>, tellIt: (value: T) => A) =>
  ok(result.ok ? tellIt(result.value) : { trouble: result.error });

/** Answers the page's calls to its hub, and tells it what the hub says unasked. */
export function answerHubCalls(window: BrowserWindow, folder: string): HubHost {
  const known = new Set<PortId>();
  const host = hubHost(join(folder, 'hub'), {
    news: (news) => pass(window, news),
    running: (running) => {
      if (running) served = hostAgain(desk);
      for (const portId of known)
        for (const demo of [true, false]) tell(window, 'hub.changed', { demo, portId, reachable: running });
    },
  });
  const desk: HubDesk = { window, host, homes: openHomes(folder), credentials: credentialsIn(folder) };
  answerExchange(desk, known);
  answerSnapshot(desk);
  answerMembership(desk);
  answerHosting(desk);
  answerPackages(desk);
  window.once('show', () => setTimeout(() => void wakeForOthers(desk), AFTER_SHOW));
  return host;
}

/** Milliseconds after the window shows: the first picture comes first. */
const AFTER_SHOW = 3_000;

async function wakeForOthers({ host, homes }: HubDesk): Promise<void> {
  if ((await homes).hosting() !== null) host.wake();
}

function pass(window: BrowserWindow, news: HostNews): void {
  const whose = { demo: news.place === 'demo', portId: news.portId as PortId };
  if ('poke' in news) tell(window, 'hub.poke', { ...whose, text: news.poke });
  else tell(window, 'hub.changed', { ...whose, reachable: news.reachable });
}

/** Whose hub decides for a port: that of the demo day, another one's, or our own. */
async function whereIs(
  { homes, credentials }: HubDesk,
  { demo, portId }: { readonly demo: boolean; readonly portId: string },
): Promise<{ readonly place: HostPlace; readonly remote: RemoteHub | null }> {
  if (demo) return { place: 'demo', remote: null };
  const remote = (await homes).of(portId)?.remote;
  if (!remote) return { place: 'own', remote: null };
  const { token } = (await credentials.of(portId)) ?? { token: '' }; // lost: the hub will say that it does not know us
  return { place: 'remote', remote: { url: remote.url, fingerprint: remote.fingerprint, token } };
}

function answerExchange(desk: HubDesk, known: Set<PortId>): void {
  handle('hub.exchange', async ({ demo, request }) => {
    known.add(request.portId);
    const { place, remote } = await whereIs(desk, { demo, portId: request.portId });
    return said(await desk.host.ask(place, 'exchange', { request, remote }), (text) => ({ text }));
  });
  handle('hub.adopt', async ({ demo, ...given }) => {
    const { place } = await whereIs(desk, { demo, portId: given.portId });
    if (place === 'remote') return ok({ adopted: false });
    return said(await desk.host.ask(place, 'adopt', given), (adopted) => ({ adopted }));
  });
}

function answerSnapshot(desk: HubDesk): void {
  let snapshot: PackedSnapshot | null = null;
  handle('hub.snapshot', async ({ demo, deskId, portId, part }) => {
    if (part === 0) {
      const { place, remote } = await whereIs(desk, { demo, portId });
      const taken = await desk.host.ask(place, 'snapshot', { deskId, portId, remote });
      if (!taken.ok) return ok({ trouble: taken.error });
      snapshot = taken.value;
    }
    if (snapshot === null) return ok({ trouble: 'hub-fault' });
    const { slices, ...head } = snapshot;
    if (part >= slices.length - 1) snapshot = null;
    return ok({ ...head, parts: slices.length, rows: slices[part] ?? '[]' });
  });
}

/** Where this desk belongs. */
function answerMembership({ host, homes, credentials }: HubDesk): void {
  handle('hub.find', async () =>
    said(await host.ask('own', 'find', {}), (hubs) => ({ hubs: hubs.map(({ name, url }) => ({ name, url })) })),
  );
  handle('hub.hello', async ({ url }) =>
    said(await host.ask('own', 'hello', { url }), ({ name, fingerprint, ports }) => ({
      name,
      fingerprint: fingerprint ?? '',
      ports,
    })),
  );
  handle('hub.join', async ({ url, fingerprint, code }) => {
    const hello = await host.ask('own', 'hello', { url });
    if (!hello.ok) return ok({ trouble: hello.error });
    const before = (await homes).list().find((home) => home.remote !== null && hello.value.ports.includes(home.portId));
    const secret = before ? await credentials.of(before.portId) : null;
    const enrolled = await host.ask('own', 'enrol', { url, fingerprint, code, former: secret && secret.token });
    if (!enrolled.ok) return ok({ trouble: enrolled.error });
    if (enrolled.value === null) return ok({ home: null, formerSeq: null });
    const { reply, keys } = enrolled.value;
    const { portId, deskId, token, label, hub, formerSeq } = reply;
    // The token first: a home whose token is lost could never be reached again.
    await credentials.keep(portId, { token, ...keys });
    const remote = { url, fingerprint, hubId: hub.hubId, keys: hub.keys, name: hub.name, label };
    await (await homes).keep({ portId, deskId, remote });
    return ok({ home: shown({ portId, deskId, remote }), formerSeq });
  });
  handle('home.list', async () => ok({ homes: (await homes).list().map(shown) }));
  handle('home.keep', async ({ portId, deskId }) => {
    if ((await homes).of(portId) === null) await (await homes).keep({ portId, deskId, remote: null });
    return ok({});
  });
}

/** What the page may know of a hub elsewhere. */
const openly = ({ url, name, fingerprint, label }: Remote) => ({ url, name, fingerprint, label });

const shown = ({ remote, ...home }: Home) => ({ ...home, remote: remote && openly(remote) });

/** How our own hub is reached just now; null where it serves this desk alone. */
let serving: Serving | null = null;
/** Resolves when a hub that has just started serves as it was told to, or could not. */
let served: Promise<void> = Promise.resolve();

const addresses = (port: number): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `https://${address}:${String(port)}`);

/** A hub that is started (again) serves others as it was told to. */
async function hostAgain({ host, homes }: HubDesk): Promise<void> {
  const hosting = (await homes).hosting();
  serving = null;
  if (hosting === null) return;
  const served = await host.ask('own', 'serve', hosting);
  if (served.ok) serving = served.value;
}

/** The hub of this workstation for others. */
function answerHosting(desk: HubDesk): void {
  const { host, homes, window } = desk;
  handle('hub.where', async ({ demo, portId }) => {
    const { remote } = demo ? { remote: null } : ((await homes).of(portId) ?? { remote: null });
    await served;
    const told = (await homes).hosting();
    const hosting = told &&
      serving && { ...told, fingerprint: serving.fingerprint, addresses: addresses(serving.port) };
    return ok({ remote: remote && openly(remote), hosting, unserved: hosting ? null : told });
  });
  handle('hub.host', async ({ hosting }) => {
    const done: Result<Serving | null, HostFailure> = hosting
      ? await host.ask('own', 'serve', hosting)
      : await host.ask('own', 'unserve', {});
    if (!done.ok) return ok({ trouble: done.error });
    serving = done.value;
    await (await homes).host(hosting);
    return ok({});
  });
  handle('hub.peers', async ({ portId }) =>
    said(await host.ask('own', 'peers', { portId }), (peers) => ({ peers: peers as never })),
  );
  handle('hub.invite', async (wish) => said(await host.ask('own', 'invite', wish), (code) => code as never));
  handle('hub.revoke', async (whom) => said(await host.ask('own', 'revoke', whom), () => ({})));
  handle('hub.restore', async ({ portId, deskId }) => {
    const file = await askForOne(window, 'sqlite');
    if (file === null) return err({ code: 'cancelled' });
    const done = await host.ask('own', 'restore', { file });
    if (done.ok && done.value) await (await homes).keep({ portId, deskId, remote: null });
    await hostAgain(desk);
    return said(done, (restored) => ({ restored }));
  });
  handle('hub.backup', async () => {
    const path = await askWhereToSave(window, 'lianjian-hub', 'sqlite');
    if (path === null) return err({ code: 'cancelled' });
    return said(await host.ask('own', 'backup', { file: path }), () => ({ path }));
  });
}
