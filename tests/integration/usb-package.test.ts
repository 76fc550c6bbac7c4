import 'fake-indexeddb/auto';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { at } from '#shared/kernel/time';
import type { User } from '#shared/domain/user';
import { kitOf } from '#shared/ports/known-ports';
import type { DecidedPackage, PackageParties } from '#shared/sync/host-talk';
import type { HubOwes } from '#shared/sync/usb-package';
import { identityIn } from '#hub/hub-identity';
import { ownHub, type OwnHub } from '#hub/host/own-hub';
import { decidePackage, packOwed, unpackAnswer } from '#hub/host/packages';
import { keysAsText, newKeys, publicKeysOf } from '#hub/package/keys';
import { BoardDb } from '#renderer/data/board-db';
import { alone } from '#renderer/data/company';
import { openDesk, type Desk } from '#renderer/data/desk';
import { noCopy } from '#renderer/data/outbox-copy';
import { noLine } from '#tests/support/own-hub';
import { tempFolder } from '#tests/support/temp-folder';

const { port, bays } = kitOf('CNHCG')!;
const administrator = {
  id: 'u1',
  portId: port.id,
  name: '管理员',
  agency: 'customs',
  role: 'administrator',
  active: true,
} as unknown as User;
const founding = { name: 'port.found', args: { port, bays, officers: [], duties: [], users: [administrator] } };
const renamed = (label: string, bay = 0) => ({ name: 'bay.put', args: { bay: { ...bays[bay]!, label } } });

/** A workstation that keeps a hub, and what it does with files. */
type Host = { readonly own: OwnHub; readonly folder: string };

async function host(): Promise<Host> {
  const folder = tempFolder();
  const own = await ownHub({ folder, name: 'own' }, () => {});
  onTestFinished(() => own.hub.close());
  return { own, folder };
}

/** A desk that was enrolled at a hub and has no line to it any more. */
type Away = { readonly desk: Desk; readonly parties: PackageParties; readonly token: string };

let open: BoardDb[] = [];
afterEach(() => {
  for (const db of open) db.close();
  open = [];
});

async function away({ own, folder }: Host): Promise<Away> {
  const { access } = own.hub;
  const wish = { portId: port.id, agency: null, duty: 'cases', label: '二号台', kind: 'desk' } as const;
  const { code } = await access.makeCode({ ...wish, validFor: 60_000 });
  const keys = newKeys();
  const enrolled = await access.enrol({ code, keys: publicKeysOf(keys), kind: 'desk' });
  if (!enrolled.ok) throw new Error(enrolled.error);
  const { desk, token } = enrolled.value;
  const { hubId, keys: hubKeys } = await identityIn(folder);
  const db = new BoardDb(`usb-${desk.deskId}`);
  open.push(db);
  const opened = await openDesk({
    db,
    portId: port.id,
    deskId: desk.deskId,
    demo: false,
    now: () => at(1_795_400_000_000),
    line: noLine,
    company: alone,
    copy: noCopy,
    freeBytes: () => Promise.resolve(null),
  });
  const hub = { hubId, keys: publicKeysOf(hubKeys) };
  return { desk: opened, parties: { deskId: desk.deskId, keys: keysAsText(keys), hub }, token };
}

const act = async (desk: Desk, ...intentions: { name: string; args: unknown }[]): Promise<void> => {
  for (const intention of intentions) expect((await desk.dispatch(intention, administrator)).ok).toBe(true);
  await desk.settled();
};
const out = ({ desk, parties, token }: Away): Uint8Array => packOwed({ parties, token, request: desk.owed() }, 1);

async function decided({ own, folder }: Host, file: Uint8Array): Promise<DecidedPackage> {
  const done = await decidePackage(own, folder, file);
  if (!done.ok) throw new Error(done.error);
  return done.value;
}

function into({ desk, parties }: Away, bytes: Uint8Array) {
  const read = unpackAnswer({ parties, bytes });
  if (!read.ok) throw new Error(read.error);
  return desk.takePackage(JSON.parse(read.value) as HubOwes);
}

const label = (desk: Desk, bay = 0): string | undefined => desk.store.getState().world.bays.get(bays[bay]!.id)?.label;
const versionAt = async ({ own }: Host): Promise<number | undefined> => (await own.hub.ports())[0]?.version;

/** A hub that knows the port, and a desk that has read it by file. */
async function joined(): Promise<{ readonly hub: Host; readonly desk: Away }> {
  const hub = await host();
  const desk = await away(hub);
  const founder = await away(hub);
  expect((await into(founder, (await decided(hub, out(founder))).file)).kind).toBe('taken');
  await act(founder.desk, founding);
  await into(founder, (await decided(hub, out(founder))).file);
  expect(await into(desk, (await decided(hub, out(desk))).file)).toMatchObject({ kind: 'taken' });
  return { hub, desk };
}

