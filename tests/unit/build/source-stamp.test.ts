import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildIfStale } from '../../../build/scripts/steps/source-stamp.mjs';
import { tempFolder } from '#tests/support/temp-folder';

/** A project with two sources; `built` says whether the next call builds. */
function project() {
  const root = tempFolder();
  mkdirSync(join(root, 'shared/kernel'), { recursive: true });
  writeFileSync(join(root, 'shared/kernel/a.ts'), 'a');
  writeFileSync(join(root, 'package.json'), '{}');
  const what = { root, sources: ['shared', 'package.json', 'not-there-yet'], stampFile: join(root, 'out/.stamp') };
  const nothing = () => Promise.resolve();
  return { root, built: (build = nothing) => buildIfStale(what, build) };
}

test('what is built stays built until a source is added, changed or removed', async () => {
  const { root, built } = project();
  const file = join(root, 'shared/kernel/a.ts');
  expect([await built(), await built()]).toEqual([true, false]);
  writeFileSync(file, 'longer');
  expect([await built(), await built()]).toEqual([true, false]);
  utimesSync(file, 1, 1);
  expect([await built(), await built()]).toEqual([true, false]);
  writeFileSync(join(root, 'shared/b.ts'), 'b');
  expect([await built(), await built()]).toEqual([true, false]);
  rmSync(file);
  expect([await built(), await built()]).toEqual([true, false]);
  mkdirSync(join(root, 'not-there-yet'));
  writeFileSync(join(root, 'not-there-yet/c.ts'), 'c');
  expect(await built()).toBe(true);
});

test('a build that fails is tried again', async () => {
  const { built } = project();
  await built();
  const { built: fresh } = project();
  await expect(fresh(() => Promise.reject(new Error('type error')))).rejects.toThrow('type error');
  expect(await fresh()).toBe(true);
});

test('a source that changes during the build leads to another build', async () => {
  const { root, built } = project();
  await built(() => {
    writeFileSync(join(root, 'shared/kernel/a.ts'), 'changed meanwhile');
    return Promise.resolve();
  });
  expect(await built()).toBe(true);
});
