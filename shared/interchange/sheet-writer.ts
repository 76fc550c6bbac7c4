import { encodeUtf8 } from './platform';

/** Rows of texts, the header among them. */
export type TextTable = readonly (readonly string[])[];

/** What a spreadsheet's cell can hold. */
const LONGEST_CELL = 32_000;
const NARROWEST = 8;
const WIDEST = 40;

/**
 * Texts that every object already has as a property. The library numbers its texts in a plain object and would write those as code;
 * a space behind them, which reading takes away, keeps them apart.
 */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
const cellText = (text: string): string => (INHERITED.has(text) ? `${text} ` : text.slice(0, LONGEST_CELL));

/**
 * An `.xlsx` file of one sheet in which every cell is text (format `@`): numbers of 18 digits keep them, and what begins with `=`,
 * `+`, `-` or `@` is no formula. The library is loaded on the first call.
 */
export async function writeXlsx(table: TextTable, sheet: string): Promise<Uint8Array> {
  const { default: writeFile } = await import('write-excel-file/universal');
  const rows = table.map((row) =>
    row.map((text) => (text === '' ? null : { value: cellText(text), type: String, format: '@' })),
  );
  const columns = (table[0] ?? []).map((_, i) => ({ width: widthOf(table, i) }));
  const blob: { readonly arrayBuffer: () => Promise<ArrayBuffer> } = await writeFile(rows, {
    sheet: sheet.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31),
    columns,
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** A width that shows most texts of a column; Chinese signs are twice as wide as Latin ones. */
function widthOf(table: TextTable, column: number): number {
  const widest = table.slice(0, 200).reduce((most, row) => {
    const text = row[column] ?? '';
    return Math.max(most, text.length + text.replace(/[^\u2E80-\uFFFF]/g, '').length);
  }, 0);
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2));
}

/**
 * A csv file in UTF-8 with a byte order mark. A text that a spreadsheet would take for a formula gets a guard (`'=1+1`), one that
 * it would take for a number and spoil gets a tab before it (18 digits, leading zeros); reading takes both away again.
 */
export function writeCsv(table: TextTable): Uint8Array {
  const lines = table.map((row) => row.map((text) => quoted(guarded(text))).join(','));
  return encodeUtf8(`\uFEFF${lines.join('\r\n')}\r\n`);
}

function guarded(text: string): string {
  if (/^\d+(?:E\d+)?$/i.test(text) && (text.length > 11 || /^0\d|E/i.test(text))) return `\t${text}`;
  if (/^[+-]?\d{1,11}(?:\.\d+)?$/.test(text)) return text;
  return /^'*[=+\-@]/.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",;\n\r\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
