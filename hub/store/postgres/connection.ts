import { Client, Pool, types, type ClientBase, type ClientConfig, type PoolClient, type QueryConfig } from 'pg';
import { StoreUnavailable } from '../unavailable';
import { asWeather } from './weather';

const BIGINT = 20;
/** A port's lock is held for milliseconds; who waits longer is told so. */
const LOCK_MS = 15_000;
/** A hub that hangs in the middle of a transaction loses it, so that another may go on. */
const IDLE_MS = 30_000;
/** After this the way to the server counts as broken. */
const SILENCE_MS = 60_000;
const CONNECT_MS = 10_000;

const configOf = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: 'lianjian-hub',
  keepAlive: true,
  connectionTimeoutMillis: CONNECT_MS,
  lock_timeout: LOCK_MS,
  idle_in_transaction_session_timeout: IDLE_MS,
  query_timeout: SILENCE_MS,
  // Versions, epochs and times are whole numbers far below 2^53.
  types: { getTypeParser: ((oid: number) => (oid === BIGINT ? Number : types.getTypeParser(oid))) as never },
});

/** A broken connection is told by the query that fails on it; without a listener the event itself would end the program. */
const survive = (client: ClientBase): void => void client.on('error', () => undefined);

/** Commits reach the disk before they are told, also where a server's settings would not wait for that. */
const DURABLE = `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;

/** Connections for transactions and questions, opened as needed. */
export function openPool(url: string, size: number): Pool {
  const makeReady = async (client: ClientBase): Promise<void> => {
    survive(client);
    await client.query(DURABLE);
  };
  // The pool waits for it; its types do not say so.
  const onConnect = makeReady as (client: ClientBase) => void;
  return new Pool({ ...configOf(url), max: size, onConnect }).on('error', () => undefined);
}

/** One connection of its own, not yet connected. */
export function openClient(url: string): Client {
  const client = new Client(configOf(url));
  survive(client);
  return client;
}

/** What a connection, or the pool, can be asked. */
export type Asker = Pick<ClientBase, 'query'>;
export type Cells = Readonly<Record<string, unknown>>;

/** Asks one statement. Rejects with weather. */
export async function ask(asker: Asker, statement: QueryConfig | string, values: unknown[] = []): Promise<Cells[]> {
  try {
    const query = typeof statement === 'string' ? { text: statement, values } : { ...statement, values };
    return (await asker.query<Record<string, unknown>>(query)).rows;
  } catch (cause) {
    throw asWeather(cause);
  }
}

/** Asks several statements without parameters in one message: one round trip. The rows of each. Rejects with weather. */
export async function askAll(asker: Asker, statements: readonly string[]): Promise<Cells[][]> {
  try {
    const results = (await asker.query(statements.join(';\n'))) as unknown;
    return (Array.isArray(results) ? results : [results]).map((r: { readonly rows: Cells[] }) => r.rows);
  } catch (cause) {
    throw asWeather(cause);
  }
}

/** Runs work on one connection of the pool. Where the work fails, its open transaction is taken back. */
export async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw asWeather(cause);
  });
  try {
    const value = await work(client);
    client.release();
    return value;
  } catch (cause) {
    const takenBack =
      !(cause instanceof StoreUnavailable) &&
      (await client.query('ROLLBACK').then(
        () => true,
        () => false,
      ));
    client.release(!takenBack); // a connection that cannot take it back is thrown away, and the server does
    throw cause;
  }
}
