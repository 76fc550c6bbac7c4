import Papa from 'papaparse';
import { err, ok, type Result } from '../kernel/result';
import { MOST_COLUMNS, MOST_ROWS, textCell, type Grid, type GridRow } from './cells';
import { hasHeader, knownNames } from './header';
import { fileRefusal, type FileRefusal } from './problems';
import type { SourceFile } from './sniff';
import { decodings, type Decoded, type Encoding } from './text-encoding';

/** A text table: its rows, in which encoding and with which separator it was written. */
export type TextTable = { readonly grid: Grid; readonly encoding: Encoding; readonly separator: string };

const SEPARATORS = [',', ';', '\t'] as const;
const LINES_TRIED = 60;

/**
 * Reads a csv file: encoding and separator are those under which its first lines read like a header, so a table of one column
 * or a comma in a title cannot mislead. Refuses bytes of no known encoding and a quote that is never closed.
 */
export function readCsv(file: SourceFile): Result<TextTable, FileRefusal> {
  const texts = decodings(file.bytes);
  const first = texts[0];
  if (!first) return err(fileRefusal('undecodable', file.name));
  const likely = texts.find((decoded) => bestSeparator(decoded.text).names > 0) ?? first;
  return readText(file.name, likely);
}

function readText(name: string, { text, encoding }: Decoded): Result<TextTable, FileRefusal> {
  const hint = /^sep=([,;\t])\r?\n/i.exec(text)?.[1];
  const separator = hint ?? bestSeparator(text).separator;
  const parsed = parse(text, separator);
  const open = parsed.errors.find((e) => e.code === 'MissingQuotes');
  if (open) return err(fileRefusal('unclosed-quote', name, { row: (open.row ?? 0) + 1 }));
  if (parsed.data.length > MOST_ROWS) return err(fileRefusal('too-many-rows', name, { most: MOST_ROWS }));
  if (parsed.data.some((row) => row.length > MOST_COLUMNS))
    return err(fileRefusal('too-many-columns', name, { most: MOST_COLUMNS }));
  const rows = parsed.data.flatMap((cells, i): GridRow[] => (i === 0 && hint ? [] : rowOf(cells, i + 1)));
  return ok({ grid: { sheet: '', rows, from1904: false }, encoding, separator });
}

/** The separator under which most column names are found; the one that cuts most where none is. */
function bestSeparator(text: string): { readonly separator: string; readonly names: number } {
  const tried = SEPARATORS.map((separator) => {
    const rows = parse(text, separator, LINES_TRIED).data.flatMap((cells, i) => rowOf(cells, i + 1));
    const names = hasHeader({ sheet: '', rows, from1904: false }) ? Math.max(...rows.map(knownNames)) : 0;
    return { separator, names, cuts: rows.reduce((sum, row) => sum + row.cells.length, 0) };
  });
  return tried.reduce((best, next) =>
    next.names > best.names || (next.names === best.names && next.cuts > best.cuts) ? next : best,
  );
}

const parse = (text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });

/** `'=1+1` is how this program writes a text that a spreadsheet would take for a formula: the guard is no part of it. */
const unguarded = (text: string): string => text.replace(/^'(?='*[=+\-@])/, '');

function rowOf(texts: readonly string[], row: number): GridRow[] {
  const cells = texts.map((text) => textCell(unguarded(text.trim())));
  return cells.some((cell) => cell.kind !== 'empty') ? [{ row, hidden: false, cells }] : [];
}
