import type { Pool } from 'pg';
import { writeStoreFile } from '../sqlite/write-store-file';
import { hubTables, type Cell, type Table } from '../tables';
import { ask, onConnection } from './connection';

/** Rows read at a time: one import may be a row of many megabytes. */
const PIECE = 100;

/**
 * Writes everything, as it is at one moment, into an embedded store's file, beside other work. Any hub opens it, also where there is no
 * PostgreSQL.
 */
export const writeBackup = (pool: Pool, file: string): Promise<void> =>
  onConnection(pool, async (client) => {
    await ask(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await writeStoreFile(file, async (write) => {
      for (const table of Object.values(hubTables) as unknown as readonly Table<never>[]) {
        const columns = table.columns.map((c) => c.name);
        await ask(client, `DECLARE piece NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${table.name}`);
        for (;;) {
          const rows = await ask(client, `FETCH ${String(PIECE)} FROM piece`);
          if (rows.length === 0) break;
          write(
            table,
            rows.map((cells) => Object.values(cells) as Cell[]),
          );
        }
        await ask(client, 'CLOSE piece');
      }
    });
    await ask(client, 'COMMIT');
  });
