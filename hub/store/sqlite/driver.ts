import { backup, DatabaseSync } from '@photostructure/sqlite';
import type { Cell } from '../tables';
import { StoreUnavailable, type StoreTrouble } from '../unavailable';

/** A prepared statement. */
export type SqliteStatement = {
  readonly run: (...cells: Cell[]) => unknown;
  readonly get: (...cells: Cell[]) => unknown;
  readonly all: (...cells: Cell[]) => unknown[];
  readonly iterate: (...cells: Cell[]) => Iterable<unknown>;
};

/** All that the store asks of a SQLite library; `node:sqlite` and libsql have the same. Calls block, and throw what the library throws. */
export type SqliteDriver = {
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => SqliteStatement;
  /** Copies the whole database into a file, in pieces, beside other work. */
  readonly copyTo: (file: string) => Promise<void>;
  readonly close: () => void;
};

/** Milliseconds that one call may wait for another process; longer waits are made of several, so that the event loop goes on. */
const BUSY_MS = 50;
/** Pages copied in one piece: a few milliseconds. */
const PAGES = 1_000;

/** Opens a file, or `:memory:`, and creates it where there is none. */
export function openDriver(file: string): SqliteDriver {
  const db = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true, defensive: true });
  return {
    exec: (sql) => db.exec(sql),
    prepare: (sql) => db.prepare(sql),
    copyTo: async (to) => void (await backup(db, to, { rate: PAGES })),
    close: () => {
      emptyLog(db);
      db.close();
    },
  };
}

/**
 * Moves what the write-ahead log holds into the file, which then is whole by itself. The library leaves that to the garbage collector, since
 * it keeps its statements open until then.
 */
function emptyLog(db: { readonly exec: (sql: string) => void }): void {
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // no room or another process reads: whoever opens the file next reads the log as well
  }
}

/** SQLite's result codes that are weather; any other is a bug of ours. */
const TROUBLES: ReadonlyMap<number, StoreTrouble> = new Map([
  [5, 'locked'],
  [6, 'locked'],
  [8, 'disk-failed'],
  [10, 'disk-failed'],
  [11, 'corrupt'],
  [13, 'disk-full'],
  [14, 'unreachable'],
  [26, 'corrupt'],
]);

/** The primary result code of a SQLite error. */
function resultCode(cause: unknown): number | undefined {
  const code: unknown = cause instanceof Error && 'errcode' in cause ? cause.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Whether another process holds the lock. */
export const isBusy = (cause: unknown): boolean => resultCode(cause) === 5;

/** What SQLite or the file system threw as weather where it is weather, and as it is where it is not. */
export function asWeather(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const full = 'code' in cause && cause.code === 'ENOSPC';
  const trouble = full ? 'disk-full' : TROUBLES.get(resultCode(cause) ?? -1);
  return trouble ? new StoreUnavailable(trouble, cause.message, { cause }) : cause;
}
