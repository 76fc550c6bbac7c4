import PouchDB from 'pouchdb';
import memory from 'pouchdb-adapter-memory';

PouchDB.plugin(memory);
let made = 0;
const asDocument = ({ id, ...rest }) => Object.assign(rest, { _id: id });
const local = () => new PouchDB(`local-${String((made += 1))}`, { adapter: 'memory' });

/** Writes the documents into a local database and replicates it out, then into a fresh one; only replication is timed. */
export async function run(/** @type {string} */ url, docs, size) {
  const remote = `${url}/db/bench-${String((made += 1))}`;
  const from = local();
  await from.bulkDocs(docs.map(asDocument));
  const start = performance.now();
  await from.replicate.to(remote, { batch_size: size, batches_limit: 10 });
  const pushed = performance.now();
  const to = local();
  await to.replicate.from(remote, { batch_size: size, batches_limit: 10 });
  const pulled = performance.now();
  const { doc_count: count } = await to.info();
  if (count !== docs.length) throw new Error(`PouchDB pulled ${String(count)}`);
  await Promise.all([from.destroy(), to.destroy()]);
  return { push: pushed - start, pull: pulled - pushed };
}

/** Puts documents into a database of the server. Gives its address. */
export async function fill(/** @type {string} */ url, docs) {
  const remote = `${url}/db/filled-${String((made += 1))}`;
  const db = new PouchDB(remote);
  await db.info();
  for (let i = 0; i < docs.length; i += 1_000) await db.bulkDocs(docs.slice(i, i + 1_000).map(asDocument));
  return remote;
}
