import { EMPTY, textCell, type Grid, type GridRow } from '#shared/interchange/cells';
import { columnByKey, columnNamed, requestColumns, type ColumnKey } from '#shared/interchange/columns';
import { knownNames, tableOf, type Table } from '#shared/interchange/header';

/**
 * How an officer has told the desk to understand a sheet: for a column, the name that the sheet has for it, or a word that holds for
 * every row (a sheet of one agency often does not name it).
 */
export type ColumnMatch = Readonly<
  Partial<Record<ColumnKey, { readonly named: string } | { readonly always: string }>>
>;

/** Matches by the headers that they are for. */
export type ColumnMatches = Readonly<Record<string, ColumnMatch>>;

/** A sheet's header as it stands, with what stands under it first. */
export type SheetHead = {
  readonly names: readonly string[];
  readonly samples: readonly string[];
  /** Required columns that none of the names is known for. */
  readonly missing: readonly ColumnKey[];
};

const ROWS_SEARCHED = 20;

/** The row that is the header: the one with most known names, else the one with most cells. */
function headRow(grid: Grid): GridRow | null {
  const filled = (row: GridRow): number => row.cells.filter((c) => c.kind === 'text').length;
  const best = grid.rows
    .slice(0, ROWS_SEARCHED)
    .toSorted((a, b) => knownNames(b) - knownNames(a) || filled(b) - filled(a) || a.row - b.row)[0];
  return best && filled(best) >= 2 ? best : null;
}

const namesIn = (row: GridRow): readonly string[] => row.cells.map((c) => c.text.replace(/\s+/g, ' '));

/** What a sheet's header looks like; null where no row can be one. */
export function headOf(grid: Grid): SheetHead | null {
  const head = headRow(grid);
  if (!head) return null;
  const names = namesIn(head);
  const under = grid.rows.filter((row) => row.row > head.row).slice(0, ROWS_SEARCHED);
  const samples = names.map((_, i) => under.find((row) => row.cells[i]?.text)?.cells[i]?.text ?? '');
  const known = new Set(names.map((name) => columnNamed(name)?.key));
  const missing = requestColumns.filter((c) => c.required && !known.has(c.key)).map((c) => c.key);
  return { names, samples, missing };
}

/** The key under which a match is remembered: the same header, whatever file it stands in. */
export const signatureOf = ({ names }: SheetHead): string => names.join('|');

const SUM = /合计|小计|总计|total|итого|всего|합계|총계/i;

/**
 * The table of a sheet as an officer has said to read it; null where columns are still missing. Faults keep calling the columns by the
 * sheet's own names.
 */
export function matchedTable(grid: Grid, match: ColumnMatch): Table | null {
  const head = headRow(grid);
  if (!head) return null;
  const names = namesIn(head);
  const keyOf = new Map(
    Object.entries(match).flatMap(([key, by]) => ('named' in by ? [[by.named, key as ColumnKey] as const] : [])),
  );
  const always = Object.entries(match).flatMap(([key, by]) =>
    'always' in by ? [{ key: key as ColumnKey, ...by }] : [],
  );
  const renamed = head.cells.map((cell, i) => {
    const key = keyOf.get(names[i] ?? '');
    return key ? textCell(columnByKey(key).name) : cell;
  });
  const width = Math.max(...grid.rows.map((row) => row.cells.length));
  const widened = (cells: GridRow['cells'], added: readonly string[]): GridRow['cells'] => [
    ...cells,
    ...Array.from({ length: width - cells.length }, () => EMPTY),
    ...added.map(textCell),
  ];
  // A sum has no agency: it must not get one, or it would be taken for a request.
  const isSum = (row: GridRow): boolean => row.cells.some((c) => SUM.test(c.text));
  const withAlways = (row: GridRow): GridRow['cells'] =>
    isSum(row)
      ? row.cells
      : widened(
          row.cells,
          always.map((a) => a.always),
        );
  const rows = grid.rows.map((row): GridRow => {
    const cells =
      row === head
        ? widened(
            renamed,
            always.map((a) => columnByKey(a.key).name),
          )
        : row.row > head.row
          ? withAlways(row)
          : row.cells;
    return { row: row.row, hidden: row.hidden, cells };
  });
  const table = tableOf({ ...grid, rows });
  if (!table.ok) return null;
  const ownName = (index: number, name: string): string => names[index] || name;
  return {
    ...table.value,
    columns: table.value.columns.map((c) => ({ index: c.index, key: c.key, name: ownName(c.index, c.name) })),
  };
}
