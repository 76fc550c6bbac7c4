import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DAY } from '#shared/kernel/time';
import type { EnrolReply } from '#shared/sync/hub-api';
import { newKeys, publicKeysOf } from '#hub/package/keys';
import { openLine } from '#hub/relay/pinned-call';
import { openPostgresStore } from '#hub/store/postgres/open-postgres-store';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { memoryMachine } from '#tests/support/cli';
import { enrolledDesk, founding, renaming, runningHub, PORT } from '#tests/support/hub-server';
import { postgresIsHere, startPostgres } from '#tests/support/postgres-server';
import { tempFolder } from '#tests/support/temp-folder';

const { json } = memoryMachine({});

/** A hub's folder whose database holds a founded port with some history. */
async function folderWithHistory(renames = 3) {
  const folder = tempFolder();
  const hub = await runningHub({ file: join(folder, 'hub.sqlite') });
  const desk = await enrolledDesk(hub);
  const pending = [founding(), ...Array.from({ length: renames }, (_, i) => renaming(i + 2, `台 ${String(i)}`))];
  const reply = await desk.exchange({ pending });
  return { folder, hub, desk, reply, version: renames + 1 };
}

/** The first line that a process prints. */
const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout!.once('data', (bytes: Buffer) => resolve(bytes.toString()));
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}`)));
  });

describe('the hub on the command line', () => {
  test('N13: hub serve says in one line where it answers; a desk enrols by a code of hub code; SIGTERM ends it in order', async () => {
    const folder = join(tempFolder(), 'hub');
    const code = (await json('hub', 'code', '--port', PORT, '--label', '一号', '--data-dir', folder)).value;
    const child = spawn(process.execPath, [
      'build/scripts/cli.mjs',
      'hub',
      '--data',
      folder,
      '--listen',
      '127.0.0.1:0',
    ]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const ready = JSON.parse(await firstLine(child)) as { url: string; fingerprint: string; hubId: string };
    expect(ready).toMatchObject({ hubId: code['hubId'], fingerprint: code['fingerprint'] });
    const line = openLine({ ...ready, token: null });
    const asked = { code: code['code'], keys: publicKeysOf(newKeys()) };
    const { status, body } = await line.call('/v1/enrol', asked);
    line.close();
    expect([status, (body as EnrolReply).label]).toEqual([200, '一号']);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(statSync(join(folder, 'hub-identity.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const { desks } = (await json('hub', 'desks', '--port', PORT, '--data-dir', folder)).value;
    expect(desks).toMatchObject([{ label: '一号', revokedAt: null }]);
    expect(JSON.stringify(desks)).not.toMatch(/hash/i);
  });

  test('N13: a desk is revoked beside a hub at work', async () => {
    const { folder, desk } = await folderWithHistory();
    const { exit } = await json('hub', 'revoke', desk.enrolled.deskId, '--port', PORT, '--data-dir', folder);
    expect(exit).toBe(0);
    expect((await json('hub', 'revoke', 'nobody', '--port', PORT, '--data-dir', folder)).exit).toBe(2);
    const { desks } = (await json('hub', 'desks', '--port', PORT, '--data-dir', folder)).value;
    expect(desks).toMatchObject([{ revokedAt: expect.any(Number) as number }]);
  });

  test('N14: a backup that is restored holds all that was answered, under a new reign; nothing is overwritten', async () => {
    const { folder, hub, desk, reply, version } = await folderWithHistory();
    const file = join(tempFolder(), 'backup.sqlite');
    expect((await json('hub', 'backup', file, '--data-dir', folder)).exit).toBe(0);
    expect(await json('hub', 'backup', file, '--data-dir', folder)).toMatchObject({
      exit: 2,
      value: { error: { code: 'file-exists' } },
    });
    await desk.exchange({
      pending: [renaming(version + 1, '后来')],
      epoch: reply.epoch,
      cursor: version,
      answered: version,
    });
    expect(await json('hub', 'restore', file, '--data-dir', folder)).toMatchObject({
      exit: 2,
      value: { error: { code: 'database-exists' } },
    });
    await hub.server.stop();
    const fresh = join(tempFolder(), 'new');
    expect((await json('hub', 'restore', file, '--data-dir', fresh)).exit).toBe(0);
    const restored = await runningHub({ file: join(fresh, 'hub.sqlite') });
    const line = restored.line(desk.enrolled.token);
    const asked = desk.request({ epoch: reply.epoch, cursor: version + 1, answered: version + 1 });
    const { body } = await line.call('/v1/exchange', asked);
    expect(body).toMatchObject({ kind: 'start-over', why: 'epoch', lastSeq: version });
    expect((body as { epoch: number }).epoch).toBeGreaterThan(reply.epoch);
    expect((await json('hub', 'check', '--data-dir', fresh)).value).toMatchObject({ valid: true, entries: version });
  });

  test.runIf(postgresIsHere)(
    'N14: a backup fills an empty PostgreSQL, once; several hubs serve from it',
    async () => {
      const postgres = await startPostgres();
      onTestFinished(postgres.stop);
      const { folder, desk, reply, version } = await folderWithHistory();
      const file = join(tempFolder(), 'backup.sqlite');
      await json('hub', 'backup', file, '--data-dir', folder);
      const url = await postgres.createSchema();
      const at = ['--database-url', url, '--data-dir', tempFolder()] as const;
      expect((await json('hub', 'restore', file, ...at)).exit).toBe(0);
      expect(await json('hub', 'restore', file, ...at)).toMatchObject({
        exit: 2,
        value: { error: { code: 'database-exists' } },
      });
      expect((await json('hub', 'check', ...at)).value).toMatchObject({ valid: true, entries: version });
      const [one, other] = [await openPostgresStore({ url }), await openPostgresStore({ url })].map((opened) => ({
        store: () => opened,
      }));
      const [here, there] = [await runningHub(one), await runningHub(other)];
      const asked = desk.request({ epoch: 0, cursor: 0, answered: version, pending: [renaming(version + 1, '新')] });
      const { body } = await here.line(desk.enrolled.token).call('/v1/exchange', asked);
      expect(body).toMatchObject({ kind: 'news', lastSeq: version + 1, cursor: version + 1 });
      expect((body as { epoch: number }).epoch).toBeGreaterThan(reply.epoch);
      const again = await there.line(desk.enrolled.token).call('/v1/exchange', asked);
      expect(again.body).toMatchObject({ lastSeq: version + 1, cursor: version + 1 });
    },
    60_000,
  );

  test('N14: a file that is no backup is refused, and leaves nothing behind', async () => {
    const file = join(tempFolder(), 'text');
    writeFileSync(file, 'this is no database, but long enough to be taken for one at first sight '.repeat(20));
    const folder = join(tempFolder(), 'hub');
    expect(await json('hub', 'restore', file, '--data-dir', folder)).toMatchObject({
      exit: 2,
      value: { error: { code: 'not-a-backup' } },
    });
    expect(existsSync(join(folder, 'hub.sqlite'))).toBe(false);
    expect((await json('hub', 'restore', '/nowhere', '--data-dir', folder)).exit).toBe(2);
  });

  test.each([
    [
      'another label in a change',
      `UPDATE history_entry SET changes = replace(changes, '台 1', '假 1') WHERE version = 3`,
      3,
    ],
    ['another actor', `UPDATE history_entry SET "by" = 'somebody' WHERE version = 2`, 2],
    ['an entry taken out', 'DELETE FROM history_entry WHERE version = 3', 3],
    ['the last entry taken out', 'DELETE FROM history_entry WHERE version = 4', 4],
    ['a head that says another chain', `UPDATE port SET chain = 'x'`, 4],
  ])('N15: %s is found, with the first version that does not follow', async (_, sql, version) => {
    const { folder, hub } = await folderWithHistory();
    await hub.server.stop();
    const before = await json('audit', 'verify', '--data-dir', folder);
    expect(before).toMatchObject({ exit: 0, value: { valid: true, entries: 4, firstBad: null } });
    const forged = join(tempFolder(), 'hub.sqlite');
    copyFileSync(join(folder, 'hub.sqlite'), forged);
    const db = new DatabaseSync(forged);
    db.exec(sql);
    db.close();
    const { exit, value } = await json('hub', 'check', '--data-dir', join(forged, '..'));
    expect([exit, value['firstBad']]).toEqual([1, { portId: PORT, version }]);
  });

  test('N16: pruning forgets what is older than its days, never less than thirty, and what is left still follows', async () => {
    const folder = tempFolder();
    let clock = Date.now() - 60 * DAY;
    const hub = await runningHub({ file: join(folder, 'hub.sqlite'), now: () => clock });
    const desk = await enrolledDesk(hub);
    const { epoch } = await desk.exchange({ pending: [founding(), renaming(2, '旧')] });
    clock = Date.now();
    await desk.exchange({ pending: [renaming(3, '新')], epoch, cursor: 2, answered: 2 });
    await hub.server.stop();
    expect((await json('hub', 'prune', '--days', '29', '--data-dir', folder)).exit).toBe(2);
    const { value } = await json('hub', 'prune', '--days', '30', '--data-dir', folder);
    expect(value['ports']).toEqual([{ portId: PORT, oldest: 2, version: 3 }]);
    expect((await json('hub', 'check', '--data-dir', folder)).value).toMatchObject({ valid: true, entries: 1 });
    const store = await openSqliteStore({ file: join(folder, 'hub.sqlite') });
    expect((await store.snapshot(PORT))!.rows.length).toBeGreaterThan(0);
    await store.close();
  });

  test('N13: what a command cannot use is said with its place: commands, words, options, settings, a folder without a hub', async () => {
    const codeOf = async (...argv: string[]) => {
      const { exit, value } = await json('hub', ...argv);
      return [exit, (value as unknown as { error: { code: string } }).error.code];
    };
    const folder = tempFolder();
    expect(await codeOf('fly')).toEqual([2, 'unknown-command']);
    expect(await codeOf('desks', 'all', '--port', PORT)).toEqual([2, 'words']);
    expect(await codeOf('desks', '--days', '30', '--port', PORT)).toEqual([2, 'unknown-option']);
    expect(await codeOf('desks')).toEqual([2, 'port-missing']);
    expect(await codeOf('desks', '--port', PORT, '--data-dir', folder)).toEqual([2, 'no-database']);
    expect(await codeOf('code', '--port', PORT, '--duty', 'everything', '--data-dir', folder)).toEqual([
      2,
      'option-value',
    ]);
    expect(await codeOf('serve', '--listen', 'nowhere')).toEqual([2, 'settings']);
    expect(await codeOf('serve', '--plain', 'yes', '--data-dir', folder)).toEqual([2, 'cannot-serve']);
    expect(await codeOf('desks', '--port', PORT, '--config', '/nowhere')).toEqual([2, 'config-unreadable']);
    const { server } = await runningHub();
    const taken = await codeOf('serve', '--listen', `127.0.0.1:${String(server.port)}`, '--data-dir', folder);
    expect(taken).toEqual([2, 'cannot-serve']);
  });
});
