/** Why a cell's value cannot be trusted, as far as the file itself tells. */
export type CellFault = 'long-number' | 'formula-error';

/**
 * One cell as it was read. `text` is what every reading starts from: a date stands as `2026-11-23 08:30:00`, a date without time
 * as `2026-11-23`, a time alone as `08:30:00`, a number in plain decimals.
 */
export type Cell = {
  readonly text: string;
  readonly kind: 'text' | 'number' | 'date' | 'empty';
  readonly fault: CellFault | null;
};

/** One row; `row` is its number in the file, from 1, empty and hidden ones counted. */
export type GridRow = { readonly row: number; readonly hidden: boolean; readonly cells: readonly Cell[] };

/** A sheet as rows of cells, without its empty rows. */
export type Grid = {
  /** The sheet's name; empty where the format has none. */
  readonly sheet: string;
  readonly rows: readonly GridRow[];
  /** Whether day 0 of its date numbers is 1904-01-01 (old Macintosh workbooks). */
  readonly from1904: boolean;
};

/** Larger sheets are refused: a port's year has fewer rows. */
export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 512;

/** A cell without anything in it. */
export const EMPTY: Cell = { text: '', kind: 'empty', fault: null };

const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** Most cells: printable ASCII and Chinese without a space, nothing to clean. */
const CLEAN = /^[!-~\u3400-\u9FFF]+$/;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d{2,}$/i;
/** What a spreadsheet shows for a formula that fails, and for a column too narrow for its number. */
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|#{3,})$/i;

/**
 * A cell of text. Signs that nobody sees go; spaces at its ends go. A number that a spreadsheet has written as `1.10226E+17`
 * is at fault: its digits are gone. So is an error value (`#N/A`).
 */
export function textCell(raw: string): Cell {
  const text = CLEAN.test(raw) ? raw : cleaned(raw);
  if (text === '') return EMPTY;
  const fault = SCIENTIFIC.test(text) ? 'long-number' : ERROR_VALUE.test(text) ? 'formula-error' : null;
  return { text, kind: 'text', fault };
}

const cleaned = (raw: string): string =>
  raw.replace(UNSEEN, '').replace(/\r\n?/g, '\n').replaceAll('\u00A0', ' ').trim();

/** A cell that a spreadsheet holds as a number. With more than 11 digits before the point it is at fault. */
export function numberCell(value: number): Cell {
  const long = Math.abs(value) >= 1e11;
  return { text: decimal(value), kind: 'number', fault: long ? 'long-number' : null };
}

/** Floating point shows 15 true digits; a 16th would be noise (8500.300000000001). */
function decimal(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (Math.abs(value) >= 1e21) return value.toExponential();
  return Math.abs(value) >= 1e15 ? BigInt(Math.round(value)).toString() : String(Number(value.toPrecision(15)));
}

/** The letters of a column, `A` for 0. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The texts of a row's cells, up to a width. */
export const textsOf = (row: GridRow, width: number): readonly string[] =>
  Array.from({ length: width }, (_, i) => row.cells[i]?.text ?? '');

const DAY_1900 = Date.UTC(1899, 11, 30);
const DAY_1904 = Date.UTC(1904, 0, 1);
const MS_OF_DAY = 86_400_000;

/**
 * A date number as text, to the second: `2026-11-23 08:30:00`; without its time where `showsTime` is false and the time is
 * midnight; the time alone below day 1. Null outside the years 1900 to 2199. The 29 February 1900 that Excel invents is not kept.
 */
export function dateNumberText(serial: number, from1904: boolean, showsTime: boolean): string | null {
  if (!(serial >= 0 && serial < 110_000)) return null;
  const seconds = Math.round(serial * 86_400);
  const moment = new Date((from1904 ? DAY_1904 : DAY_1900) + seconds * 1000).toISOString();
  const clock = moment.slice(11, 19);
  if (seconds * 1000 < MS_OF_DAY) return clock;
  const day = moment.slice(0, 10);
  return showsTime || clock !== '00:00:00' ? `${day} ${clock}` : day;
}
