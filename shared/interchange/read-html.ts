import { err, ok, type Result } from '../kernel/result';
import { EMPTY, MOST_COLUMNS, MOST_ROWS, textCell, type Cell, type Grid, type GridRow } from './cells';
import { unescapeHtml } from './html-entities';
import { fillMerged, type Merge } from './merges';
import { fileRefusal, type FileRefusal } from './problems';
import type { SourceFile } from './sniff';
import { decodings, namedEncoding, type Decoded, type Encoding } from './text-encoding';
import { decode } from './platform';

/** What the tags of a page have built so far. Rows of all tables stand one below the other, as a spreadsheet shows them. */
type Building = {
  readonly rows: GridRow[];
  readonly merges: Merge[];
  /** Blocks that reach down into coming rows: until which row, by column. */
  readonly covered: Map<number, number>;
  row: { readonly cells: Cell[]; readonly hidden: boolean } | null;
  cell: { text: string; readonly columns: number; readonly rows: number } | null;
  count: number;
};

/**
 * Reads the tables of an HTML page, which many Chinese systems save as `.xls`: texts as they are shown, so that a number of 18
 * digits keeps them. Scripts, styles and comments are passed over; nothing of the page is run.
 */
export function readHtml(file: SourceFile): Result<{ readonly grid: Grid; readonly encoding: Encoding }, FileRefusal> {
  const decoded = decodeHtml(file.bytes);
  if (!decoded) return err(fileRefusal('undecodable', file.name));
  const building: Building = { rows: [], merges: [], covered: new Map(), row: null, cell: null, count: 0 };
  for (const piece of piecesOf(decoded.text)) {
    if (piece.tag === '') addText(building, piece.text);
    else takeTag(building, piece.tag, piece.text);
    if (building.count > MOST_ROWS) return err(fileRefusal('too-many-rows', file.name, { most: MOST_ROWS }));
  }
  endRow(building);
  if (building.rows.some((row) => row.cells.length > MOST_COLUMNS))
    return err(fileRefusal('too-many-columns', file.name, { most: MOST_COLUMNS }));
  const filled = building.rows.filter((row) => row.cells.some((cell) => cell.kind !== 'empty'));
  const rows = fillMerged(filled, building.merges);
  if (!rows) return err(fileRefusal('damaged', file.name));
  return ok({ grid: { sheet: '', rows, from1904: false }, encoding: decoded.encoding });
}

/** The page's own word on its encoding goes before guessing, where the bytes fit it. */
function decodeHtml(bytes: Uint8Array): Decoded | null {
  const guesses = decodings(bytes);
  const head = Array.from(bytes.subarray(0, 4096), (byte) => String.fromCharCode(byte)).join('');
  const named = namedEncoding(/charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? '');
  const text = named === 'gb18030' || named === 'utf-8' ? decode(bytes, named) : null;
  return named !== null && text !== null ? { text, encoding: named } : (guesses[0] ?? null);
}

type Piece = { readonly tag: string; readonly text: string };

/** Bounded, so that a page of unclosed quotes cannot make every tag read to its end. */
const TAG = /<(\/?[a-z][a-z0-9:]{0,20})((?:[^>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,4000})>/iy;

/** A page as texts (tag empty) and tags (text: their attributes), in one pass. */
function* piecesOf(html: string): Generator<Piece> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) yield { tag: '', text: html.slice(at, open < 0 ? html.length : open) };
    if (open < 0) return;
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open);
      continue;
    }
    TAG.lastIndex = open;
    const found = TAG.exec(html);
    if (!found) {
      const declares = html[open + 1] === '!' || html[open + 1] === '?';
      if (!declares) yield { tag: '', text: '<' };
      at = declares ? after(html, '>', open) : open + 1;
      continue;
    }
    const tag = (found[1] ?? '').toLowerCase();
    at = TAG.lastIndex;
    if (tag === 'script' || tag === 'style') at = after(html, `</${tag}`, at);
    else yield { tag, text: found[2] ?? '' };
  }
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function addText(b: Building, text: string): void {
  if (b.cell) b.cell.text += text.replace(/\s+/g, ' ');
}

function takeTag(b: Building, tag: string, attributes: string): void {
  if (tag === 'tr') startRow(b, attributes);
  else if (tag === '/tr' || tag === '/table') endRow(b);
  else if (tag === 'td' || tag === 'th') startCell(b, attributes);
  else if (tag === '/td' || tag === '/th') endCell(b);
  else if (b.cell && /^(?:br|p|\/p|div|\/div|li)$/.test(tag)) b.cell.text += '\n';
}

function startRow(b: Building, attributes: string): void {
  endRow(b);
  b.count += 1;
  b.row = { cells: [], hidden: /display\s*:\s*none/i.test(attributes) };
}

function endRow(b: Building): void {
  endCell(b);
  if (b.row) b.rows.push({ row: b.count, hidden: b.row.hidden, cells: b.row.cells });
  b.row = null;
}

function startCell(b: Building, attributes: string): void {
  endCell(b);
  if (!b.row) startRow(b, '');
  b.cell = { text: '', columns: spanOf(attributes, 'colspan'), rows: spanOf(attributes, 'rowspan') };
}

function endCell(b: Building): void {
  if (!b.cell || !b.row) return;
  const { cells } = b.row;
  while ((b.covered.get(cells.length) ?? 0) >= b.count && cells.length <= MOST_COLUMNS) cells.push(EMPTY);
  const left = cells.length;
  const right = left + b.cell.columns - 1;
  const bottom = b.count + b.cell.rows - 1;
  cells.push(textCell(unescapeHtml(b.cell.text)));
  for (let column = left + 1; column <= right && column <= MOST_COLUMNS; column++) cells.push(EMPTY);
  if (bottom > b.count) {
    b.merges.push({ top: b.count, bottom, left, right });
    for (let column = left; column <= right; column++) b.covered.set(column, bottom);
  }
  b.cell = null;
}

/** A span of a cell, kept within what a sheet can have. */
function spanOf(attributes: string, name: string): number {
  if (!attributes.includes('span') && !attributes.includes('SPAN')) return 1;
  const span = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(span, 1), name === 'colspan' ? MOST_COLUMNS : MOST_ROWS);
}
