import { existsSync } from 'node:fs';
import { StoreUnavailable } from '../unavailable';
import { safeCopy } from './whole-file';
import { openDriver, type SqliteDriver } from './driver';
import { whenFree } from './when-free';
import type { SchemaStep } from '../schema-step';

const STEPS =
  'CREATE TABLE IF NOT EXISTS schema_step (step INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT';

/** The number of steps that a database has taken. */
function stepsTaken(db: SqliteDriver): number {
  const { taken } = db.prepare('SELECT coalesce(max(step), 0) AS taken FROM schema_step').get() as { taken: number };
  return taken;
}

/**
 * Brings a database to the newest schema: all missing steps in one transaction, whose lock admits one process at a time. First copies a file
 * that holds something beside itself (`hub.db.before-2`), under the same lock, so that the copy is of the schema before. Refuses one of a newer
 * program.
 */
export async function migrate({ db, file, open = openDriver }: StoreFile, steps: readonly SchemaStep[]): Promise<void> {
  await whenFree(() => db.exec(STEPS));
  if (stepsTaken(db) === steps.length) return;
  await whenFree(() => db.exec('BEGIN IMMEDIATE'));
  try {
    const taken = stepsTaken(db); // another process may have been quicker
    if (taken > steps.length)
      throw new StoreUnavailable('newer-schema', `schema ${String(taken)}, this program knows ${String(steps.length)}`);
    if (taken > 0 && taken < steps.length) await copyBeside(file, taken + 1, open);
    for (const [i, step] of steps.entries()) if (i >= taken) takeStep(db, i + 1, step);
    db.exec('COMMIT');
  } catch (cause) {
    db.exec('ROLLBACK');
    throw cause;
  }
}

/** A database and where it is. */
type StoreFile = {
  readonly db: SqliteDriver;
  readonly file: string;
  readonly open?: ((file: string) => SqliteDriver) | undefined;
};

/** The connection with the transaction cannot copy, so another one reads what was committed before it. */
async function copyBeside(file: string, step: number, open: (file: string) => SqliteDriver): Promise<void> {
  const copy = `${file}.before-${String(step)}`;
  if (file === ':memory:' || existsSync(copy)) return;
  const reader = open(file);
  try {
    await safeCopy(reader, copy);
  } finally {
    reader.close();
  }
}

function takeStep(db: SqliteDriver, number: number, { name, sql }: SchemaStep): void {
  db.exec(sql);
  db.prepare('INSERT INTO schema_step (step, name, at) VALUES (?, ?, unixepoch())').run(number, name);
}
