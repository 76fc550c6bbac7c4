import { fromKeyText, toKeyText } from './key-text';
import { textOfRow } from './row-text';
import type { EnrolledDesk, EnrolmentCode, HistoryEntry, PortHead, RefusedEntry, StoredRow } from './store';

/** What a database cell holds in both dialects. */
export type Cell = string | number | null;

/** `text` is stored as it is, `name` is anybody's text, `json` a value written as JSON text. */
type Kind = 'int' | 'text' | 'name' | 'json';

type Column = { readonly property: string; readonly name: string; readonly kind: Kind };

/** A table of the hub as both dialects write it: one list of columns, and the way of a value into cells and back. */
export type Table<T> = {
  readonly name: string;
  /** The port leads, here and in every primary key, so that a database may divide its tables by port. */
  readonly columns: readonly Column[];
  /** What a value is read from, each column under its property's name. */
  readonly selected: string;
  readonly cellsOf: (portId: string, value: T) => Cell[];
  readonly valueOf: (cells: Readonly<Record<string, unknown>>) => T;
};

function toCell(kind: Kind, value: unknown): Cell {
  if (kind === 'json') return textOfRow(value as object);
  return kind === 'name' && typeof value === 'string' ? toKeyText(value) : (value as Cell);
}

function fromCell(kind: Kind, cell: unknown): unknown {
  if (kind === 'json') return JSON.parse(cell as string);
  return kind === 'name' && typeof cell === 'string' ? fromKeyText(cell) : cell;
}

const PORT: Column = { property: 'portId', name: '"port_id"', kind: 'name' };

const columnOf = ([property, kind]: readonly [string, Kind]): Column => ({
  property,
  name: `"${property.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}"`,
  kind,
});

function table<T>(name: string, kinds: { readonly [P in keyof T]-?: Kind }): Table<T> {
  const own = Object.entries<Kind>(kinds).map(columnOf);
  const columns = [PORT, ...own.filter((c) => c.property !== 'portId')];
  return {
    name,
    columns,
    selected: own.map((c) => `${c.name} AS "${c.property}"`).join(', '),
    cellsOf: (portId, value) =>
      columns.map((c) => toCell(c.kind, c === PORT ? portId : (value as Record<string, unknown>)[c.property])),
    valueOf: (cells) => Object.fromEntries(own.map((c) => [c.property, fromCell(c.kind, cells[c.property])])) as T,
  };
}

/** A row of the port's world. */
export type WorldRow = StoredRow & { readonly id: string };
type Mark = { readonly deskId: string; readonly seq: number };

/** Every table of the hub. */
export const hubTables = {
  port: table<PortHead>('port', {
    portId: 'name',
    epoch: 'int',
    version: 'int',
    oldest: 'int',
    role: 'text',
    chain: 'text',
  }),
  worldRow: table<WorldRow>('world_row', {
    table: 'text',
    id: 'name',
    row: 'json',
  }),
  entry: table<HistoryEntry>('history_entry', {
    version: 'int',
    epoch: 'int',
    deskId: 'name',
    seq: 'int',
    name: 'name',
    by: 'name',
    at: 'int',
    received: 'int',
    args: 'text',
    changes: 'text',
    chain: 'text',
  }),
  refused: table<RefusedEntry>('refused_entry', {
    deskId: 'name',
    seq: 'int',
    name: 'name',
    by: 'name',
    at: 'int',
    received: 'int',
    args: 'text',
    refusal: 'json',
  }),
  mark: table<Mark>('desk_mark', {
    deskId: 'name',
    seq: 'int',
  }),
  desk: table<EnrolledDesk>('desk', {
    portId: 'name',
    deskId: 'name',
    agency: 'text',
    duty: 'text',
    tokenHash: 'text',
    label: 'name',
    enrolledAt: 'int',
    revokedAt: 'int',
  }),
  code: table<EnrolmentCode>('enrolment_code', {
    portId: 'name',
    codeHash: 'text',
    agency: 'text',
    duty: 'text',
    label: 'name',
    expiresAt: 'int',
  }),
} as const;

/** A row of a port's world as a snapshot gives it. */
export const storedRowOf = (cells: Readonly<Record<string, unknown>>): StoredRow => {
  const { table, row } = hubTables.worldRow.valueOf(cells);
  return { table, row };
};
