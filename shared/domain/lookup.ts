import { invariant } from '../kernel/invariant';
import type { Row, TableName, World } from './world';

/** A way to find rows of a table other than by their own key: each row stands under every key that `keysOf` names. */
export type Lookup<T extends TableName = TableName> = {
  readonly table: T;
  readonly keysOf: (row: Row<T>) => readonly string[];
};

type Shelf = Map<string, Map<string, Row>>;
type Table = ReadonlyMap<string, Row>;

/**
 * What has been looked up in each table so far. It hangs on the table itself, which never changes once it is part of a world, so
 * an answer is the same whether it was kept or found anew; without it every check of a place would read every session.
 */
const kept = new WeakMap<Table, Map<Lookup, Shelf>>();

/** Declares a lookup; the place for it is beside the rule that asks. */
export const defineLookup = <T extends TableName>(table: T, keysOf: Lookup<T>['keysOf']): Lookup<T> => ({
  table,
  keysOf,
});

/** The rows under a key, in no promised order: a caller that shows or compares them sorts. */
export function rowsBy<T extends TableName>(world: World, lookup: Lookup<T>, key: string): Iterable<Row<T>> {
  const found = shelfOf(world[lookup.table], lookup).get(key);
  return (found?.values() ?? []) as Iterable<Row<T>>;
}

function shelfOf(table: Table, lookup: Lookup): Shelf {
  let shelves = kept.get(table);
  if (!shelves) kept.set(table, (shelves = new Map()));
  let shelf = shelves.get(lookup);
  if (!shelf) {
    shelves.set(lookup, (shelf = new Map()));
    for (const row of table.values()) putOn(shelf, lookup, row);
  }
  return shelf;
}

function putOn(shelf: Shelf, { keysOf }: Lookup, row: Row): void {
  for (const key of keysOf(row)) {
    const under = shelf.get(key);
    if (under) under.set(row.id, row);
    else shelf.set(key, new Map([[row.id, row]]));
  }
}

/** Writes a row into a table that is not yet part of a world, or takes it out (`row` null), and keeps its lookups true. */
export function writeRow(table: Map<string, Row>, id: string, row: Row | null): void {
  const old = table.get(id);
  for (const [lookup, shelf] of kept.get(table) ?? []) {
    for (const key of old ? lookup.keysOf(old) : []) {
      const under = shelf.get(key);
      invariant(under, `row ${id} was not kept under ${key}`);
      under.delete(id);
    }
    if (row) putOn(shelf, lookup, row);
  }
  if (row) table.set(id, row);
  else table.delete(id);
}
