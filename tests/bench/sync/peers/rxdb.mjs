import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { poster } from './raw.mjs';

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    plate: { type: 'string' },
    minutes: { type: 'number' },
    note: { type: 'string' },
  },
};
let made = 0;

async function collection() {
  const db = await createRxDatabase({
    name: `bench${String((made += 1))}`,
    storage: getRxStorageMemory(),
    eventReduce: false,
  });
  await db.addCollections({ docs: { schema } });
  return db;
}

function replication(db, url, size, direction) {
  const post = poster(url);
  const pull = {
    batchSize: size,
    handler: async (checkpoint, n) => JSON.parse(await post('/pull', JSON.stringify({ checkpoint, size: n }))),
  };
  const push = { batchSize: size, handler: async (docs) => JSON.parse(await post('/push', JSON.stringify(docs))) };
  return replicateRxCollection({
    collection: db.docs,
    replicationIdentifier: url + direction,
    live: false,
    autoStart: true,
    ...(direction === 'push' ? { push } : { pull }),
  });
}

/** Replicates documents out of one collection and into a fresh one. */
export async function run(/** @type {string} */ url, docs, size) {
  const from = await collection();
  await from.docs.bulkInsert(docs);
  const start = performance.now();
  await replication(from, url, size, 'push').awaitInitialReplication();
  const pushed = performance.now();
  const to = await collection();
  const begun = performance.now();
  await replication(to, url, size, 'pull').awaitInitialReplication();
  const pulled = performance.now();
  const count = await to.docs.count().exec();
  if (count !== docs.length) throw new Error(`RxDB pulled ${String(count)}`);
  await Promise.all([from.close(), to.close()]);
  return { push: pushed - start, pull: pulled - begun };
}
