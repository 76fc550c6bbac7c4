import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import * as zlib from 'node:zlib';

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 5, 6]);
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LONGEST_TAIL = 65_557;

/** @typedef {{ name: string, method: number, crc: number, packed: number, size: number, mode: number, at: number }} Entry */

/**
 * Reads from a place in a file; a file that ends too early is damaged.
 * @param {number} file
 * @param {number} at
 * @param {number} length
 */
function readAt(file, at, length) {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, at) !== length) throw new Error('zip ends too early');
  return bytes;
}

/**
 * The directory at the end of a zip file.
 * @param {number} file
 */
function readDirectory(file) {
  const size = fstatSync(file).size;
  const length = Math.min(size, LONGEST_TAIL);
  const tail = readAt(file, size - length, length);
  const end = tail.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) throw new Error('not a zip');
  const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [...entriesOf(directory)];
  if (entries.length !== tail.readUInt16LE(end + 10)) throw new Error('zip directory damaged');
  return entries;
}

/**
 * @param {Buffer} directory
 * @returns {Generator<Entry>}
 */
function* entriesOf(directory) {
  let p = 0;
  while (p + ENTRY_SIZE <= directory.length && directory.readUInt32LE(p) === ENTRY) {
    const nameLength = directory.readUInt16LE(p + 28);
    yield {
      name: directory.toString('utf8', p + ENTRY_SIZE, p + ENTRY_SIZE + nameLength),
      method: directory.readUInt16LE(p + 10),
      crc: directory.readUInt32LE(p + 16),
      packed: directory.readUInt32LE(p + 20),
      size: directory.readUInt32LE(p + 24),
      mode: (directory.readUInt32LE(p + 38) >>> 16) & 0o777,
      at: directory.readUInt32LE(p + 42),
    };
    p += ENTRY_SIZE + nameLength + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32);
  }
}

/**
 * The content of one entry; refuses one whose size or checksum is not what the directory promised.
 * @param {number} file
 * @param {Entry} entry
 */
function contentOf(file, entry) {
  const local = readAt(file, entry.at, 30);
  const start = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = readAt(file, start, entry.packed);
  // The bound stops a bomb; zlib wants at least 1.
  const bytes = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  // Node has crc32 from 20.15 and 22.2 on; the type package of Node 20 does not know it yet.
  const crc32 = /** @type {{ crc32?: (bytes: Buffer) => number }} */ (zlib).crc32;
  if (bytes.length !== entry.size || (crc32 !== undefined && crc32(bytes) !== entry.crc)) {
    throw new Error(`zip entry damaged: ${entry.name}`);
  }
  return bytes;
}

/**
 * Unpacks a zip (stored and deflate; no encryption, no zip64) and returns how many files it wrote. `choose` gives the path
 * below `target` for an entry's name, or nothing to leave it. A path that leads out of `target` is refused.
 * @param {string} zip
 * @param {string} target
 * @param {(name: string) => string | undefined} choose
 */
export function unzip(zip, target, choose) {
  const root = resolve(target);
  const file = openSync(zip, 'r');
  let written = 0;
  try {
    for (const entry of readDirectory(file)) {
      const path = entry.name.endsWith('/') ? undefined : choose(entry.name);
      if (path === undefined) continue;
      const to = resolve(root, path);
      if (!to.startsWith(root + sep)) throw new Error(`zip entry leads outside: ${entry.name}`);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, contentOf(file, entry), { mode: entry.mode || 0o644 });
      written++;
    }
  } finally {
    closeSync(file);
  }
  return written;
}
