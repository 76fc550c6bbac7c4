import { foldWidth } from '../identifiers/fold';
import { EMPTY, type Cell, type GridRow } from './cells';
import { columnByKey, type ColumnKey } from './columns';
import type { HeaderColumn } from './header';
import { problem, type Problem, type ProblemCode } from './problems';

/** What a problem says besides its place: what was read there (the whole cell unless given), and what would have been right. */
type Said = { readonly read?: string; readonly expected?: string };

/** One row under its header, and the list into which its problems go. */
export type RowCells<K extends string = ColumnKey> = {
  readonly row: GridRow;
  readonly columns: readonly HeaderColumn<K>[];
  /** The cell of a column; empty where the sheet has no such column. */
  readonly cell: (key: K) => Cell;
  /** Says that something is wrong at a column of known meaning. */
  readonly report: (code: ProblemCode, key: K, said?: Said) => void;
  /** Says so of any column, by its name in the file. */
  readonly reportAt: (code: ProblemCode, column: string, said: Required<Said>) => void;
  readonly problems: readonly Problem[];
};

/** Signs that stand for nothing in a cell: dashes, strokes, 无. */
const NOTHING = /^(?:[-—–－/／\\.*·]+|无|没有|none|null|n\/a|нет)$/i;

/** The columns that a kind of table may have. */
export type ColumnSet<K extends string> = {
  /** What a column is called that a file lacks. */
  readonly nameOf: (key: K) => string;
  /** Columns of times, which may be long numbers: 20261123083000 has 14 digits, all of them kept. */
  readonly times: readonly K[];
};

const OF_REQUESTS: ColumnSet<ColumnKey> = {
  nameOf: (key) => columnByKey(key).name,
  times: ['eta', 'notBefore', 'notAfter'],
};

/** The columns of a sheet, and which of them carry each meaning. */
export type Layout<K extends string = ColumnKey> = {
  readonly columns: readonly HeaderColumn<K>[];
  readonly byKey: ReadonlyMap<K, readonly HeaderColumn<K>[]>;
  readonly set: ColumnSet<K>;
};

/** Sorts the columns of a header by what they mean. */
export function layoutBy<K extends string>(set: ColumnSet<K>, columns: readonly HeaderColumn<K>[]): Layout<K> {
  const keys = new Set(columns.flatMap((c) => c.key ?? []));
  return { columns, set, byKey: new Map([...keys].map((key) => [key, columns.filter((c) => c.key === key)])) };
}

/** The same for a table of requests. */
export const layoutOf = (columns: readonly HeaderColumn[]): Layout => layoutBy(OF_REQUESTS, columns);

/**
 * Opens a row for reading. Where two columns mean the same, the first that is filled speaks. Faults of cells that have a meaning
 * are reported at once.
 */
export function openRow<K extends string>(row: GridRow, { columns, byKey, set }: Layout<K>, file: string): RowCells<K> {
  const problems: Problem[] = [];
  const placeOf = (key: K): HeaderColumn<K> | undefined => {
    const same = byKey.get(key) ?? [];
    return same.find((c) => (row.cells[c.index] ?? EMPTY).kind !== 'empty') ?? same[0];
  };
  const cell = (key: K): Cell => row.cells[placeOf(key)?.index ?? -1] ?? EMPTY;
  const reportAt: RowCells<K>['reportAt'] = (code, column, said) =>
    void problems.push(problem(code, { file, row: row.row, column, ...said }));
  const report: RowCells<K>['report'] = (code, key, { read = cell(key).text, expected = '' } = {}) =>
    reportAt(code, placeOf(key)?.name ?? set.nameOf(key), { read, expected });
  for (const key of byKey.keys()) {
    const { fault } = cell(key);
    const isTime = set.times.includes(key) && WHOLE_TIME.test(cell(key).text);
    if (fault && !isTime) report(fault, key, { expected: fault === 'long-number' ? 'text' : '' });
  }
  return { row, columns, cell, report, reportAt, problems };
}

const WHOLE_TIME = /^20\d{12}$/;

/** A cell's text in one line. */
export const lineOf = (cell: Cell): string => cell.text.replace(/\s+/g, ' ');

/** The same, empty for signs that stand for nothing (`-`, `/`, 无). */
export function saidIn(cell: Cell): string {
  const line = lineOf(cell);
  return NOTHING.test(line) ? '' : line;
}

const WIDE = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;

/**
 * Reads a text of at most so many signs; null when empty or at fault. Full-width digits and letters are folded; punctuation is not,
 * since the brackets of a company's name are part of it.
 */
export function readText<K extends string>(cells: RowCells<K>, key: K, most: number): string | null {
  const line = lineOf(cells.cell(key));
  const text = line.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (text.length > most) cells.report('too-long', key, { expected: `≤ ${String(most)}` });
  return text === '' || text.length > most ? null : text;
}

/** Bounds and wording of a number. */
export type NumberForm = {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
  /** A unit that may stand behind the number. */
  readonly unit: RegExp;
};

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Reads a number, with thousands in groups and its unit behind it if need be; null when empty or at fault. */
export function readNumber(cells: RowCells, key: ColumnKey, form: NumberForm): number | null {
  const cell = cells.cell(key);
  const line = saidIn(cell);
  if (line === '' || cell.fault) return null;
  const value = numberIn(foldWidth(line).replace(form.unit, '').replace(/\s+/g, ''));
  const expected = `${String(form.least)}–${String(form.most)}`;
  if (value === null || (form.whole === true && !Number.isInteger(value)))
    cells.report('not-a-number', key, { expected });
  else if (value < form.least || value > form.most) cells.report('out-of-range', key, { expected });
  else return value;
  return null;
}

function numberIn(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  return GROUPED.test(text) ? Number(text.replaceAll(',', '')) : null;
}
