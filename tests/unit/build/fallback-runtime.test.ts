import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FALLBACK, ensureFallback } from '../../../build/scripts/setup/fallback-runtime.mjs';
import './quiet';
import { tempFolder } from '#tests/support/temp-folder';
import { zipOf } from './zip-file';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FILES = {
  'Cypress/Cypress': `${SENTINEL}\u0001\u0008${'0'.repeat(3)}0${'0'.repeat(2)}10`,
  'Cypress/icudtl.dat': 'data',
  'Cypress/locales/zh-CN.pak': 'zh',
  'Cypress/locales/de.pak': 'de',
  'Cypress/resources/app.asar': 'somebody’s app',
  'Cypress/browser_v8_context_snapshot.bin': 'snapshot',
  'elsewhere.txt': 'x',
};

function archive() {
  const bytes = zipOf(Object.entries(FILES).map(([name, text]) => ({ name, content: Buffer.from(text), mode: 0o755 })));
  const pin = { ...FALLBACK, zipSha256: createHash('sha256').update(bytes).digest('hex') };
  const fetched: string[] = [];
  const fetch = (folder: string) => {
    fetched.push(folder);
    writeFileSync(join(folder, 'a.zip'), bytes);
    return Promise.resolve(join(folder, 'a.zip'));
  };
  return { pin, fetch, fetched };
}

test('the runtime holds Electron’s own files, our launcher and the fuses that the tests need', async () => {
  const { pin, fetch, fetched } = archive();
  const cache = tempFolder();
  const exe = await ensureFallback(cache, pin, fetch);
  const folder = join(exe, '..');
  expect(readdirSync(folder, { recursive: true }).map(String).toSorted()).toEqual([
    'electron',
    'icudtl.dat',
    'locales',
    'locales/zh-CN.pak',
    'resources',
    'resources/default_app.asar',
    'version',
  ]);
  expect(readFileSync(exe, 'latin1').slice(SENTINEL.length + 2)).toBe('00010000');
  expect(readFileSync(join(folder, 'version'), 'utf8')).toBe('33.2.1');
  expect(readFileSync(join(folder, 'resources/default_app.asar'), 'utf8')).toContain('setAppPath');
  expect(await ensureFallback(cache, pin, fetch)).toBe(exe);
  expect(fetched).toHaveLength(1);
});

test('an archive that is not the pinned one is refused and leaves no runtime', async () => {
  const { pin, fetch } = archive();
  const cache = tempFolder();
  await expect(ensureFallback(cache, { ...pin, zipSha256: '0'.repeat(64) }, fetch)).rejects.toThrow(
    /not the pinned one/,
  );
  expect(readdirSync(cache).filter((name) => name.startsWith('electron-'))).toEqual([]);
});

test('an interrupted unpacking is done again from the start', async () => {
  const { pin, fetch } = archive();
  const cache = tempFolder();
  const exe = await ensureFallback(cache, pin, fetch);
  const again = tempFolder();
  const unfinished = `${join(again, exe.slice(cache.length + 1), '..')}.unfinished`;
  writeFileSync(unfinished, 'half of it');
  expect(existsSync(await ensureFallback(again, pin, fetch))).toBe(true);
  expect(existsSync(unfinished)).toBe(false);
});
