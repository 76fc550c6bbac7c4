import type { Cell, Table } from '../tables';
import { openDriver } from './driver';
import { migrate } from './migrate';
import { sqliteSteps } from './schema';
import { insertInto } from './statements';
import { wholeFile } from './whole-file';

/** Writes rows of one table, their cells in the order of its columns. */
export type FillTable = (table: Table<never>, rows: readonly (readonly Cell[])[]) => void;

/** Writes an embedded store from what another store holds, into a file that must not exist yet. */
export const writeStoreFile = (file: string, fill: (write: FillTable) => Promise<void>): Promise<void> =>
  wholeFile(file, async (part) => {
    const db = openDriver(part);
    try {
      // A file that is thrown away after a crash needs no journal on the disk; it is flushed once it is whole.
      db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
      await migrate({ db, file: part }, sqliteSteps);
      db.exec('BEGIN');
      await fill((table, rows) => {
        const statement = db.prepare(insertInto(table));
        for (const cells of rows) statement.run(...cells);
      });
      db.exec('COMMIT');
    } finally {
      db.close();
    }
  });
