import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostgres } from '../../build/scripts/setup/postgres.mjs';

/** A PostgreSQL for one file of tests. */
export type PostgresServer = {
  /** Makes an empty schema, which for one that connects by this URL is a database of its own. */
  readonly createSchema: () => Promise<string>;
  /** Runs one statement outside any hub, as an administrator does. */
  readonly administer: (sql: string, url?: string) => Promise<readonly Record<string, unknown>[]>;
  /** Ends the server without a goodbye, and starts it again; undefined for a server that is not ours. */
  readonly crash: (() => Promise<void>) | undefined;
  readonly stop: () => Promise<void>;
};

const given = process.env['LIANJIAN_TEST_DATABASE_URL'];
const programs = given ? undefined : findPostgres();

/** Whether the tests on PostgreSQL can run here; `npm test` says how where they cannot. */
export const postgresIsHere = given !== undefined || programs !== undefined;

/** The server refuses to run as root. */
function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function administer(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Runs the server for as long as its own input is open. The system closes that when we end, however we end. The server then ends at once, as
 * in a crash, and its folder goes with it unless we said to keep it.
 */
const GUARDED = 'folder=$1; shift; "$@" & read -r word; kill -QUIT $!; wait $!; [ "$word" = keep ] || rm -rf "$folder"';

/**
 * Starts the server that this file of tests uses: the one named in the environment, or one of its own in a temporary folder. Ours outlives no
 * power cut unless it `flushes`; a killed program loses nothing either way.
 */
export async function startPostgres({ flushes = false } = {}): Promise<PostgresServer> {
  if (given) return serverAt(given, { crash: undefined, stop: () => Promise.resolve() });
  const who = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'lianjian-postgres-'));
  chmodSync(folder, 0o755);
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid!);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ],
    { ...who, cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr.toString()}`);
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  let guard: ChildProcess;

  async function start(): Promise<void> {
    const settings = [
      'listen_addresses=',
      `unix_socket_directories=${folder}`,
      'max_connections=60',
      'jit=off',
      `fsync=${flushes ? 'on' : 'off'}`,
    ];
    guard = spawn(
      'sh',
      ['-c', GUARDED, 'sh', folder, join(programs, 'postgres'), '-D', data, ...settings.flatMap((s) => ['-c', s])],
      { ...who, cwd: tmpdir(), stdio: ['pipe', 'ignore', 'ignore'] },
    );
    for (let tries = 0; ; tries++) {
      const answered = await administer(url, 'SELECT 1').then(
        () => true,
        (cause: unknown) => {
          if (tries === 200) throw cause;
          return false;
        },
      );
      if (answered) return;
      await pause(50);
    }
  }

  async function end(lastWord: string): Promise<void> {
    guard.stdin!.end(lastWord);
    await once(guard, 'exit');
  }

  await start();
  return serverAt(url, {
    crash: async () => {
      await end('keep\n');
      await start();
    },
    stop: () => end(''),
  });
}

function serverAt(url: string, ours: Pick<PostgresServer, 'crash' | 'stop'>): PostgresServer {
  const made: string[] = [];
  return {
    crash: ours.crash,
    administer: (sql, at = url) => administer(at, sql),
    async createSchema() {
      const name = `lianjian_test_${randomBytes(6).toString('hex')}`;
      await administer(url, `CREATE SCHEMA ${name}`);
      made.push(name);
      const own = new URL(url);
      own.searchParams.set('options', `-c search_path=${name}`);
      return own.href;
    },
    async stop() {
      if (!ours.crash) for (const name of made) await administer(url, `DROP SCHEMA IF EXISTS ${name} CASCADE`);
      await ours.stop();
    },
  };
}
