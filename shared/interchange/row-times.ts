import { DAY, dayOf, type UtcMs } from '../kernel/time';
import type { ColumnKey } from './columns';
import { saidIn, type RowCells } from './row-cells';
import { readSheetTime, type TimeFrame } from './sheet-time';

/** The three times of a row; null where empty or at fault. */
export type RowTimes = {
  readonly eta: UtcMs | null;
  readonly notBefore: UtcMs | null;
  readonly notAfter: UtcMs | null;
};

/** Reads arrival and window. A window that ends before it begins keeps the row out; one that ends before arrival is told. */
export function readTimes(cells: RowCells, frame: TimeFrame): RowTimes {
  const eta = readTime(cells, 'eta', frame);
  const notBefore = readTime(cells, 'notBefore', frame);
  const notAfter = readTime(cells, 'notAfter', frame);
  if (notBefore !== null && notAfter !== null && notAfter <= notBefore)
    cells.report('window-order', 'notAfter', { expected: `> ${cells.cell('notBefore').text}` });
  else if (eta !== null && notAfter !== null && notAfter < eta)
    cells.report('window-before-arrival', 'notAfter', { expected: `≥ ${cells.cell('eta').text}` });
  return { eta, notBefore, notAfter };
}

function readTime(cells: RowCells, key: ColumnKey, frame: TimeFrame): UtcMs | null {
  const cell = cells.cell(key);
  if (saidIn(cell) === '') return null;
  const moment = readSheetTime(cell, frame);
  if (moment === null) {
    if (cell.fault === null) cells.report('bad-time', key, { expected: `${frame.day} 08:30` });
    return null;
  }
  const days = Math.abs(Date.parse(dayOf(moment, frame.zone)) - Date.parse(frame.day)) / DAY;
  if (days > 0) cells.report(days > 1 ? 'far-day' : 'other-day', key, { expected: frame.day });
  return moment;
}
