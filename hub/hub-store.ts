import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubConfig } from './config';
import { openPostgresStore } from './store/postgres/open-postgres-store';
import { openSqliteStore } from './store/sqlite/open-sqlite-store';
import type { HubStore } from './store/store';

/** The file of the embedded database. */
export const databaseFile = ({ dataDir }: Pick<HubConfig, 'dataDir'>): string => join(dataDir, 'hub.sqlite');

/** Opens the store that the settings name; an embedded one is made where there is none. Rejects with weather. */
export async function openStore(config: Pick<HubConfig, 'dataDir' | 'databaseUrl'>): Promise<HubStore> {
  if (config.databaseUrl !== null) return openPostgresStore({ url: config.databaseUrl });
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 }); // what lies in it is nobody else's to read
  return openSqliteStore({ file: databaseFile(config) });
}
