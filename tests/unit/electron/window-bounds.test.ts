import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBounds, storeBounds } from '#electron/window-bounds';
import { tempFolder } from '#tests/support/temp-folder';

const SCREEN = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const BOUNDS = { x: 100, y: 50, width: 1366, height: 768, maximized: false };

test('a window opens where it was closed', async () => {
  const file = join(tempFolder(), 'window.json');
  await storeBounds(file, BOUNDS);
  expect(readBounds(file, SCREEN)).toEqual(BOUNDS);
});

test.each([
  ['on a screen that is gone', { ...BOUNDS, x: 2500 }],
  ['with only its edge in reach', { ...BOUNDS, x: 1800 }],
  ['above the screen', { ...BOUNDS, y: -40 }],
  ['below the screen', { ...BOUNDS, y: 1050 }],
  ['smaller than it may be', { ...BOUNDS, width: 100 }],
  ['of a size no screen has', { ...BOUNDS, height: 1e9 }],
  ['with a word too many', { ...BOUNDS, url: 'https://elsewhere' }],
  ['that are no bounds', [1, 2]],
])('stored bounds %s are not used', (_title, stored) => {
  const file = join(tempFolder(), 'window.json');
  writeFileSync(file, JSON.stringify(stored));
  expect(readBounds(file, SCREEN)).toBeNull();
});

test('no stored bounds, or a damaged file, is no trouble', () => {
  const file = join(tempFolder(), 'window.json');
  expect(readBounds(file, SCREEN)).toBeNull();
  writeFileSync(file, '{"x":1');
  expect(readBounds(file, SCREEN)).toBeNull();
});

test('a folder that is gone does not keep the window from closing', async () => {
  await expect(storeBounds(join(tempFolder(), 'none/window.json'), BOUNDS)).resolves.toBeUndefined();
});
