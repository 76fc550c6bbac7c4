import type * as Xlsx from '@e965/xlsx';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { err, ok, type Result } from '../kernel/result';
import {
  dateNumberText,
  EMPTY,
  MOST_COLUMNS,
  MOST_ROWS,
  numberCell,
  textCell,
  type Cell,
  type Grid,
  type GridRow,
} from './cells';
import { fillMerged, type Merge } from './merges';
import { fileRefusal, type FileRefusal } from './problems';
import type { SourceFile } from './sniff';
import { safeXls, safeXlsx } from './safe-workbook';
import type { ZipPart } from './zip';

type Library = typeof Xlsx;

/** A sheet with the names of all that can be seen in its workbook. */
export type WorkbookSheet = { readonly grid: Grid; readonly sheets: readonly string[] };

/**
 * Reads one sheet of a workbook: the one that the file says is meant, else the first visible one (`.xlsx`, or `.xls` of Excel 95
 * and later). Formulas are never evaluated: the value that was last shown stands for them, and one without such a value stands as its own text. Refuses what is damaged,
 * encrypted, or larger than a port's sheets are. The library is loaded on the first call.
 */
export async function readWorkbook(
  file: SourceFile,
  kind: 'xlsx' | 'xls',
): Promise<Result<WorkbookSheet, FileRefusal>> {
  const xlsx = await import('@e965/xlsx');
  const safe = kind === 'xlsx' ? await safeXlsx(file) : safeXls(xlsx, file);
  if (!safe.ok) return safe;
  const read = readBook(xlsx, file, safe.value.bytes);
  if (!read.ok) return read;
  const { book, index, sheets } = read.value;
  if (lostStrings(book, safe.value.parts)) return err(fileRefusal('damaged', file.name));
  const grid = gridOf(xlsx, book, { index, name: file.name });
  return grid.ok ? ok({ grid: grid.value, sheets }) : grid;
}

type Book = { readonly book: WorkBook; readonly index: number; readonly sheets: readonly string[] };

function readBook(xlsx: Library, { name, sheet }: SourceFile, bytes: Uint8Array): Result<Book, FileRefusal> {
  const read = (sheets: number): WorkBook =>
    xlsx.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellStyles: true,
      sheets,
    });
  try {
    const first = read(0);
    const shown = first.SheetNames.filter((_, i) => !first.Workbook?.Sheets?.[i]?.Hidden);
    const sheets = shown.length > 0 ? shown : first.SheetNames;
    const meant = sheets.find((s) => s === sheet) ?? sheets[0];
    const index = Math.max(0, meant === undefined ? 0 : first.SheetNames.indexOf(meant));
    return ok({ book: index === 0 ? first : read(index), index, sheets });
  } catch (fault) {
    const locked = fault instanceof Error && /password|encrypt/i.test(fault.message);
    return err(fileRefusal(locked ? 'encrypted' : 'damaged', name));
  }
}

/** The library reads on without a shared text table that it cannot read; every text cell would be missing. */
function lostStrings(book: WorkBook, parts: readonly ZipPart[]): boolean {
  const strings = parts.find((part) => /sharedStrings\.xml$/i.test(part.path));
  const read: unknown = Reflect.get(book, 'Strings');
  return strings !== undefined && strings.bytes.length > 400 && Array.isArray(read) && read.length === 0;
}

function gridOf(
  xlsx: Library,
  book: WorkBook,
  of: { readonly index: number; readonly name: string },
): Result<Grid, FileRefusal> {
  const sheetName = book.SheetNames[of.index] ?? '';
  const sheet = book.Sheets[sheetName];
  if (!sheet) return err(fileRefusal('damaged', of.name));
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const shown = (sheet['!rows'] ?? []) as readonly ({ readonly hidden?: boolean } | undefined)[];
  const rows: GridRow[] = [];
  let widest = 0;
  // Holes of the list are rows without a cell: forEach passes over them, however many there are.
  (sheet['!data'] ?? []).forEach((line, r) => {
    const cells = Array.from(line, (cell: CellObject | undefined) => (cell ? cellOf(xlsx, cell, from1904) : EMPTY));
    const width = cells.findLastIndex((cell) => cell.kind !== 'empty') + 1;
    widest = Math.max(widest, width);
    if (width > 0) rows.push({ row: r + 1, hidden: shown[r]?.hidden === true, cells: cells.slice(0, width) });
  });
  if (rows.length > MOST_ROWS) return err(fileRefusal('too-many-rows', of.name, { most: MOST_ROWS }));
  if (widest > MOST_COLUMNS) return err(fileRefusal('too-many-columns', of.name, { most: MOST_COLUMNS }));
  const merges = (sheet['!merges'] ?? []).map(({ s, e }): Merge => {
    return { top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c };
  });
  const filled = fillMerged(rows, merges);
  return filled ? ok({ sheet: sheetName, rows: filled, from1904 }) : err(fileRefusal('damaged', of.name));
}

/** Error values by the numbers under which workbooks keep them (MS-XLS 2.5.10). */
const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function cellOf(xlsx: Library, cell: CellObject, from1904: boolean): Cell {
  if (cell.t === 'e') return textCell(ERROR_TEXTS[Number(cell.v)] ?? '#VALUE!');
  if (cell.t === 'z') return cell.f === undefined ? EMPTY : textCell(`=${cell.f}`);
  if (typeof cell.v === 'number') return numberOf(xlsx, cell, from1904);
  if (typeof cell.v === 'boolean') return textCell(cell.v ? 'TRUE' : 'FALSE');
  return typeof cell.v === 'string' ? textCell(cell.v) : EMPTY;
}

/** A number as its format means it: a date, digits with leading zeros, or a plain number. */
function numberOf(xlsx: Library, cell: CellObject, from1904: boolean): Cell {
  const value = cell.v as number;
  // The library knows no format code for the numbers 27 to 36 and 50 to 58: the dates and times of Chinese workbooks.
  const format = cell.z === undefined ? 'yyyy"年"m"月"d"日"' : String(cell.z);
  if (xlsx.SSF.is_date(format)) {
    const text = dateNumberText(value, from1904, /[hs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, '')));
    if (text !== null) return { text, kind: 'date', fault: null };
  }
  if (/^0{2,}$/.test(format) && Number.isSafeInteger(value) && value >= 0 && value < 1e11)
    return { ...numberCell(value), text: String(value).padStart(format.length, '0') };
  return numberCell(value);
}
