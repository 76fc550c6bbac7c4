import { EMPTY } from './cells';
import { acceptedColumn, type ColumnKey } from './columns';
import type { HeaderColumn } from './header';
import { saidIn, type RowCells } from './row-cells';

const LONGEST_NAME = 60;
const LONGEST_TEXT = 500;

/**
 * What a row says beyond the columns that have a meaning here, by the column's name: kept and shown, never dropped. Two columns of
 * one meaning that differ are told, and the second is kept here. A reason for accepting the row as it is (接受理由) stays with it.
 */
export function readExtra(cells: RowCells): Readonly<Record<string, string>> {
  const extra: Record<string, string> = {};
  for (const { column, text, long } of others(cells)) {
    if (column.key !== null)
      cells.reportAt('second-column', column.name, { read: text, expected: cells.cell(column.key).text });
    if (long) cells.reportAt('unknown-long-number', column.name, { read: text, expected: 'text' });
    if (text.length > LONGEST_TEXT)
      cells.reportAt('shortened', column.name, { read: text.slice(0, 60), expected: `≤ ${String(LONGEST_TEXT)}` });
    extra[freeName(column.name, extra)] = text.slice(0, LONGEST_TEXT);
  }
  const reason = saidIn(cells.cell('accepted'));
  if (reason !== '') extra[acceptedColumn.name] = reason.slice(0, LONGEST_TEXT);
  return extra;
}

type Other = { readonly column: HeaderColumn; readonly text: string; readonly long: boolean };

/** Filled cells without a meaning, and those whose meaning an earlier column has taken with other words. */
function others({ row, columns }: RowCells): readonly Other[] {
  const taken = new Map<ColumnKey, string>();
  return columns.flatMap((column) => {
    const { text, fault } = row.cells[column.index] ?? EMPTY;
    if (text === '' || column.key === 'errors' || column.key === 'accepted') return [];
    if (column.key === null) return [{ column, text, long: fault === 'long-number' }];
    const first = taken.get(column.key);
    taken.set(column.key, first ?? text);
    return first === undefined || first === text ? [] : [{ column, text, long: false }];
  });
}

function freeName(name: string, taken: Readonly<Record<string, string>>): string {
  let free = name.slice(0, LONGEST_NAME);
  for (let n = 2; Object.hasOwn(taken, free) || free === acceptedColumn.name; n++)
    free = `${name.slice(0, LONGEST_NAME - 6)} (${String(n)})`;
  return free;
}
