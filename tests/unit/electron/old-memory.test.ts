import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setMemoryAside, wishMemoryAside } from '#electron/old-memory';
import { tempFolder } from '#tests/support/temp-folder';

test('D1: a database is set aside when that was wished, once, and every byte of it is kept', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'IndexedDB'));
  writeFileSync(join(folder, 'IndexedDB', 'CURRENT'), 'old');
  expect(setMemoryAside(folder, 1)).toBeNull();
  await wishMemoryAside(folder);
  expect(setMemoryAside(folder, 2)).toBe(join(folder, 'IndexedDB.before-2'));
  expect(readdirSync(folder)).toEqual(['IndexedDB.before-2']);
  expect(readFileSync(join(folder, 'IndexedDB.before-2', 'CURRENT'), 'utf8')).toBe('old');
  mkdirSync(join(folder, 'IndexedDB'));
  expect(setMemoryAside(folder, 3)).toBeNull();
});

test('a desk without a database has none to set aside', async () => {
  const folder = tempFolder();
  await wishMemoryAside(folder);
  expect(setMemoryAside(folder, 1)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});
