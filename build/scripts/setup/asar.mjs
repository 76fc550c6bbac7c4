/**
 * An asar archive of a flat list of text files: four sizes, a JSON header padded to four bytes, then the contents.
 * @param {Record<string, string>} files name to content
 * @returns {Buffer}
 */
export function asarOf(files) {
  const contents = Object.values(files).map((text) => Buffer.from(text));
  let offset = 0;
  const places = Object.keys(files).map((name, i) => {
    const size = contents[i]?.length ?? 0;
    const place = { size, offset: String(offset) };
    offset += size;
    return [name, place];
  });
  const header = Buffer.from(JSON.stringify({ files: Object.fromEntries(places) }));
  const padding = (4 - (header.length % 4)) % 4;
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(4, 0);
  sizes.writeUInt32LE(8 + header.length + padding, 4);
  sizes.writeUInt32LE(4 + header.length + padding, 8);
  sizes.writeUInt32LE(header.length, 12);
  return Buffer.concat([sizes, header, Buffer.alloc(padding), ...contents]);
}
