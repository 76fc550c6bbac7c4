import { err, ok, type Result } from '../kernel/result';
import { inflate, joined } from './platform';

/** A part of a zip file, by its path with forward slashes. */
export type ZipPart = { readonly path: string; readonly bytes: Uint8Array };

/** Why a zip file was not opened. */
export type ZipFault = 'damaged' | 'encrypted' | 'too-large';

type Entry = {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
};

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const MOST_ENTRIES = 4000;

/**
 * The parts of a zip file that are wanted, inflated and checked against their checksums. Refuses a file whose directory does not
 * fit its bytes, that is encrypted, or whose parts come to more than `limit` bytes once inflated, whatever it says of itself.
 */
export async function unzip(
  bytes: Uint8Array,
  limit: number,
  wanted: (path: string) => boolean,
): Promise<Result<readonly ZipPart[], ZipFault>> {
  const entries = directory(bytes);
  if (!entries) return err('damaged');
  const parts: ZipPart[] = [];
  let left = limit;
  for (const entry of entries) {
    if (!wanted(entry.path)) continue;
    if (entry.flags & 0x41) return err('encrypted');
    if (entry.size > left) return err('too-large');
    const part = await contents(bytes, entry);
    if (!part) return err('damaged');
    left -= part.length;
    parts.push({ path: entry.path, bytes: part });
  }
  return ok(parts);
}

/** The paths that a zip file's directory names; null when it has none that fits its bytes. */
export const zipPaths = (bytes: Uint8Array): readonly string[] | null => directory(bytes)?.map((e) => e.path) ?? null;

function directory(bytes: Uint8Array): readonly Entry[] | null {
  const view = viewOf(bytes);
  const end = endOf(bytes, view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return null;
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    entries.push({
      path: latin(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + rest;
  }
  return entries;
}

/** The end-of-directory record stands last, before a comment of at most 65,535 bytes. */
function endOf(bytes: Uint8Array, view: DataView): number | null {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

async function contents(bytes: Uint8Array, entry: Entry): Promise<Uint8Array | null> {
  const view = viewOf(bytes);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return null;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (packed.length !== entry.packedSize) return null;
  const plain = entry.method === 0 ? packed : entry.method === 8 ? await inflate(packed, entry.size) : null;
  return plain && plain.length === entry.size && crc32(plain) === entry.crc ? plain : null;
}

/** A zip file of the parts, each stored as it is: what a reader gets that shall not inflate anything by itself. */
export function zipStored(parts: readonly ZipPart[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let size = 0;
  for (const part of parts) {
    const path = Uint8Array.from(part.path, (sign) => sign.charCodeAt(0));
    const common = { path, crc: crc32(part.bytes), size: part.bytes.length, offset: size };
    const local = header(LOCAL, common);
    pieces.push(local, part.bytes);
    central.push(header(CENTRAL, common));
    size += local.length + part.bytes.length;
  }
  const centralSize = central.reduce((sum, piece) => sum + piece.length, 0);
  const end = new Uint8Array(22);
  const view = viewOf(end);
  view.setUint32(0, END, true);
  view.setUint16(8, parts.length, true);
  view.setUint16(10, parts.length, true);
  view.setUint32(12, centralSize, true);
  view.setUint32(16, size, true);
  return joined([...pieces, ...central, end], size + centralSize + 22);
}

function header(
  kind: typeof LOCAL | typeof CENTRAL,
  of: { readonly path: Uint8Array; readonly crc: number; readonly size: number; readonly offset: number },
): Uint8Array {
  const fixed = kind === LOCAL ? 30 : 46;
  // The central header has two bytes more (the version that made it) before the fields that both share.
  const from = kind === LOCAL ? 0 : 2;
  const bytes = new Uint8Array(fixed + of.path.length);
  const view = viewOf(bytes);
  view.setUint32(0, kind, true);
  view.setUint16(4, 20, true);
  view.setUint32(from + 14, of.crc, true);
  view.setUint32(from + 18, of.size, true);
  view.setUint32(from + 22, of.size, true);
  view.setUint16(from + 26, of.path.length, true);
  if (kind === CENTRAL) view.setUint32(42, of.offset, true);
  bytes.set(of.path, fixed);
  return bytes;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** Signed, so that the loop below stays in 32-bit integers. */
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The checksum of zip files (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let c = -1;
  for (let i = 0; i < bytes.length; i++) c = CRC_TABLE[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}
