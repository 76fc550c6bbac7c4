import { join } from 'node:path';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { openPostgresStore } from '#hub/store/postgres/open-postgres-store';
import { lockKey } from '#hub/store/postgres/statements';
import { openDriver } from '#hub/store/sqlite/driver';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import type { HubStore } from '#hub/store/store';
import { postgresIsHere, startPostgres, type PostgresServer } from './postgres-server';
import { tempFolder } from './temp-folder';

/** One empty database for one test, which any number of stores may open. */
export type StorePlace = {
  /** Opens a store; it is closed when the test ends. */
  readonly open: () => Promise<HubStore>;
  /** Takes a port's lock, as another hub does. Returns how to give it back. */
  readonly hold: (portId: string) => Promise<() => Promise<void>>;
  /** What a process of its own needs to open the same. */
  readonly address: { readonly file: string } | { readonly url: string };
};

/** An implementation of the store. */
export type StoreKind = {
  readonly name: string;
  readonly isHere: boolean;
  /** Whether two ports are decided for at the same time. */
  readonly locksByPort: boolean;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly place: () => Promise<StorePlace>;
};

async function closedAtTheEnd(opening: Promise<HubStore>): Promise<HubStore> {
  const store = await opening;
  onTestFinished(() => store.close());
  return store;
}

const nothing = () => Promise.resolve();

const sqlite: StoreKind = {
  name: 'SQLite',
  isHere: true,
  locksByPort: false,
  start: nothing,
  stop: nothing,
  place: () => {
    const file = join(tempFolder(), 'hub.db');
    return Promise.resolve({
      open: () => closedAtTheEnd(openSqliteStore({ file })),
      hold: () => {
        const other = openDriver(file);
        other.exec('BEGIN IMMEDIATE');
        return Promise.resolve(() => Promise.resolve(other.close()));
      },
      address: { file },
    });
  },
};

function postgres(): StoreKind {
  let server: PostgresServer;
  return {
    name: 'PostgreSQL',
    isHere: postgresIsHere,
    locksByPort: true,
    start: async () => void (server = await startPostgres()),
    stop: () => server.stop(),
    place: async () => {
      const url = await server.createSchema();
      return {
        open: () => closedAtTheEnd(openPostgresStore({ url })),
        hold: async (portId) => {
          const other = new Client({ connectionString: url });
          await other.connect();
          await other.query('BEGIN');
          await other.query(`SELECT pg_advisory_xact_lock(${lockKey(portId)})`);
          return () => other.end();
        },
        address: { url },
      };
    },
  };
}

/** Every implementation that keeps its promises on a disk. */
export const storeKinds: readonly StoreKind[] = [sqlite, postgres()];
