import { openDriver, type SqliteDriver } from '../sqlite/driver';
import { migrate as migrateFile } from '../sqlite/migrate';
import { sqliteSteps } from '../sqlite/schema';
import { hubTables, type Cell, type Table } from '../tables';
import { ask, onConnection, openPool, type Asker } from './connection';
import { migrate } from './migrate';
import { postgresSteps } from './schema';
import { columnsOf, insertMany } from './statements';

/** Rows sent at a time: one import may be a row of many megabytes. */
const PIECE = 100;

async function copyTable(file: SqliteDriver, asker: Asker, table: Table<never>): Promise<void> {
  const insert = insertMany(table);
  let piece: Cell[][] = [];
  const send = async (): Promise<void> => {
    if (piece.length > 0) await ask(asker, insert, columnsOf(table, piece));
    piece = [];
  };
  const names = table.columns.map((c) => c.name).join(', ');
  for (const cells of file.prepare(`SELECT ${names} FROM ${table.name}`).iterate()) {
    piece.push(Object.values(cells as Record<string, Cell>));
    if (piece.length === PIECE) await send();
  }
  await send();
}

/**
 * Copies an embedded store's file, such as a backup, into a PostgreSQL that knows no port and no desk yet, whole or not at all; false, with nothing
 * copied, where it does. A file of an older program is first brought to the newest schema. Rejects with weather.
 */
export async function fillFromFile({ url, file }: { readonly url: string; readonly file: string }): Promise<boolean> {
  const source = openDriver(file);
  const pool = openPool(url, 1);
  try {
    await migrateFile({ db: source, file }, sqliteSteps);
    await migrate(pool, postgresSteps);
    return await onConnection(pool, async (client) => {
      await ask(client, 'BEGIN');
      await ask(client, 'LOCK TABLE port, desk IN EXCLUSIVE MODE'); // no hub begins a port meanwhile
      const [known] = await ask(client, 'SELECT EXISTS (SELECT FROM port) OR EXISTS (SELECT FROM desk) AS some');
      if (known?.['some'] === false)
        for (const table of Object.values(hubTables) as unknown as readonly Table<never>[])
          await copyTable(source, client, table);
      await ask(client, 'COMMIT');
      return known?.['some'] === false;
    });
  } finally {
    source.close();
    await pool.end();
  }
}
