import { existsSync } from 'node:fs';
import { StoreUnavailable } from '../unavailable';
import { safeCopy } from './whole-file';
import type { SqliteDriver } from './driver';
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
 * Brings a database to the newest schema, step by step, each in a transaction of its own; first copies a file that holds something beside
 * itself (`hub.db.before-2`). Refuses one of a newer program.
 */
export async function migrate(db: SqliteDriver, file: string, steps: readonly SchemaStep[]): Promise<void> {
  await whenFree(() => db.exec(STEPS));
  const before = stepsTaken(db);
  if (before > steps.length)
    throw new StoreUnavailable('newer-schema', `schema ${String(before)}, this program knows ${String(steps.length)}`);
  const copy = `${file}.before-${String(before + 1)}`;
  if (before > 0 && before < steps.length && file !== ':memory:' && !existsSync(copy)) await safeCopy(db, copy);
  for (const [i, step] of steps.entries()) await whenFree(() => takeStep(db, i + 1, step));
}

/** One step, unless it is taken: by us before, or just now by another process. */
function takeStep(db: SqliteDriver, number: number, { name, sql }: SchemaStep): void {
  if (stepsTaken(db) >= number) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    if (stepsTaken(db) < number) {
      db.exec(sql);
      db.prepare('INSERT INTO schema_step (step, name, at) VALUES (?, ?, unixepoch())').run(number, name);
    }
    db.exec('COMMIT');
  } catch (cause) {
    db.exec('ROLLBACK');
    throw cause;
  }
}
