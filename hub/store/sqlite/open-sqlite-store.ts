import { setImmediate } from 'node:timers/promises';
import type { Batch, HubStore, Locked } from '../store';
import { toKeyText } from '../key-text';
import { newsRoom } from '../news';
import { hubTables, storedRowOf } from '../tables';
import { openDriver, type SqliteDriver } from './driver';
import { migrate } from './migrate';
import { safeCopy } from './whole-file';
import { sqliteSteps } from './schema';
import { prepareAll, type Statements } from './statements';
import { watchOthers } from './watch-others';
import { whenFree } from './when-free';

const { port, worldRow, entry, refused, mark, desk, code } = hubTables;
type Cells = Readonly<Record<string, unknown>>;

const NO_LIMIT = -1;
/**
 * FULL: a commit is on the disk before it is told, whatever the power does. The log is moved into the file every 4,000 pages (16 MB), since the
 * same few rows are written again and again, and each move holds up the commits behind it.
 */
const SETTINGS =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000;';

/**
 * Opens the embedded store: one SQLite file, or `:memory:`, created and brought to the newest schema as needed. A second process on the
 * same file is safe: SQLite's own lock admits one writer at a time, to all ports. Rejects with weather.
 */
export async function openSqliteStore({
  file,
  open = openDriver,
}: {
  readonly file: string;
  /** Another SQLite library behind the same few calls. */
  readonly open?: (file: string) => SqliteDriver;
}): Promise<HubStore> {
  const db = await whenFree(() => open(file));
  try {
    await whenFree(() => db.exec(SETTINGS));
    await migrate({ db, file, open }, sqliteSteps);
    return storeOver(db, await whenFree(() => prepareAll(db)));
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Runs synchronous work inside one transaction; `wrote` false takes it back, which costs no write. */
function inTransaction<T>(
  db: SqliteDriver,
  begin: string,
  work: () => { readonly wrote: boolean; readonly value: T },
): T {
  db.exec(begin);
  try {
    const { wrote, value } = work();
    db.exec(wrote ? 'COMMIT' : 'ROLLBACK');
    return value;
  } catch (cause) {
    rollBack(db);
    throw cause;
  }
}

/** SQLite has taken the transaction back by itself after some failures, and then says so. */
function rollBack(db: SqliteDriver): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // no transaction is open: as wanted
  }
}

function writeBatch(s: Statements, portId: string, batch: Batch): void {
  const key = toKeyText(portId);
  for (const e of batch.entries) s.writeEntry.run(...entry.cellsOf(portId, e));
  for (const r of batch.refused) s.writeRefused.run(...refused.cellsOf(portId, r));
  for (const [deskId, seq] of batch.lastSeq) s.writeMark.run(...mark.cellsOf(portId, { deskId, seq }));
  for (const change of batch.rows)
    if (change.op === 'del') s.deleteRow.run(key, change.table, toKeyText(change.id));
    else s.putRow.run(...worldRow.cellsOf(portId, { table: change.table, id: change.row.id, row: change.row }));
  s.writeHead.run(...port.cellsOf(portId, batch.head));
}

function storeOver(db: SqliteDriver, s: Statements): HubStore {
  const room = newsRoom();
  const others = watchOthers(s, room);
  let closed: Promise<void> | undefined;
  const headOf = (key: string) => valueOrNull(port.valueOf, s.head.get(key));
  const markOf = (key: string, deskId: string) =>
    (s.lastSeq.get(key, toKeyText(deskId)) as { readonly seq: number } | undefined)?.seq;
  const entriesAfter = (key: string, version: number, limit: number) =>
    s.entriesAfter.all(key, version, limit).map((cells) => entry.valueOf(cells as Cells));
  const write = <T>(work: () => T) =>
    whenFree(() => inTransaction(db, 'BEGIN IMMEDIATE', () => ({ wrote: true, value: work() })));

  function lookAround(portId: string, known: number, desks: readonly string[]): Locked {
    const key = toKeyText(portId);
    const lastSeq = new Map<string, number>();
    for (const deskId of desks) {
      const seq = markOf(key, deskId);
      if (seq !== undefined) lastSeq.set(deskId, seq);
    }
    const head = headOf(key);
    return { head, lastSeq, missed: head && head.version > known ? entriesAfter(key, known, NO_LIMIT) : [] };
  }

  return {
    async transact({ portId, known, desks }, decide) {
      const { batch, result } = await whenFree(() =>
        inTransaction(db, 'BEGIN IMMEDIATE', () => {
          const value = decide(lookAround(portId, known, desks));
          if (value.batch) writeBatch(s, portId, value.batch);
          return { wrote: value.batch !== null, value };
        }),
      );
      if (batch) others.toldOurselves({ portId, version: batch.head.version });
      return result;
    },
    head: (portId) => whenFree(() => headOf(toKeyText(portId))),
    ports: () => whenFree(() => s.heads.all().map((cells) => port.valueOf(cells as Cells))),
    snapshot: (portId) =>
      whenFree(() =>
        inTransaction(db, 'BEGIN', () => {
          const key = toKeyText(portId);
          const head = headOf(key);
          const rows = s.rows.all(key).map((cells) => storedRowOf(cells as Cells));
          return { wrote: false, value: head && { head, rows } };
        }),
      ),
    entriesAfter: (portId, version, limit) => whenFree(() => entriesAfter(toKeyText(portId), version, limit)),
    refusedAfter: (portId, deskId, seq) =>
      whenFree(() =>
        s.refusedAfter.all(toKeyText(portId), toKeyText(deskId), seq).map((cells) => refused.valueOf(cells as Cells)),
      ),
    noteHeard: (portId, deskId, seq) => whenFree(() => void s.noteHeard.run(toKeyText(portId), toKeyText(deskId), seq)),
    oldestUnheard: (portId) =>
      whenFree(() => (s.oldestUnheard.get(toKeyText(portId)) as { readonly received: number | null }).received),
    lastSeq: (portId, deskId) => whenFree(() => markOf(toKeyText(portId), deskId) ?? 0),
    async prune(portId, before) {
      const key = toKeyText(portId);
      await write(() => {
        s.raiseOldest.run(before, key);
        s.forgetRefused.run(key, before);
        s.forgetCodes.run(key, before);
      });
      // In pieces, with turns for others between them: the first pruning of a year takes seconds.
      while ((await write(() => s.forgetSome.all(key, key))).length > 0) await setImmediate();
    },
    putDesk: (value) => write(() => void s.putDesk.run(...desk.cellsOf(value.portId, value))),
    deskByToken: (tokenHash) => whenFree(() => valueOrNull(desk.valueOf, s.deskByToken.get(tokenHash))),
    desks: (portId) => whenFree(() => s.desks.all(toKeyText(portId)).map((cells) => desk.valueOf(cells as Cells))),
    putCode: (value) => write(() => void s.putCode.run(...code.cellsOf(value.portId, value))),
    takeCode: (codeHash) => write(() => valueOrNull(code.valueOf, s.takeCode.get(codeHash))),
    onNews: (listener) => others.listen(listener),
    ready: () => whenFree(() => void s.heads.all()),
    backup: (to) => safeCopy(db, to),
    close: () => (closed ??= Promise.resolve().then(others.stop).then(db.close)),
  };
}

const valueOrNull = <T>(valueOf: (cells: Cells) => T, cells: unknown): T | null =>
  cells === undefined ? null : valueOf(cells as Cells);
