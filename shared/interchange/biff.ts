/*
 * The records of `.xls` workbooks (MS-XLS 2.3). The format has no checksums, and the library that reads it reads on with whatever
 * it finds once it has lost the thread, parses formulas that nobody asked for, and can be sent round in circles by them. So the
 * stream is checked here first, and only the records that carry cells go on.
 */

const BEGIN = 0x0809;
const END = 0x000a;
const SHEET = 0x0085;
const CONTINUE = 0x003c;
const FORMULAS: readonly number[] = [0x0006, 0x0206, 0x0406];
/** Place, format, value and flags of a cell with a formula; its length follows. Sent less, the library reads on in circles. */
const BEFORE_FORMULA = 20;
/** A record that the library steps over. */
const NOTHING = 0x00b1;
const LONGEST_RECORD = 8228;
/** The first bytes that numbers of records have. */
const KINDS: readonly number[] = [0x00, 0x01, 0x02, 0x04, 0x08, 0x10];

/** What carries cells: book and sheets, encryption, code page, 1904, shared texts, formats, rows, merged blocks, cells of every type. */
const KEPT: ReadonlySet<number> = new Set(
  [
    [BEGIN, END, SHEET, CONTINUE, ...FORMULAS],
    [0x002f, 0x0042, 0x0022, 0x00fc, 0x00e0, 0x041e, 0x0208, 0x00e5],
    [0x00bd, 0x00be, 0x00d6, 0x00fd, 0x0200, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x027e],
  ].flat(),
);

type BiffRecord = { readonly kind: number; readonly at: number; readonly length: number };

/**
 * The stream with every record but those that carry cells made void, in place, and formulas reduced to what they last showed. Null for
 * a stream that is not whole: records that do not follow each other without a gap, a formula without its length, or fewer parts than the book
 * names sheets.
 */
export function cellsOnly(stream: Uint8Array): Uint8Array | null {
  const records = recordsOf(stream);
  if (!records) return null;
  const cells = Uint8Array.from(stream);
  const view = new DataView(cells.buffer);
  let kept = true;
  for (const { kind, at } of records) {
    kept = kind === CONTINUE ? kept : KEPT.has(kind);
    if (!kept) view.setUint16(at, NOTHING, true);
    // The length of the formula is put to "none".
    if (FORMULAS.includes(kind)) view.setUint16(at + 4 + BEFORE_FORMULA, 0xffff, true);
  }
  return cells;
}

function recordsOf(stream: Uint8Array): readonly BiffRecord[] | null {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records: BiffRecord[] = [];
  const count = { depth: 0, sheets: 0, parts: 0 };
  for (let at = 0; at + 4 <= stream.length;) {
    const kind = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (count.depth === 0 && kind !== BEGIN) break;
    if (length > LONGEST_RECORD || at + 4 + length > stream.length || !KINDS.includes(kind >> 8)) return null;
    if (FORMULAS.includes(kind) && length < BEFORE_FORMULA + 2) return null;
    records.push({ kind, at, length });
    if (kind === SHEET) count.sheets += 1;
    if (kind === BEGIN) count.depth += 1;
    if (kind === END) count.depth -= 1;
    if (kind === END && count.depth === 0) count.parts += 1;
    at += 4 + length;
  }
  return count.depth === 0 && count.sheets > 0 && count.parts > count.sheets ? records : null;
}
