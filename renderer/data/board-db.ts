import Dexie, { type EntityTable, type Table } from 'dexie';
import { tableNames, type Row, type TableName } from '#shared/domain/world';
import type { RefusedAction } from '#shared/sync/exchange';
import type { PendingMutation } from '#shared/sync/pending';
import type { Standing } from '#shared/sync/take-reply';
import type { WantedRow } from './wanted-rows';

/** How far the rows of this database have read the authority's history, and the last action it answered. */
export type Cursor = Omit<Standing, 'answered'> & {
  readonly portId: string;
  readonly lastSeq: number;
  /** The schema in which the rows were stored; left out by the first one. */
  readonly schema?: number;
};

/** A refused action that its officer has not yet acknowledged: nothing is dropped silently. */
export type Outcome = Omit<RefusedAction, 'against'> & {
  /** Who last changed what it was about; left out by desks of the first days. */
  readonly against?: RefusedAction['against'];
  readonly args: unknown;
  readonly at: number;
  /** Who acted; left out by desks of the first days. */
  readonly by?: string;
  /** What it would have changed, seen from the desk that acted. */
  readonly wanted?: readonly WantedRow[];
};

/**
 * A pending action as stored, in order and without a gap. Its arguments are text, as they travel: a text of an import of thousands of
 * rows is handed to the disk in a fraction of the time of its objects.
 */
export type OutboxRow = Omit<PendingMutation, 'args'> & { readonly args: string };

/** An answered action, kept for a while: a hub that is restored from a backup has to be told again what it has forgotten. */
export type SentRow = OutboxRow & { readonly answeredAt: number; readonly refused: boolean };

/** A pending action as it is stored. */
export const storedAction = (action: PendingMutation): OutboxRow => ({ ...action, args: JSON.stringify(action.args) });

/** A stored action as it was given. */
export const readAction = ({ args, ...row }: OutboxRow): PendingMutation => ({
  ...row,
  args: JSON.parse(args) as unknown,
});

/** An action under another number. */
const underNumber = <R extends { readonly seq: number }>(row: R, seq: number): R => ({ ...row, seq });

/** Actions that stand in line after a number, without a gap. */
export const inLineAfter = <R extends { readonly seq: number }>(rows: readonly R[], seq: number): R[] =>
  rows.map((row, i) => underNumber(row, seq + 1 + i));

/** Raised by hand when an index or one of the desk's own tables changes. */
const OWN_VERSION = 2;
/** A table that is added raises the version by itself, so that a desk of yesterday gets it on the next start. */
const CURRENT_VERSION = OWN_VERSION + tableNames.length;

/** This desk's memory of one port. Survives a power cut, so commits wait for the disk. */
export class BoardDb extends Dexie {
  /** The only table that an officer's action writes: what the authority has not answered yet, oldest first. */
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly sent: Table<SentRow, number>;
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
      sent: 'seq, answeredAt',
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
