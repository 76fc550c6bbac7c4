import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { takeReply, type Standing } from '#shared/sync/take-reply';
import { sealForHub, unsealFromHub, type DeskParties } from '#hub/package/desk-package';
import { fingerprintOf, newKeys, publicKeysOf } from '#hub/package/keys';
import { propose } from '#hub/relay/proposals';
import { keepUpperHub } from '#hub/relay/upper-hub';
import { memoryMachine } from '#tests/support/cli';
import {
  action,
  enrolledDesk,
  founding,
  renaming,
  runningHub,
  PORT,
  type EnrolledTestDesk,
  type RunningHub,
} from '#tests/support/hub-server';
import { enrolledAbove, folderOf, keptBy } from '#tests/support/relayed-hubs';

const partiesOf = ({ enrolled, keys }: EnrolledTestDesk): DeskParties => ({
  desk: { id: enrolled.deskId, keys },
  hub: { id: enrolled.hub.hubId, keys: enrolled.hub.keys },
});

/** The file that a desk gives away. */
const given = (desk: EnrolledTestDesk, wish: Parameters<EnrolledTestDesk['request']>[0]) =>
  sealForHub(partiesOf(desk), { request: desk.request(wish), token: desk.enrolled.token }, 1);

/** Takes a file in at a hub on the command line; gives what it says, and the file to carry back. */
async function takenIn(hub: RunningHub, file: Uint8Array) {
  const machine = memoryMachine({ 'in.pkg': file });
  const { exit, value } = await machine.json(
    'hub',
    'package-in',
    'in.pkg',
    '--out',
    'out.pkg',
    '--data-dir',
    folderOf(hub),
  );
  const { error } = value as { readonly error?: { readonly code: string } };
  return { exit, value, code: error?.code ?? 'ok', back: machine.disk.get('out.pkg')! };
}

describe('a desk without a line', () => {
  test('N22: what it did is decided from the file as over the line, and the file that comes back brings it up to date', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    const pending = [founding(), renaming(2, '盘'), action(3, 'bay.put', {})];
    const { exit, value, back } = await takenIn(hub, given(desk, { pending }));
    expect([exit, value]).toMatchObject([0, { deskId: desk.enrolled.deskId, actions: 3, refused: 1 }]);
    const owed = unsealFromHub(partiesOf(desk), back);
    if (!owed.ok) throw new Error(owed.error);
    let standing: Standing = { epoch: 0, cursor: 0, answered: 0 };
    for (const reply of owed.value.replies) {
      const taken = takeReply(standing, reply);
      if (taken.kind === 'late') throw new Error('late');
      ({ standing } = taken);
    }
    expect(standing).toMatchObject({ cursor: 2, answered: 3 });
    expect(takeReply(standing, owed.value.replies[0]!).kind).toBe('late'); // the same file again
  });

  test('N22: the same file twice, and an older one after a newer, decide nothing twice', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    const old = given(desk, { pending: [founding()] });
    const fresh = given(desk, { pending: [founding(), renaming(2, '盘')] });
    for (const file of [fresh, fresh, old]) expect((await takenIn(hub, file)).exit).toBe(0);
    expect((await hub.store.head(PORT))!.version).toBe(2);
  });

  test('N22: weeks of actions go in one file, and a desk that must start over finds the rows in the answer', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    const pending = [founding(), ...Array.from({ length: 1_200 }, (_, i) => renaming(i + 2, `台 ${String(i)}`))];
    const { back } = await takenIn(hub, given(desk, { pending }));
    const owed = unsealFromHub(partiesOf(desk), back);
    if (!owed.ok) throw new Error(owed.error);
    const last = owed.value.replies.at(-1)!;
    expect(last).toMatchObject({ lastSeq: 1_201 });
    const { epoch } = last;
    const again = await takenIn(hub, given(desk, { epoch: epoch + 1, cursor: 9, answered: 1_201 }));
    const anew = unsealFromHub(partiesOf(desk), again.back);
    expect(anew).toMatchObject({ ok: true, value: { replies: [{ kind: 'start-over' }], snapshot: { cursor: 1_201 } } });
  });

  test('N22: a revoked desk, one in the name of another, one for another hub and a damaged file are refused with the reason', async () => {
    const [hub, elsewhere] = [await runningHub(), await runningHub()];
    const [desk, other] = [await enrolledDesk(hub), await enrolledDesk(hub)];
    const pending = [founding()];
    const file = given(desk, { pending });
    expect((await takenIn(elsewhere, file)).code).toBe('for-another');
    const borrowed = sealForHub(
      partiesOf(other),
      { request: desk.request({ pending }), token: desk.enrolled.token },
      1,
    );
    expect((await takenIn(hub, borrowed)).code).toBe('token-unknown');
    const broken = Buffer.from(file);
    broken[broken.length - 80]! ^= 1;
    expect((await takenIn(hub, broken)).code).toBe('damaged');
    await hub.hub.access.revoke(PORT, desk.enrolled.deskId);
    expect((await takenIn(hub, file)).code).toBe('token-unknown');
    expect(await hub.store.ports()).toEqual([]);
  });

  test('N22: the desk takes an answer from its own hub alone', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    const { back } = await takenIn(hub, given(desk, { pending: [founding()] }));
    const { desk: self, hub: from } = partiesOf(desk);
    const keys = publicKeysOf(newKeys());
    const stranger = { id: `hub-${fingerprintOf(keys)}`, keys };
    expect(unsealFromHub({ desk: self, hub: stranger }, back)).toEqual({ ok: false, error: 'sender-unknown' });
    const other = await enrolledDesk(hub);
    expect(unsealFromHub({ desk: partiesOf(other).desk, hub: from }, back)).toEqual({
      ok: false,
      error: 'for-another',
    });
  });
});

