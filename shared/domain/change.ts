import { tableNames, type Row, type TableName, type World } from './world';

/** One row written or taken away: all that a mutation can do to a world. */
export type Change =
  | { readonly [T in TableName]: { readonly op: 'put'; readonly table: T; readonly row: Row<T> } }[TableName]
  | { readonly op: 'del'; readonly table: TableName; readonly id: string };

/** Writes a row. */
export const put = <T extends TableName>(table: T, row: Row<T>): Change => ({ op: 'put', table, row }) as Change;

/** Takes a row away. Only for what was never official: official rows get a status instead. */
export const del = (table: TableName, id: string): Change => ({ op: 'del', table, id });

/**
 * The world after the changes, in order. Tables that no change touches are shared with the old world, so that
 * `===` tells a reader whether a table moved.
 */
export function applyChanges(world: World, changes: readonly Change[]): World {
  if (changes.length === 0) return world;
  const touched = new Map<TableName, Map<string, Row>>();
  for (const change of changes) {
    let rows = touched.get(change.table);
    if (!rows) touched.set(change.table, (rows = new Map<string, Row>(world[change.table])));
    if (change.op === 'put') rows.set(change.row.id, change.row);
    else rows.delete(change.id);
  }
  const next = Object.fromEntries(tableNames.map((name) => [name, touched.get(name) ?? world[name]]));
  return next as unknown as World;
}
