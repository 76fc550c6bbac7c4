import type { Pool } from 'pg';
import { fromKeyText, toKeyText } from '../key-text';
import { newsRoom } from '../news';
import type { HubStore, Locked } from '../store';
import { hubTables, storedRowOf } from '../tables';
import { ask, askAll, onConnection, openClient, openPool, type Cells } from './connection';
import { hearNews } from './hear-news';
import { migrate } from './migrate';
import { postgresSteps } from './schema';
import { flush, flushValues, forget, lockAndRead, raiseOldest, readAll, statements } from './statements';
import { tellNews } from './tell-news';
import { writeBackup } from './write-backup';

const { port, entry, refused, desk, code } = hubTables;

const POOL_SIZE = 10;

/**
 * Opens the store over a PostgreSQL server, 15 or newer, and brings its database to the newest schema. Any number of hubs may share one
 * database. Rejects with weather.
 */
export async function openPostgresStore({
  url,
  poolSize = POOL_SIZE,
}: {
  readonly url: string;
  /** Connections at most, and so ports decided for at the same time; one more listens. */
  readonly poolSize?: number;
}): Promise<HubStore> {
  const pool = openPool(url, poolSize);
  try {
    await migrate(pool, postgresSteps);
  } catch (cause) {
    await pool.end();
    throw cause;
  }
  return storeOver(pool, url);
}

function storeOver(pool: Pool, url: string): HubStore {
  const room = newsRoom();
  let closed: Promise<void> | undefined;
  const heads = async () => (await ask(pool, statements.heads)).map(port.valueOf);
  const tellAll = () =>
    heads().then(
      (all) => all.forEach(room.tell),
      () => undefined, // the way is broken again: the next connection tells
    );
  const tell = tellNews(pool);
  const ear = hearNews({ room, connect: () => openClient(url), afterSilence: () => void tellAll() });
  const one = async <T>(valueOf: (cells: Cells) => T, rows: Promise<Cells[]>): Promise<T | null> => {
    const [cells] = await rows;
    return cells === undefined ? null : valueOf(cells);
  };

  return {
    async transact({ portId, known, desks }, decide) {
      const { batch, result } = await onConnection(pool, async (client) => {
        const decided = decide(lockedOf(await askAll(client, lockAndRead(portId, known, desks))));
        if (decided.batch) await ask(client, flush, flushValues(portId, decided.batch));
        await ask(client, decided.batch ? 'COMMIT' : 'ROLLBACK');
        return decided;
      });
      if (batch) tell({ portId, version: batch.head.version });
      return result;
    },
    head: (portId) => one(port.valueOf, ask(pool, statements.head, [toKeyText(portId)])),
    ports: heads,
    snapshot: (portId) =>
      onConnection(pool, async (client) => {
        const [, found = [], rows = []] = await askAll(client, readAll(portId));
        return found[0] === undefined ? null : { head: port.valueOf(found[0]), rows: rows.map(storedRowOf) };
      }),
    entriesAfter: async (portId, version, limit) =>
      (await ask(pool, statements.entriesAfter, [toKeyText(portId), version, limit])).map(entry.valueOf),
    refusedAfter: async (portId, deskId, seq) =>
      (await ask(pool, statements.refusedAfter, [toKeyText(portId), toKeyText(deskId), seq])).map(refused.valueOf),
    noteHeard: async (portId, deskId, seq) =>
      void (await ask(pool, statements.noteHeard, [toKeyText(portId), toKeyText(deskId), seq])),
    oldestUnheard: async (portId) => {
      const [found] = await ask(pool, statements.oldestUnheard, [toKeyText(portId)]);
      return (found?.['received'] as number | null | undefined) ?? null;
    },
    lastSeq: async (portId, deskId) => {
      const [found] = await ask(pool, statements.lastSeq, [toKeyText(portId), toKeyText(deskId)]);
      return (found?.['seq'] as number | undefined) ?? 0;
    },
    prune: (portId, before) =>
      onConnection(pool, async (client) => {
        await askAll(client, raiseOldest(portId, before));
        await askAll(client, forget(portId, before));
      }),
    putDesk: async (value) => void (await ask(pool, statements.putDesk, desk.cellsOf(value.portId, value))),
    deskByToken: (tokenHash) => one(desk.valueOf, ask(pool, statements.deskByToken, [tokenHash])),
    desks: async (portId) => (await ask(pool, statements.desks, [toKeyText(portId)])).map(desk.valueOf),
    putCode: async (value) => void (await ask(pool, statements.putCode, code.cellsOf(value.portId, value))),
    takeCode: (codeHash) => one(code.valueOf, ask(pool, statements.takeCode, [codeHash])),
    onNews(listener) {
      ear.start().catch(() => undefined); // tried again until it hears
      return room.listen(listener);
    },
    async ready() {
      await ask(pool, 'SELECT 1');
      if (room.hasListeners()) await ear.start();
    },
    backup: (file) => writeBackup(pool, file),
    close: () => (closed ??= ear.stop().then(() => pool.end())),
  };
}

function lockedOf([, , heads = [], marks = [], missed = []]: readonly Cells[][]): Locked {
  const [head] = heads;
  return {
    head: head === undefined ? null : port.valueOf(head),
    lastSeq: new Map(marks.map(({ deskId, seq }) => [fromKeyText(deskId as string), seq as number])),
    missed: missed.map(entry.valueOf),
  };
}
