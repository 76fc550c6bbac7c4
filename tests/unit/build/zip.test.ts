import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzip } from '../../../build/scripts/setup/zip.mjs';
import { tempFolder } from '#tests/support/temp-folder';
import { zipOf } from './zip-file';

const asIs = (name: string) => name;

function zipFile(bytes: Buffer): { zip: string; target: string } {
  const folder = tempFolder();
  const zip = join(folder, 'a.zip');
  writeFileSync(zip, bytes);
  return { zip, target: join(folder, 'target') };
}

test('a zip is unpacked with its folders, contents and modes', () => {
  const long = Buffer.alloc(200_000, '联检');
  const { zip, target } = zipFile(
    zipOf([
      { name: 'run', content: Buffer.from('#!/bin/sh'), mode: 0o755 },
      { name: 'deep/er/数据.txt', content: long },
      { name: 'stored.bin', content: Buffer.from([1, 2, 3]), stored: true },
      { name: 'empty', content: Buffer.alloc(0) },
      { name: 'deep/', content: Buffer.alloc(0), stored: true },
    ]),
  );
  expect(unzip(zip, target, asIs)).toBe(4);
  expect(readFileSync(join(target, 'deep/er/数据.txt'))).toEqual(long);
  expect(readFileSync(join(target, 'stored.bin'))).toEqual(Buffer.from([1, 2, 3]));
  expect(readFileSync(join(target, 'empty'))).toHaveLength(0);
  expect(statSync(join(target, 'run')).mode & 0o777).toBe(0o755);
});

test('entries are chosen and renamed', () => {
  const { zip, target } = zipFile(zipOf(['a', 'b'].map((name) => ({ name, content: Buffer.from(name) }))));
  expect(unzip(zip, target, (name: string) => (name === 'a' ? 'renamed' : undefined))).toBe(1);
  expect(readFileSync(join(target, 'renamed'), 'utf8')).toBe('a');
  expect(existsSync(join(target, 'b'))).toBe(false);
});

test.each(['../outside', '/etc/lianjian-outside', 'in/../../outside', '..'])(
  'an entry that leads out of the target is refused and not written: %s',
  (name) => {
    const { zip, target } = zipFile(zipOf([{ name, content: Buffer.from('x') }]));
    expect(() => unzip(zip, target, asIs)).toThrow(/leads outside/);
    expect(existsSync(join(target, '../outside'))).toBe(false);
  },
);

test('a damaged entry, a cut file and a file that is no zip are refused', () => {
  const whole = zipOf([{ name: 'a', content: Buffer.from('content'), stored: true }]);
  const damaged = Buffer.from(whole);
  damaged[33] = (damaged[33] ?? 0) ^ 1;
  for (const [bytes, message] of [
    [damaged, /damaged/],
    [whole.subarray(20), /.+/],
    [Buffer.from('not a zip at all'), /not a zip/],
  ] as const) {
    const { zip, target } = zipFile(bytes);
    expect(() => unzip(zip, target, asIs)).toThrow(message);
  }
});

test('an entry that inflates beyond its promised size is refused', () => {
  const bytes = zipOf([{ name: 'bomb', content: Buffer.alloc(1 << 20) }]);
  bytes.writeUInt32LE(10, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  const { zip, target } = zipFile(bytes);
  expect(() => unzip(zip, target, asIs)).toThrow(/larger than 10 bytes/);
  expect(existsSync(join(target, 'bomb'))).toBe(false);
});