test('N22: what waits at a desk without a line goes by file to its hub, and the answer brings the desk up to date', async () => {
  const { hub, desk } = await joined();
  await act(desk.desk, renamed('A2'), renamed('B2', 1));
  expect(desk.desk.store.getState()).toMatchObject({ pending: 2, sync: { reach: 'out-of-reach' } });
  const answer = await decided(hub, out(desk));
  expect(answer).toMatchObject({ label: '二号台', actions: 2, refused: 0 });
  await act(desk.desk, renamed('A3')); // while the file is on its way
  expect(await into(desk, answer.file)).toEqual({ kind: 'taken', answered: 2, refused: 0 });
  expect(desk.desk.store.getState().pending).toBe(1);
  expect([label(desk.desk), label(desk.desk, 1)]).toEqual(['A3', 'B2']);
  expect(await into(desk, (await decided(hub, out(desk))).file)).toMatchObject({ kind: 'taken', answered: 1 });
  expect(desk.desk.store.getState().pending).toBe(0);
  expect(await versionAt(hub)).toBe(4);
});

test('N22: the same file twice, at the hub and at the desk, and an old answer after a newer one change nothing', async () => {
  const { hub, desk } = await joined();
  await act(desk.desk, renamed('A2'));
  const file = out(desk);
  const first = await decided(hub, file);
  const again = await decided(hub, file);
  expect(await versionAt(hub)).toBe(2);
  expect(await into(desk, again.file)).toMatchObject({ kind: 'taken', answered: 1 });
  await act(desk.desk, renamed('A3'));
  for (const old of [again.file, first.file]) expect(await into(desk, old)).toEqual({ kind: 'old' });
  expect(label(desk.desk)).toBe('A3');
  expect(desk.desk.store.getState().pending).toBe(1);
});

test('N22: what the hub refuses is told to the desk, once', async () => {
  const { hub, desk } = await joined();
  const nobody = { ...administrator, id: 'u9' } as User; // the hub does not know him, whatever the desk says (X1)
  expect((await desk.desk.dispatch(renamed('A2'), nobody)).ok).toBe(true);
  await desk.desk.settled();
  const answer = await decided(hub, out(desk));
  expect(answer).toMatchObject({ actions: 1, refused: 1 });
  expect(await into(desk, answer.file)).toEqual({ kind: 'taken', answered: 1, refused: 1 });
  expect(await into(desk, answer.file)).toEqual({ kind: 'taken', answered: 0, refused: 0 });
  expect(desk.desk.store.getState().outcomes).toMatchObject([{ name: 'bay.put' }]);
  expect(label(desk.desk)).toBe(bays[0]!.label);
});

test('N22: weeks of waiting actions and a desk that starts over: rows and answers come in the one file', async () => {
  const { hub, desk } = await joined();
  const deeds = Array.from({ length: 700 }, (_, i) => ({
    intention: renamed(`台 ${String(i)}`),
    actor: administrator,
  }));
  await desk.desk.dispatchAll(deeds, null);
  await desk.desk.settled();
  const answer = await decided(hub, out(desk));
  expect(answer).toMatchObject({ actions: 700, refused: 0 });
  expect(await into(desk, answer.file)).toMatchObject({ kind: 'taken', answered: 700 });
  const newcomer = await away(hub); // too far behind for a list of changes: it takes the rows
  const rows = await decided(hub, out(newcomer));
  expect(await into(newcomer, rows.file)).toMatchObject({ kind: 'taken' });
  expect(label(newcomer.desk)).toBe('台 699');
  expect(newcomer.desk.store.getState().world.bays.size).toBe(bays.length);
  await act(newcomer.desk, renamed('B9', 1));
  await into(newcomer, (await decided(hub, out(newcomer))).file);
  expect(await into(newcomer, rows.file)).toEqual({ kind: 'old' });
  expect(label(newcomer.desk, 1)).toBe('B9');
});

test('N22: a damaged byte, another desk’s answer and a stranger’s file are refused with the reason, at both ends', async () => {
  const { hub, desk } = await joined();
  await act(desk.desk, renamed('A2'));
  const damaged = (file: Uint8Array): Uint8Array => file.map((byte, i) => (i === file.length - 90 ? byte ^ 1 : byte));
  const file = out(desk);
  expect(await decidePackage(hub.own, hub.folder, damaged(file))).toEqual({ ok: false, error: 'damaged' });
  expect(await versionAt(hub)).toBe(1);
  const { file: answer } = await decided(hub, file);
  const { parties } = desk;
  expect(unpackAnswer({ parties, bytes: damaged(answer) })).toEqual({ ok: false, error: 'damaged' });
  const other = await away(hub);
  expect(unpackAnswer({ parties: other.parties, bytes: answer })).toEqual({ ok: false, error: 'for-another' });
  const elsewhere = await host();
  expect(await decidePackage(elsewhere.own, elsewhere.folder, file)).toEqual({ ok: false, error: 'for-another' });
  expect(unpackAnswer({ parties, bytes: new TextEncoder().encode('a letter') })).toEqual({
    ok: false,
    error: 'not-a-package',
  });
  await hub.own.hub.access.revoke(port.id, desk.parties.deskId);
  expect(await decidePackage(hub.own, hub.folder, file)).toEqual({ ok: false, error: 'token-unknown' });
  expect(desk.desk.store.getState().pending).toBe(1);
});
