import { writeRow } from './lookup';
import type { Row, TableName, World } from './world';

/** One row written or taken away: all that a mutation can do to a world. */
export type Change =
  | { readonly [T in TableName]: { readonly op: 'put'; readonly table: T; readonly row: Row<T> } }[TableName]
  | { readonly op: 'del'; readonly table: TableName; readonly id: string };

/** Writes a row. */
export const put = <T extends TableName>(table: T, row: Row<T>): Change => ({ op: 'put', table, row }) as Change;

/** Takes a row away. Only for what was never official: official rows get a status instead. */
export const del = (table: TableName, id: string): Change => ({ op: 'del', table, id });

/** The key of the row that a change writes or takes away. */
export const idOf = (change: Change): string => (change.op === 'put' ? change.row.id : change.id);

/** The last state of every row that the changes touch: a row written twice is stored once. */
export const lastWrites = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((c) => [`${c.table}/${idOf(c)}`, c])).values(),
];

/**
 * The world after the changes, in order. Tables that no change touches are shared with the old world, so that
 * `===` tells a reader whether a table moved.
 */
export function applyChanges(world: World, changes: readonly Change[]): World {
  const copy = workingCopyOf(world);
  copy.apply(changes);
  return copy.world();
}

/** A world in the making: many changes one after another, each table copied once. */
export type WorkingCopy = {
  /** The world so far. It may be read until the next `apply`, and for good once there is none. */
  readonly world: () => World;
  readonly apply: (changes: readonly Change[]) => void;
};

/** Starts from a world, which stays as it is. */
export function workingCopyOf(start: World): WorkingCopy {
  const own = new Map<TableName, Map<string, Row>>();
  let world = start;
  const ownTable = (name: TableName): Map<string, Row> => {
    let rows = own.get(name);
    if (!rows) {
      own.set(name, (rows = new Map<string, Row>(world[name])));
      world = { ...world, [name]: rows };
    }
    return rows;
  };
  const apply = (changes: readonly Change[]): void => {
    // A world that says something else is another object, even where its tables are written in place.
    if (changes.length > 0) world = { ...world };
    for (const change of changes)
      if (change.op === 'put') writeRow(ownTable(change.table), change.row.id, change.row);
      else writeRow(ownTable(change.table), change.id, null);
  };
  return { world: () => world, apply };
}
