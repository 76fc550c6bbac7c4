import type { Pool } from 'pg';
import type { SchemaStep } from '../schema-step';
import { StoreUnavailable } from '../unavailable';
import { ask, askAll, onConnection, type Asker } from './connection';

const OLDEST_SERVER = 150_000;
/** One key for all hubs that start at the same time on one database. */
const MIGRATING = 4_917_420_001;

const STEPS =
  'CREATE TABLE IF NOT EXISTS schema_step (step int PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())';

async function stepsTaken(asker: Asker): Promise<number> {
  const [steps] = await ask(asker, 'SELECT coalesce(max(step), 0)::int AS taken FROM schema_step');
  return steps?.['taken'] as number;
}

/** Without the right to create anything, which a hub on a migrated database does not need. */
async function isUpToDate(asker: Asker, wanted: number): Promise<boolean> {
  const [found] = await ask(asker, `SELECT to_regclass('schema_step') IS NOT NULL AS known`);
  if (found?.['known'] !== true) return false;
  const taken = await stepsTaken(asker);
  if (taken <= wanted) return taken === wanted;
  throw new StoreUnavailable('newer-schema', `schema ${String(taken)}, this program knows ${String(wanted)}`);
}

async function refuseUnsuited(asker: Asker): Promise<void> {
  const [server] = await ask(
    asker,
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  );
  if ((server?.['version'] as number) < OLDEST_SERVER) throw new StoreUnavailable('unsuited', 'PostgreSQL before 15');
  if (server?.['encoding'] !== 'UTF8') throw new StoreUnavailable('unsuited', 'the database is not in UTF8');
}

/**
 * Brings the database to the newest schema, all missing steps in one transaction, one hub at a time. Refuses a server older than 15, a
 * database that is not in UTF8, and one of a newer program.
 */
export async function migrate(pool: Pool, steps: readonly SchemaStep[]): Promise<void> {
  await onConnection(pool, async (client) => {
    await refuseUnsuited(client);
    if (await isUpToDate(client, steps.length)) return;
    await askAll(client, ['BEGIN', `SELECT pg_advisory_xact_lock(${String(MIGRATING)})`, STEPS]);
    const taken = await stepsTaken(client); // another hub may have been quicker
    for (const [i, { name, sql }] of steps.entries()) {
      if (i < taken) continue;
      await askAll(client, [sql]);
      await ask(client, 'INSERT INTO schema_step (step, name) VALUES ($1, $2)', [i + 1, name]);
    }
    await ask(client, 'COMMIT');
  });
}
