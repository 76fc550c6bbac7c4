import { writeSync } from 'node:fs';
import { openPostgresStore } from '#hub/store/postgres/open-postgres-store';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { commit } from './hub-store-batch';
import type { StorePlace } from './hub-store-kinds';

/** A process that commits one action after another and says each version once it was told that it is kept. It ends by being killed. */
const address = JSON.parse(process.argv[2]!) as StorePlace['address'];
const store = 'url' in address ? await openPostgresStore(address) : await openSqliteStore(address);
for (;;) {
  const { batch } = await commit(store);
  writeSync(1, `${String(batch.head.version)}\n`);
}
