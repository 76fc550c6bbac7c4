import { connect } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ask, openPool } from '#hub/store/postgres/connection';
import { fillFromFile } from '#hub/store/postgres/fill-from-file';
import { openPostgresStore } from '#hub/store/postgres/open-postgres-store';
import type { HubStore } from '#hub/store/store';
import { cutLine, type CutLine } from '#tests/support/cut-line';
import { commit, PORT, someRow } from '#tests/support/hub-store-batch';
import { postgresIsHere, startPostgres, type PostgresServer } from '#tests/support/postgres-server';
import { tempFolder } from '#tests/support/temp-folder';

const weather = { name: 'StoreUnavailable', code: 'unreachable' };

describe.skipIf(!postgresIsHere)('the store on PostgreSQL, when the server or the way to it fails', () => {
  let server: PostgresServer;
  beforeAll(async () => void (server = await startPostgres()));
  afterAll(() => server.stop());

  async function opened(url: string): Promise<HubStore> {
    const store = await openPostgresStore({ url });
    onTestFinished(() => store.close());
    return store;
  }

  /** A store behind a line that can be cut, and another one on the same database that is near. */
  async function behindALine(): Promise<{ readonly line: CutLine; readonly far: HubStore; readonly near: HubStore }> {
    const url = await server.createSchema();
    const folder = new URL(url).searchParams.get('host');
    const { hostname, port } = new URL(url);
    const line = await cutLine(() =>
      folder ? connect(`${folder}/.s.PGSQL.5432`) : connect(Number(port || 5432), hostname),
    );
    const through = new URL(url);
    through.searchParams.delete('host');
    through.host = `127.0.0.1:${String(line.port)}`;
    return { line, far: await opened(through.href), near: await opened(url) };
  }

  test('hubs that start at the same moment on an empty database all have a store', async () => {
    const url = await server.createSchema();
    const stores = await Promise.all(Array.from({ length: 5 }, () => opened(url)));
    await Promise.all(stores.map((store) => commit(store)));
    expect((await stores[0]!.head(PORT))?.version).toBe(5);
  });

  test('a commit waits for the disk also where the server’s settings would not wait', async () => {
    const url = new URL(await server.createSchema());
    url.searchParams.set('options', `${url.searchParams.get('options')!} -c synchronous_commit=off`);
    const pool = openPool(url.href, 1);
    onTestFinished(() => pool.end());
    expect(await ask(pool, 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  test('a database of a newer program is refused', async () => {
    const url = await server.createSchema();
    await opened(url);
    await server.administer("INSERT INTO schema_step (step, name) VALUES (1000, 'later')", url);
    await expect(openPostgresStore({ url })).rejects.toMatchObject({ code: 'newer-schema' });
  });

  test('a server that is not there is weather, and no store', async () => {
    await expect(openPostgresStore({ url: 'postgres://x@127.0.0.1:1/x' })).rejects.toMatchObject(weather);
  });

  test('a snapshot is of the version of its head, whatever is committed between reading the head and reading the rows', async () => {
    const url = await server.createSchema();
    const store = await opened(url);
    const { batch } = await commit(store);
    const writer = new Client({ connectionString: url });
    await writer.connect();
    await writer.query('BEGIN; LOCK TABLE world_row IN ACCESS EXCLUSIVE MODE');
    const snapshot = store.snapshot(PORT);
    const waits = "SELECT FROM pg_locks WHERE NOT granted AND mode = 'AccessShareLock'";
    await expect.poll(() => server.administer(waits)).toHaveLength(1);
    await writer.query(
      `UPDATE port SET version = 2; INSERT INTO world_row VALUES ('${PORT}', 'bays', 'b', '{}'); COMMIT`,
    );
    await writer.end();
    expect(await snapshot).toEqual({ head: batch.head, rows: [{ table: 'bays', row: { id: 'row-1' } }] });
    expect((await store.snapshot(PORT))?.rows).toHaveLength(2);
  });

  test('a backup fills an empty database, letter for letter, and no other one', async () => {
    const source = await opened(await server.createSchema());
    for (let i = 0; i < 120; i++)
      await commit(source, { refused: true, seq: 2 * i + 1, rows: [someRow(`a\0${String(i)}`)] });
    const file = join(tempFolder(), 'backup.db');
    await source.backup(file);
    const url = await server.createSchema();
    expect(await fillFromFile({ url, file })).toBe(true);
    const filled = await opened(url);
    const world = async (store: HubStore) => new Map((await store.snapshot(PORT))?.rows.map((r) => [r.row.id, r]));
    expect(await world(filled)).toEqual(await world(source));
    expect(await filled.entriesAfter(PORT, 0, 1_000)).toEqual(await source.entriesAfter(PORT, 0, 1_000));
    expect(await filled.refusedAfter(PORT, 'desk-1', 0)).toEqual(await source.refusedAfter(PORT, 'desk-1', 0));
    expect((await commit(filled)).batch.head.version).toBe(121);
    expect(await fillFromFile({ url, file })).toBe(false);
    expect((await filled.head(PORT))?.version).toBe(121);
  });

  test('a line that breaks before the writing leaves nothing of it, gives the port’s lock back, and the next action goes through', async () => {
    const { line, far, near } = await behindALine();
    const { batch } = await commit(far);
    line.cutAt('flush', 'before');
    await expect(commit(far)).rejects.toMatchObject(weather);
    expect(await near.head(PORT)).toEqual(batch.head);
    expect((await commit(near)).batch.head.version).toBe(2);
    expect((await commit(far)).batch.head.version).toBe(3);
  });

  test('a line that breaks during the commit is weather, though the commit may stand: the next look tells', async () => {
    const { line, far, near } = await behindALine();
    await commit(far);
    line.cutAt('COMMIT', 'after');
    await expect(commit(far)).rejects.toMatchObject(weather);
    await expect.poll(async () => (await near.head(PORT))?.version).toBe(2);
    const { locked, batch } = await commit(far);
    expect(locked.lastSeq.get('desk-1')).toBe(2);
    expect(batch.head.version).toBe(3);
  });

  test('what was committed while the ear was cut off is told when it hears again', async () => {
    const { line, far, near } = await behindALine();
    const heard: number[] = [];
    far.onNews(({ version }) => heard.push(version));
    await far.ready();
    line.cut();
    await commit(near);
    await expect(far.head(PORT)).rejects.toMatchObject(weather);
    line.mend();
    await expect.poll(() => heard, { timeout: 10_000 }).toContain(1);
    await commit(near);
    await expect.poll(() => heard, { timeout: 10_000 }).toContain(2);
  });

  test('a server that crashes keeps what was told, and its hubs go on by themselves once it is back', async ({
    skip,
  }) => {
    skip(!server.crash, 'the server is not ours');
    const store = await opened(await server.createSchema());
    const heard: number[] = [];
    store.onNews(({ version }) => heard.push(version));
    const { batch } = await commit(store);
    await server.crash!();
    await expect.poll(() => store.head(PORT).catch(() => null), { timeout: 10_000 }).toEqual(batch.head);
    expect((await commit(store)).batch.head.version).toBe(2);
    await expect.poll(() => heard, { timeout: 10_000 }).toContain(2);
  });
});
