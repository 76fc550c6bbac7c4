import { hubTables, type Table } from '../tables';
import type { SqliteDriver, SqliteStatement } from './driver';

/** `INSERT` of all columns of one row. */
export const insertInto = <T>({ name, columns }: Table<T>): string =>
  `INSERT INTO ${name} (${columns.map((c) => c.name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;

/** Writes a row or, where its key is known, its new state. */
const upsert = <T>(table: Table<T>, key: readonly string[]): string => {
  const rest = table.columns.filter((c) => !key.includes(c.name)).map((c) => `${c.name} = excluded.${c.name}`);
  return `${insertInto(table)} ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${rest.join(', ')}`;
};

const { port, worldRow, entry, refused, mark, desk, code } = hubTables;
const from = <T>({ name, selected }: Table<T>): string => `SELECT ${selected} FROM ${name} WHERE port_id = ?`;

const texts = {
  head: from(port),
  heads: `SELECT ${port.selected} FROM port ORDER BY port_id`,
  writeHead: upsert(port, ['"port_id"']),
  rows: from(worldRow),
  putRow: upsert(worldRow, ['"port_id"', '"table"', '"id"']),
  deleteRow: 'DELETE FROM world_row WHERE port_id = ? AND "table" = ? AND id = ?',
  entriesAfter: `${from(entry)} AND version > ? ORDER BY version LIMIT ?`,
  writeEntry: insertInto(entry),
  refusedAfter: `${from(refused)} AND desk_id = ? AND seq > ? ORDER BY seq`,
  writeRefused: insertInto(refused),
  noteHeard: 'UPDATE refused_entry SET heard = 1 WHERE port_id = ? AND desk_id = ? AND seq <= ? AND heard = 0',
  oldestUnheard: `SELECT min(received) AS received FROM refused_entry r JOIN desk d USING (port_id, desk_id)
      WHERE port_id = ? AND heard = 0 AND d.revoked_at IS NULL`,
  lastSeq: 'SELECT seq FROM desk_mark WHERE port_id = ? AND desk_id = ?',
  writeMark: upsert(mark, ['"port_id"', '"desk_id"']),
  /** The newest of the entries that are all older than a moment stays: later ones are checked against its chain value. */
  raiseOldest: `UPDATE port SET oldest = max(oldest, coalesce(
      (SELECT version - 1 FROM history_entry WHERE port_id = port.port_id AND received >= ? ORDER BY version LIMIT 1), version)) WHERE port_id = ?`,
  forgetSome: `DELETE FROM history_entry WHERE rowid IN (SELECT rowid FROM history_entry
      WHERE port_id = ? AND version < (SELECT oldest FROM port WHERE port_id = ?) ORDER BY version LIMIT 1000) RETURNING version`,
  forgetRefused: 'DELETE FROM refused_entry WHERE port_id = ? AND received < ?',
  forgetCodes: 'DELETE FROM enrolment_code WHERE port_id = ? AND expires_at < ?',
  putDesk: upsert(desk, ['"port_id"', '"desk_id"']),
  deskByToken: `SELECT ${desk.selected} FROM desk WHERE token_hash = ?`,
  desks: `${from(desk)} ORDER BY enrolled_at, desk_id`,
  putCode: upsert(code, ['"port_id"', '"code_hash"']),
  takeCode: `DELETE FROM enrolment_code WHERE code_hash = ? RETURNING ${code.selected}`,
  versions: 'SELECT port_id AS "portId", version FROM port',
  /** Moves with every commit of another connection. */
  dataVersion: 'PRAGMA data_version',
} as const;

export type Statements = { readonly [K in keyof typeof texts]: SqliteStatement };

/** Every statement of the store, prepared once. */
export const prepareAll = (db: SqliteDriver): Statements =>
  Object.fromEntries(Object.entries(texts).map(([name, sql]) => [name, db.prepare(sql)])) as Statements;
