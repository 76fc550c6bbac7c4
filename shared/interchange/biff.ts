const BEGIN = 0x0809;
const END = 0x000a;
const SHEET = 0x0085;
const LONGEST_RECORD = 8228;
/** The first bytes that numbers of records have (MS-XLS 2.3). */
const KINDS: readonly number[] = [0x00, 0x01, 0x02, 0x04, 0x08, 0x10];

/**
 * Whether the stream of an `.xls` workbook is whole: records that follow each other without a gap, as many parts begun and ended as
 * there are sheets and one for the book. The format has no checksums, and a reader that loses the thread reads on with what it finds.
 */
export function isWholeStream(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let depth = 0;
  let sheets = 0;
  let parts = 0;
  for (let at = 0; at + 4 <= stream.length;) {
    const kind = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (depth === 0 && kind !== BEGIN) break;
    at += 4 + length;
    if (length > LONGEST_RECORD || at > stream.length || !KINDS.includes(kind >> 8)) return false;
    if (kind === SHEET) sheets += 1;
    if (kind === BEGIN) depth += 1;
    if (kind !== END) continue;
    depth -= 1;
    if (depth === 0) parts += 1;
  }
  return depth === 0 && sheets > 0 && parts > sheets;
}
