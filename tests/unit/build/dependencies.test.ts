import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureDependencies, missingOptionals } from '../../../build/scripts/setup/dependencies.mjs';
import './quiet';
import { tempFolder } from '#tests/support/temp-folder';

const lockOf = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });
const ONE = { '': {}, 'node_modules/zod': { version: '1.0.0', integrity: 'sha512-a' } };

function project(): { root: string; installs: string[]; install: (root: string) => Promise<number> } {
  const root = tempFolder();
  const installs: string[] = [];
  writeFileSync(join(root, 'package-lock.json'), lockOf(ONE));
  const install = (where: string) => {
    installs.push(where);
    rmSync(join(where, 'node_modules'), { recursive: true, force: true });
    mkdirSync(join(where, 'node_modules'));
    return Promise.resolve(0);
  };
  return { root, installs, install };
}

test('packages are installed once, and again when the lock changes', async () => {
  const { root, installs, install } = project();
  await ensureDependencies(root, install);
  await ensureDependencies(root, install);
  expect(installs).toHaveLength(1);
  writeFileSync(join(root, 'package-lock.json'), lockOf({ ...ONE, 'node_modules/dexie': { version: '2.0.0' } }));
  await ensureDependencies(root, install);
  expect(installs).toHaveLength(2);
});

test('an interrupted first run is done again', async () => {
  const { root, installs, install } = project();
  const cut = (where: string) => {
    mkdirSync(join(where, 'node_modules/zod'), { recursive: true });
    return Promise.reject(new Error('power cut'));
  };
  await expect(ensureDependencies(root, cut)).rejects.toThrow('power cut');
  await ensureDependencies(root, install);
  expect(installs).toHaveLength(1);
});

test('an installation that fails leaves no stamp, not even the one before it', async () => {
  const { root, install } = project();
  await ensureDependencies(root, install);
  writeFileSync(join(root, 'package-lock.json'), lockOf({ '': {}, 'node_modules/zod': { version: '3.0.0' } }));
  await expect(ensureDependencies(root, () => Promise.resolve(7))).rejects.toThrow(/npm ci failed with exit code 7/);
  expect(existsSync(join(root, 'node_modules/.lianjian-stamp'))).toBe(false);
});

test('packages that npm has put there already are not installed again', async () => {
  const { root, installs, install } = project();
  mkdirSync(join(root, 'node_modules'));
  const wanted = { ...ONE, 'node_modules/only-elsewhere': { version: '1.0.0', optional: true } };
  writeFileSync(join(root, 'package-lock.json'), lockOf(wanted));
  const record = join(root, 'node_modules/.package-lock.json');
  writeFileSync(record, lockOf({ 'node_modules/zod': { version: '1.0.0', integrity: 'sha512-other' } }));
  await ensureDependencies(root, install);
  expect(installs).toHaveLength(1);
  rmSync(join(root, 'node_modules/.lianjian-stamp'));
  writeFileSync(record, lockOf({ 'node_modules/zod': ONE['node_modules/zod'] }));
  await ensureDependencies(root, install);
  expect(installs).toHaveLength(1);
});

test('optional packages that a lock leaves out are named, nested ones included', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/tool': { optionalDependencies: { '@tool/linux': '1', '@tool/win': '1', fsevents: '2' } },
      'node_modules/@tool/linux': {},
      'node_modules/other/node_modules/fsevents': {},
    },
  };
  expect(missingOptionals(lock)).toEqual(['@tool/win']);
});
