import { err, ok, type Result } from '../kernel/result';
import { columnLetters, type Grid, type GridRow } from './cells';
import { columnNamed, requestColumns, type Column, type ColumnKey } from './columns';

/** One column as a file has it; of a table of requests, where nothing else is said. */
export type HeaderColumn<K extends string = ColumnKey> = {
  readonly index: number;
  /** The name as the file writes it; its letters where the file leaves it empty. */
  readonly name: string;
  /** What it means; null for a column that this program does not know, kept as it is. */
  readonly key: K | null;
};

/** The table of a sheet: its header, and the rows of data below it. */
export type Table = {
  readonly columns: readonly HeaderColumn[];
  readonly rows: readonly GridRow[];
  /** Rows passed over below the header: sums, repeated headers, notes under the table. */
  readonly skipped: number;
};

/** Why a sheet has no table: no row looks like a header, or the header lacks required columns. */
export type HeaderFault =
  { readonly code: 'no-header' } | { readonly code: 'missing-columns'; readonly names: readonly string[] };

const ROWS_SEARCHED = 60;
const FEWEST_NAMES = 3;
const SUM =
  /^(?:合计|小计|总计|共计|总数|本页合计|total|subtotal|grandtotal|итого|всего|합계|총계)[:：]?[\d,.]*[票条行车柜箱批次件吨kg]*$/i;

/** Sums of a part, after which the table goes on. */
const PART = /^(?:小\s*计|本页合计|subtotal)/i;
/** A line below the last sum that fills none of these is a signature or a remark (`制表人: …  审核: …`). */
const CLAIMS: readonly ColumnKey[] = ['agency', 'direction', 'mode', 'eta'];

/** How many different known columns a row names: what makes it a header. */
export const knownNames = (row: GridRow): number =>
  new Set(row.cells.flatMap((cell) => columnNamed(cell.text)?.key ?? [])).size;

/** Whether any of the first rows of a sheet reads like a header. */
export const hasHeader = (grid: Grid): boolean => headerRow(grid) !== null;

function headerRow(grid: Grid): GridRow | null {
  const candidates = grid.rows.slice(0, ROWS_SEARCHED).map((row) => ({ row, names: knownNames(row) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (most, next) => (next.names > (most?.names ?? FEWEST_NAMES - 1) ? next : most),
    null,
  );
  return best?.row ?? null;
}

/**
 * Finds the header by its names and the data below it. Rows above it are not data; below it, sums (合计), headers that are
 * repeated on every printed page and notes after the last sum are not either.
 */
export function tableOf(grid: Grid): Result<Table, HeaderFault> {
  const header = headerRow(grid);
  if (!header) return err({ code: 'no-header' });
  const columns = headerColumns(grid, header);
  const present = new Set(columns.map((c) => c.key));
  const missing = requestColumns.filter((c) => c.required && !present.has(c.key)).map((c) => c.name);
  if (missing.length > 0) return err({ code: 'missing-columns', names: missing });
  const below = grid.rows.filter((row) => row.row > header.row);
  const rows = dataRows(below, columns);
  return ok({ columns, rows, skipped: below.length - rows.length });
}

function headerColumns(grid: Grid, header: GridRow): readonly HeaderColumn[] {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.row < header.row ? 0 : row.cells.length), 0);
  return Array.from({ length: width }, (_, index) => {
    const name = header.cells[index]?.text.replace(/\s+/g, ' ') ?? '';
    const known: Column | null = name === '' ? null : columnNamed(name);
    return { index, name: name === '' ? columnLetters(index) : name, key: known?.key ?? null };
  });
}

function dataRows(below: readonly GridRow[], columns: readonly HeaderColumn[]): readonly GridRow[] {
  const places = new Map(columns.toReversed().map((c) => [c.key, c.index]));
  const textOf = (row: GridRow, key: ColumnKey): string => row.cells[places.get(key) ?? -1]?.text ?? '';
  const numberless = (row: GridRow): boolean => textOf(row, 'requestNo') === '' || isSum(textOf(row, 'requestNo'));
  const unclaimed = (row: GridRow): boolean => textOf(row, 'agency') === '';
  const asksNothing = (row: GridRow): boolean => CLAIMS.every((key) => textOf(row, key) === '');
  const sums = new Set(
    below.filter((row) => unclaimed(row) && numberless(row) && row.cells.some((cell) => isSum(cell.text))),
  );
  const last = below.findLast((row) => sums.has(row) && !row.cells.some((cell) => PART.test(cell.text)));
  const isNote = (row: GridRow): boolean => last !== undefined && row.row > last.row && asksNothing(row);
  const repeats = (row: GridRow): boolean => columnNamed(textOf(row, 'requestNo'))?.key === 'requestNo';
  return below.filter((row) => !sums.has(row) && !isNote(row) && !repeats(row));
}

const isSum = (text: string): boolean => SUM.test(text.replace(/\s+/g, ''));
