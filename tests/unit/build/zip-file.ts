import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly content: Buffer;
  readonly mode?: number;
  readonly stored?: boolean;
};

/** The bytes of a zip file, written by the format's description and not by the reader under test. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = entry.stored ? entry.content : deflateRawSync(entry.content);
    const name = Buffer.from(entry.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    locals.push(local, name, packed);
    directory.push(directoryEntry(entry, { name, packed: packed.length, at }));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

function directoryEntry(entry: ZipEntry, place: { name: Buffer; packed: number; at: number }): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(entry.stored ? 0 : 8, 10);
  head.writeUInt32LE(crc32(entry.content), 16);
  head.writeUInt32LE(place.packed, 20);
  head.writeUInt32LE(entry.content.length, 24);
  head.writeUInt16LE(place.name.length, 28);
  head.writeUInt32LE(((0o100000 | (entry.mode ?? 0o644)) << 16) >>> 0, 38);
  head.writeUInt32LE(place.at, 42);
  return Buffer.concat([head, place.name]);
}
