import { expect, test } from 'vitest';
import { asarOf } from '../../../build/scripts/setup/asar.mjs';

/** Reads a file back by the format's description: sizes, header, contents from a four-byte boundary. */
function read(archive: Buffer, name: string): string {
  const headerLength = archive.readUInt32LE(12);
  const header = JSON.parse(archive.toString('utf8', 16, 16 + headerLength));
  const contents = 8 + archive.readUInt32LE(4);
  const { offset, size } = header.files[name];
  return archive.toString('utf8', contents + Number(offset), contents + Number(offset) + size);
}

test.each(['a', 'ab', 'abc', 'abcd'])('every file reads back, whatever the padding of the header: %s', (name) => {
  const archive = asarOf({ [name]: '联检', 'main.js': 'run()', empty: '' });
  expect(read(archive, name)).toBe('联检');
  expect(read(archive, 'main.js')).toBe('run()');
  expect(read(archive, 'empty')).toBe('');
  expect((8 + archive.readUInt32LE(4)) % 4).toBe(0);
});
