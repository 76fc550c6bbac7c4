import { EMPTY, MOST_COLUMNS, type Cell, type GridRow } from './cells';

/** A block of cells that a sheet shows as one: rows as the file counts them (from 1), columns from 0, both ends included. */
export type Merge = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** More cells than this cannot be merged in a sheet that a person made. */
const MOST_MERGED = 2_000_000;

/**
 * Gives every row of a merged block what its first row says: a name that stands once beside three trucks is the name of all three.
 * Only downwards; to the right of its first column a block stays empty. Rows that were empty stay unmentioned. Refuses (null)
 * blocks that come to more cells than a sheet can have without overlap.
 */
export function fillMerged(rows: readonly GridRow[], merges: readonly Merge[]): readonly GridRow[] | null {
  const lastRow = rows.at(-1)?.row ?? 0;
  const tall = merges
    .map((m) => ({ ...m, bottom: Math.min(m.bottom, lastRow) }))
    .filter((m) => m.bottom > m.top && m.left < MOST_COLUMNS);
  if (tall.length === 0) return rows;
  if (tall.reduce((sum, m) => sum + m.bottom - m.top, 0) > MOST_MERGED) return null;
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const filled = new Map<number, Map<number, Cell>>();
  for (const { top, bottom, left } of tall) {
    const said = byRow.get(top)?.cells[left] ?? EMPTY;
    if (said.kind === 'empty') continue;
    for (let row = top + 1; row <= bottom; row++) {
      const cells = filled.get(row) ?? new Map<number, Cell>();
      filled.set(row, cells.set(left, said));
    }
  }
  return rows.map((row) => {
    const more = filled.get(row.row);
    if (!more) return row;
    const width = Math.max(row.cells.length, ...[...more.keys()].map((column) => column + 1));
    const cells = Array.from({ length: width }, (_, i) => {
      const own = row.cells[i] ?? EMPTY;
      return own.kind === 'empty' ? (more.get(i) ?? own) : own;
    });
    return { ...row, cells };
  });
}
