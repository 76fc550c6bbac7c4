import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadOfficial } from '../../../build/scripts/setup/official-download.mjs';
import './quiet';
import { tempFolder } from '#tests/support/temp-folder';

const PATIENCE = { silent: 1_500, whole: 10_000, wholeForRelease: 10_000 };

function packageWith(installer: string): string {
  const folder = join(tempFolder(), 'electron');
  mkdirSync(folder);
  writeFileSync(join(folder, 'install.js'), installer);
  return folder;
}

test('an installer that succeeds is believed', async () => {
  expect(await downloadOfficial(packageWith('process.exit(0)'), 'use', PATIENCE)).toBe(true);
});

test('an installer that fails is a no, not an exception', async () => {
  const folder = packageWith('console.error("Error: getaddrinfo ENOTFOUND"); process.exit(1)');
  expect(await downloadOfficial(folder, 'use', PATIENCE)).toBe(false);
});

test('an installer to which nothing arrives is ended', async () => {
  const started = performance.now();
  expect(await downloadOfficial(packageWith('setTimeout(() => {}, 60000)'), 'use', PATIENCE)).toBe(false);
  expect(performance.now() - started).toBeLessThan(PATIENCE.whole);
});

test('a slow download that does arrive is waited for', async () => {
  const slow = `require('fs').writeFileSync(process.env.TMPDIR + '/part', 'x'); setTimeout(() => process.exit(0), 2500)`;
  expect(await downloadOfficial(packageWith(slow), 'use', PATIENCE)).toBe(true);
});
