import Dexie, { type EntityTable, type Table } from 'dexie';
import { tableNames, type Row, type TableName } from '#shared/domain/world';
import type { RefusedAction } from '#shared/sync/exchange';
import type { PendingMutation } from '#shared/sync/pending';

/** How far the rows of this database have read the authority's history, and the last action it answered. */
export type Cursor = {
  readonly portId: string;
  readonly epoch: number;
  readonly cursor: number;
  readonly lastSeq: number;
};

/** A refused action that its officer has not yet acknowledged: nothing is dropped silently. */
export type Outcome = RefusedAction & { readonly args: unknown; readonly at: number };

/**
 * A pending action as stored: the key is given by the database, in order and without a gap. Its arguments are text, as they travel: a
 * text of an import of thousands of rows is handed to the disk in a fraction of the time of its objects.
 */
export type OutboxRow = Omit<PendingMutation, 'seq' | 'args'> & { readonly seq?: number; readonly args: string };

/** A pending action as it is stored. */
export const storedAction = (action: Omit<PendingMutation, 'seq'>): OutboxRow => ({
  ...action,
  args: JSON.stringify(action.args),
});

/** A stored action as it was given. */
export const readAction = (row: OutboxRow): PendingMutation => ({
  ...row,
  seq: row.seq!,
  args: JSON.parse(row.args) as unknown,
});

/** Raised by hand when an index changes. */
const OWN_VERSION = 1;
/** A table that is added raises the version by itself, so that a desk of yesterday gets it on the next start. */
const CURRENT_VERSION = OWN_VERSION + tableNames.length;

/** This desk's memory of one port. Survives a power cut, so commits wait for the disk. */
export class BoardDb extends Dexie {
  /** The only table that an officer's action writes: what the authority has not answered yet, oldest first. */
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly outcomes: EntityTable<Outcome, 'seq'>;
  declare readonly cursors: EntityTable<Cursor, 'portId'>;
  /** Steps that can be undone and redone; this desk's own, never synced. */
  declare readonly steps: EntityTable<{ id: 'history'; past: unknown; future: unknown }, 'id'>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    const confirmed = Object.fromEntries(tableNames.map((table) => [table, 'id']));
    this.version(CURRENT_VERSION).stores({
      ...confirmed,
      outbox: '++seq',
      outcomes: 'seq',
      cursors: 'portId',
      steps: 'id',
    });
  }

  /** Rows of one kind exactly as the authority last confirmed them. */
  confirmed<T extends TableName>(name: T): Table<Row<T>, string> {
    return this.table(name);
  }
}

/** The database of a port; the demo day has its own, so that it can never touch a real one. */
export const databaseOf = (port: string, demo: boolean): BoardDb =>
  new BoardDb(demo ? `demo-${port}` : `board-${port}`);