describe('a hub without a line to the one above', () => {
  test('N23: files carry history up and receipts with proposals down; repeated, overlapping and missing files do no harm', async () => {
    const [port, province] = [await runningHub(), await runningHub()];
    await keepUpperHub(folderOf(port), await enrolledAbove(port, province));
    const desk = await enrolledDesk(port);
    const { epoch } = await desk.exchange({ pending: [founding(), renaming(2, '一')] });
    const out = async () => {
      const machine = memoryMachine({});
      const said = await machine.json('hub', 'package-out', 'out.pkg', '--port', PORT, '--data-dir', folderOf(port));
      expect(said.exit).toBe(0);
      return machine.disk.get('out.pkg')!;
    };
    const first = await out();
    await desk.exchange({ pending: [renaming(3, '二')], epoch, cursor: 2, answered: 2 });
    const overlapping = await out();
    const up = await takenIn(province, first);
    expect(up).toMatchObject({ exit: 0, value: { kind: 'relay', portId: PORT, version: 2 } });
    expect((await takenIn(province, first)).value).toMatchObject({ version: 2 });
    const kept = await takenIn(province, overlapping);
    expect(kept.value).toMatchObject({ version: 3 });
    expect(await keptBy(province)).toEqual(await keptBy(port));
    const { v, at, by, args } = renaming(1, '省');
    await propose(folderOf(province), PORT, [{ name: 'bay.put', args, v, at, by }]);
    const down = (await takenIn(province, overlapping)).back;
    expect((await takenIn(port, down)).value).toMatchObject({ kind: 'relay-receipt', version: 3, proposals: 1 });
    expect((await takenIn(port, down)).value).toMatchObject({ version: 3 });
    expect((await port.store.head(PORT))!.version).toBe(4);
    const missing = await out();
    await desk.exchange({ pending: [renaming(4, '三')], epoch, cursor: 4, answered: 3 });
    const receipt = (await takenIn(province, missing)).back;
    expect((await takenIn(port, receipt)).exit).toBe(0);
    expect((await takenIn(province, await out())).value).toMatchObject({ version: 5 });
    expect(await keptBy(province)).toEqual(await keptBy(port));
  });

  test('N23: a file that begins after what is kept, from a hub that is not enrolled, or sent where the port is decided is refused', async () => {
    const [port, province, third] = [await runningHub(), await runningHub(), await runningHub()];
    await keepUpperHub(folderOf(port), await enrolledAbove(port, province));
    const desk = await enrolledDesk(port);
    const { epoch } = await desk.exchange({ pending: [founding()] });
    const out = async () => {
      const machine = memoryMachine({});
      await machine.json('hub', 'package-out', 'out.pkg', '--port', PORT, '--data-dir', folderOf(port));
      return machine.disk.get('out.pkg')!;
    };
    const first = await out();
    const { back } = await takenIn(province, first);
    await takenIn(port, back);
    await desk.exchange({ pending: [renaming(2, '二')], epoch, cursor: 1, answered: 1 });
    const second = await out();
    expect((await takenIn(third, second)).code).toBe('for-another');
    const [guest] = await province.store.desks(PORT);
    await province.store.putDesk({ ...guest!, revokedAt: 1 });
    expect((await takenIn(province, second)).code).toBe('sender-unknown');
    await province.server.stop();
    for (const end of ['', '-wal', '-shm']) rmSync(`${province.file}${end}`, { force: true });
    const emptied = await runningHub({ file: province.file });
    await emptied.store.putDesk(guest!);
    expect((await takenIn(emptied, second)).code).toBe('does-not-follow');
    await keepUpperHub(folderOf(port), await enrolledAbove(port, third));
    expect((await takenIn(third, await out())).value).toMatchObject({ version: 2 });
    const { json } = memoryMachine({});
    expect(await json('hub', 'package-out', 'x', '--port', 'CNQUH', '--data-dir', folderOf(port))).toMatchObject({
      exit: 2,
      value: { error: { code: 'no-hub-above' } },
    });
  });
});
