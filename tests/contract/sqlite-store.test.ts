import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDriver, type SqliteDriver } from '#hub/store/sqlite/driver';
import { migrate } from '#hub/store/sqlite/migrate';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { sqliteSteps } from '#hub/store/sqlite/schema';
import { commit, PORT, someRow } from '#tests/support/hub-store-batch';
import { tempFolder } from '#tests/support/temp-folder';

/** Only root may mount a small disk. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

async function opened(file: string) {
  let driver: SqliteDriver | undefined;
  const store = await openSqliteStore({ file, open: (path) => (driver = openDriver(path)) });
  onTestFinished(() => store.close());
  return { store, driver: driver! };
}

test('a commit waits for the disk: the log is flushed with every one', async () => {
  const { driver } = await opened(join(tempFolder(), 'hub.db'));
  expect(driver.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(driver.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
});

test('an exchange that changes nothing writes nothing', async () => {
  const file = join(tempFolder(), 'hub.db');
  const { store } = await opened(file);
  await commit(store);
  const before = statSync(`${file}-wal`);
  for (let i = 0; i < 20; i++)
    await store.transact({ portId: PORT, known: 0, desks: ['a'] }, () => ({ batch: null, result: null }));
  const after = statSync(`${file}-wal`);
  expect([after.size, after.mtimeMs]).toEqual([before.size, before.mtimeMs]);
});

test('a closed store leaves one file that is whole by itself', async () => {
  const file = join(tempFolder(), 'hub.db');
  const { store } = await opened(file);
  await commit(store);
  await store.close();
  expect(existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0).toBe(0);
});

test('a store in memory keeps the promises for as long as it is open', async () => {
  const { store } = await opened(':memory:');
  await commit(store);
  const file = join(tempFolder(), 'copy.db');
  await store.backup(file);
  expect(await (await opened(file)).store.head(PORT)).toEqual(await store.head(PORT));
});

test('what is no store, and what is nowhere, is refused as weather', async () => {
  const folder = tempFolder();
  const file = join(folder, 'hub.db');
  writeFileSync(file, 'this is a letter, not a database. '.repeat(200));
  await expect(openSqliteStore({ file })).rejects.toMatchObject({ name: 'StoreUnavailable', code: 'corrupt' });
  const nowhere = openSqliteStore({ file: join(folder, 'no', 'hub.db') });
  await expect(nowhere).rejects.toMatchObject({ name: 'StoreUnavailable', code: 'unreachable' });
});

test('a file of a newer program is refused and stays as it is', async () => {
  const file = join(tempFolder(), 'hub.db');
  const { driver, store } = await opened(file);
  driver.exec(`INSERT INTO schema_step (step, name, at) VALUES (${String(sqliteSteps.length + 1)}, 'later', 0)`);
  await store.close();
  await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: 'newer-schema' });
});

test('before an upgrade the file is copied; a step that fails leaves the schema of before, and is taken the next time', async () => {
  const file = join(tempFolder(), 'hub.db');
  const { driver, store } = await opened(file);
  const { batch } = await commit(store);
  const next = sqliteSteps.length + 1;
  const good = { name: 'notes', sql: 'CREATE TABLE note (text TEXT NOT NULL) STRICT;' };
  const bad = { name: 'notes', sql: `${good.sql} INSERT INTO nowhere VALUES (1);` };
  await expect(migrate({ db: driver, file }, [...sqliteSteps, bad])).rejects.toThrow('nowhere');
  expect(driver.prepare("SELECT name FROM sqlite_schema WHERE name = 'note'").all()).toEqual([]);
  await migrate({ db: driver, file }, [...sqliteSteps, good]);
  expect(driver.prepare('SELECT max(step) AS step FROM schema_step').get()).toEqual({ step: next });
  const copy = await opened(`${file}.before-${String(next)}`);
  expect(await copy.store.head(PORT)).toEqual(batch.head);
});

test('two programs that upgrade a file at the same moment take each step once, and the copy is of the schema before', async () => {
  const file = join(tempFolder(), 'hub.db');
  const old = openDriver(file);
  await migrate({ db: old, file }, sqliteSteps.slice(0, 1));
  old.close();
  const stores = await Promise.all([opened(file), opened(file), opened(file)]);
  await Promise.all(stores.map(({ store }) => commit(store)));
  expect((await stores[0].store.head(PORT))?.version).toBe(3);
  const copy = openDriver(`${file}.before-2`);
  expect(copy.prepare('SELECT max(step) AS step FROM schema_step').get()).toEqual({ step: 1 });
  copy.close();
});

test('two programs that open a new file at the same moment both have a store', async () => {
  const file = join(tempFolder(), 'hub.db');
  const stores = await Promise.all([opened(file), opened(file), opened(file)]);
  await Promise.all(stores.map(({ store }) => commit(store)));
  expect((await stores[0].store.head(PORT))?.version).toBe(3);
});

/** A disk of its own of so many MiB, taken away when the test ends. */
function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianjian-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder]);
  if (mounted.status !== 0) throw new Error(`no small disk: ${mounted.stderr.toString()}`);
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Takes every free byte; returns how to give them back. */
function fill(folder: string): () => void {
  const path = join(folder, 'ballast');
  const ballast = openSync(path, 'w');
  const piece = Buffer.alloc(4096);
  try {
    for (;;) writeSync(ballast, piece);
  } catch {
    closeSync(ballast); // no space left: as wanted
  }
  return () => rmSync(path);
}

test.skipIf(!mayMount)(
  'on a full disk writing is refused as weather and nothing is written, reading goes on, and with space again so does writing',
  async () => {
    const disk = smallDisk(16);
    const { store } = await opened(join(disk, 'hub.db'));
    const { batch } = await commit(store);
    const free = fill(disk);
    const rows = Array.from({ length: 2_000 }, (_, i) => someRow(`big-${String(i)}`, { pad: 'x'.repeat(500) }));
    for (let i = 0; i < 3; i++)
      await expect(commit(store, { rows })).rejects.toMatchObject({ name: 'StoreUnavailable', code: 'disk-full' });
    expect(await store.head(PORT)).toEqual(batch.head);
    expect((await store.snapshot(PORT))?.rows).toHaveLength(1);
    await expect(store.backup(join(disk, 'copy.db'))).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(disk).filter((name) => name.startsWith('copy'))).toEqual([]);
    free();
    expect((await commit(store, { rows })).batch.head.version).toBe(2);
    expect((await store.snapshot(PORT))?.rows).toHaveLength(2_001);
  },
);
