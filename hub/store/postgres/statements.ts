import { createHash } from 'node:crypto';
import { escapeLiteral } from 'pg';
import { toKeyText } from '../key-text';
import type { Batch } from '../store';
import { hubTables, type Cell, type Table } from '../tables';

const { port, worldRow, entry, refused, mark, desk, code } = hubTables;

/** The channel of the news; a payload is the version, a space and the port as stored. */
export const CHANNEL = 'lianjian_news';

const from = <T>({ name, selected }: Table<T>): string => `SELECT ${selected} FROM ${name}`;
const named = (name: string, text: string) => ({ name, text });
const update = <T>({ columns }: Table<T>, key: readonly string[]): string =>
  columns
    .filter((c) => !key.includes(c.name))
    .map((c) => `${c.name} = excluded.${c.name}`)
    .join(', ');
const columnList = <T>({ columns }: Table<T>): string => columns.map((c) => c.name).join(', ');

/** `INSERT` of one value, its cells as parameters; where the key is known, its new state. */
const upsert = <T>(table: Table<T>, key: readonly string[]): string =>
  `INSERT INTO ${table.name} (${columnList(table)}) VALUES (${table.columns.map((_, i) => `$${String(i + 1)}`).join(', ')})
   ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${update(table, key)}`;

/** Statements with parameters, prepared on each connection when first used. */
export const statements = {
  head: named('head', `${from(port)} WHERE port_id = $1`),
  heads: named('heads', `${from(port)} ORDER BY port_id`),
  entriesAfter: named('entries-after', `${from(entry)} WHERE port_id = $1 AND version > $2 ORDER BY version LIMIT $3`),
  refusedAfter: named(
    'refused-after',
    `${from(refused)} WHERE port_id = $1 AND desk_id = $2 AND seq > $3 ORDER BY seq`,
  ),
  noteHeard: named(
    'note-heard',
    'UPDATE refused_entry SET heard = true WHERE port_id = $1 AND desk_id = $2 AND seq <= $3 AND NOT heard',
  ),
  oldestUnheard: named(
    'oldest-unheard',
    `SELECT min(received) AS received FROM refused_entry r JOIN desk d USING (port_id, desk_id)
     WHERE port_id = $1 AND NOT heard AND d.revoked_at IS NULL`,
  ),
  lastSeq: named('last-seq', 'SELECT seq FROM desk_mark WHERE port_id = $1 AND desk_id = $2'),
  putDesk: named('put-desk', upsert(desk, ['"port_id"', '"desk_id"'])),
  deskByToken: named('desk-by-token', `${from(desk)} WHERE token_hash = $1`),
  desks: named('desks', `${from(desk)} WHERE port_id = $1 ORDER BY enrolled_at, desk_id`),
  putCode: named('put-code', upsert(code, ['"port_id"', '"code_hash"'])),
  takeCode: named('take-code', `DELETE FROM enrolment_code WHERE code_hash = $1 RETURNING ${code.selected}`),
} as const;

const literal = (name: string): string => escapeLiteral(toKeyText(name));

/** The key of a port's lock: 64 bits, so that two ports hardly ever share one; if they did, they would only wait for each other. */
export function lockKey(portId: string): string {
  return createHash('sha256').update('lianjian port ').update(portId).digest().readBigInt64BE().toString();
}

const takeLock = (portId: string): readonly string[] => ['BEGIN', `SELECT pg_advisory_xact_lock(${lockKey(portId)})`];

/**
 * Takes the port's lock and reads what is there, in one message. The lock is no row's, so that it holds for a port that has no row yet, and so
 * that looking writes nothing; each statement after it sees what was committed before it was granted.
 */
export const lockAndRead = (portId: string, known: number, desks: readonly string[]): readonly string[] => [
  ...takeLock(portId),
  `${from(port)} WHERE port_id = ${literal(portId)}`,
  `SELECT desk_id AS "deskId", seq FROM desk_mark
   WHERE port_id = ${literal(portId)} AND desk_id = ANY (ARRAY[${desks.map(literal).join(', ')}]::text[])`,
  `${from(entry)} WHERE port_id = ${literal(portId)} AND version > ${String(known)} ORDER BY version`,
];

/** The head and every row at one version. */
export const readAll = (portId: string): readonly string[] => [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  `${from(port)} WHERE port_id = ${literal(portId)}`,
  `${from(worldRow)} WHERE port_id = ${literal(portId)}`,
  'COMMIT',
];

/** Under the lock: the oldest version that is kept. The newest of the entries to forget stays, for its chain value. */
export const raiseOldest = (portId: string, before: number): readonly string[] => [
  ...takeLock(portId),
  `UPDATE port SET oldest = greatest(oldest, coalesce(
     (SELECT version - 1 FROM history_entry e WHERE e.port_id = port.port_id AND received >= ${String(before)}
      ORDER BY version LIMIT 1), version))
   WHERE port_id = ${literal(portId)}`,
  'COMMIT',
];

/** Takes away what is older; it needs no lock, since nobody asks for it any more. */
export const forget = (portId: string, before: number): readonly string[] => [
  `DELETE FROM history_entry e USING port p
   WHERE e.port_id = ${literal(portId)} AND p.port_id = e.port_id AND e.version < p.oldest`,
  `DELETE FROM refused_entry WHERE port_id = ${literal(portId)} AND received < ${String(before)}`,
  `DELETE FROM enrolment_code WHERE port_id = ${literal(portId)} AND expires_at < ${String(before)}`,
];

/** Sends payloads to whoever listens. */
export const notify = named('notify', `SELECT pg_notify('${CHANNEL}', payload) FROM unnest($1::text[]) AS payload`);

/** Numbers the parameters of one statement, each cast to its type. */
function parameters(): (...types: string[]) => string {
  let count = 0;
  return (...types) => types.map((type) => `$${String(++count)}::${type}`).join(', ');
}

const arrayTypes = <T>(table: Table<T>): string[] =>
  table.columns.map((c) => (c.kind === 'int' ? 'bigint[]' : 'text[]'));

/** `INSERT` of any number of rows, one parameter a column. */
export const insertMany = <T>(table: Table<T>, take = parameters()): string =>
  `INSERT INTO ${table.name} (${columnList(table)}) SELECT * FROM unnest(${take(...arrayTypes(table))})`;

/** Lines of cells as the parameters of `insertMany`. */
export const columnsOf = <T>(table: Table<T>, lines: readonly (readonly Cell[])[]): Cell[][] =>
  table.columns.map((_, i) => lines.map((cells) => cells[i]!));

/** Writes a batch: one statement, whatever its size. */
export const flush = named(
  'flush',
  ((take) => `WITH entries AS (${insertMany(entry, take)}),
    refusals AS (${insertMany(refused, take)}),
    marks AS (${insertMany(mark, take)} ON CONFLICT (port_id, desk_id) DO UPDATE SET seq = excluded.seq),
    put AS (${insertMany(worldRow, take)} ON CONFLICT (port_id, "table", id) DO UPDATE SET "row" = excluded."row"),
    gone AS (DELETE FROM world_row w USING unnest(${take('text[]', 'text[]', 'text[]')}) AS g (port_id, "table", id)
      WHERE w.port_id = g.port_id AND w."table" = g."table" AND w.id = g.id)
    ${insertMany(port, take)} ON CONFLICT (port_id) DO UPDATE SET ${update(port, ['"port_id"'])}`)(parameters()),
);

/** The parameters of `flush`. */
export function flushValues(portId: string, { head, entries, refused: refusals, lastSeq, rows }: Batch): Cell[][] {
  const columns = <T>(table: Table<T>, values: readonly T[]): Cell[][] =>
    columnsOf(
      table,
      values.map((value) => table.cellsOf(portId, value)),
    );
  const marks = [...lastSeq].map(([deskId, seq]) => ({ deskId, seq }));
  const put = rows.flatMap((c) => (c.op === 'put' ? [{ table: c.table, id: c.row.id, row: c.row }] : []));
  const gone = rows.flatMap((c) => (c.op === 'del' ? [c] : []));
  return [
    ...columns(entry, entries),
    ...columns(refused, refusals),
    ...columns(mark, marks),
    ...columns(worldRow, put),
    gone.map(() => toKeyText(portId)),
    gone.map((c) => c.table),
    gone.map((c) => toKeyText(c.id)),
    ...columns(port, [head]),
  ];
}
