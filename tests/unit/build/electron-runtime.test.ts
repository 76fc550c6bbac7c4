import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolveElectron } from '../../../build/scripts/setup/electron-runtime.mjs';
import './quiet';
import { tempFolder } from '#tests/support/temp-folder';

function unpack(folder: string, version: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'electron'), '');
  writeFileSync(join(folder, 'version'), `v${version}\n`);
}

/** A machine that pins Electron 45.0.0; `downloads` and `fallbacks` count what was tried. */
function machine(online: boolean) {
  const folder = tempFolder();
  const packageFolder = join(folder, 'electron-package');
  const tried: string[] = [];
  mkdirSync(packageFolder);
  writeFileSync(join(packageFolder, 'package.json'), '{"version":"45.0.0"}');
  const around = {
    packageFolder,
    cache: join(folder, 'cache'),
    platform: 'linux',
    arch: 'x64',
    env: {} as NodeJS.ProcessEnv,
    download: () => {
      tried.push('download');
      if (online) unpack(join(packageFolder, 'dist'), '45.0.0');
      return Promise.resolve(online);
    },
    fallback: (cache: string) => {
      tried.push('fallback');
      unpack(join(cache, 'old'), '33.2.1');
      return Promise.resolve(join(cache, 'old/electron'));
    },
  };
  return { folder, around, tried };
}

test('the folder in ELECTRON_OVERRIDE_DIST_PATH comes first, but never for a release', async () => {
  const { folder, around, tried } = machine(true);
  unpack(join(folder, 'own'), '44.1.0');
  around.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(folder, 'own');
  expect(await resolveElectron('use', around)).toEqual({
    exe: join(folder, 'own/electron'),
    version: '44.1.0',
    kind: 'override',
  });
  expect(tried).toEqual([]);
  expect(await resolveElectron('release', around)).toMatchObject({ kind: 'official', version: '45.0.0' });
});

test('an override without an executable is refused and nothing else is tried', async () => {
  const { folder, around, tried } = machine(true);
  around.env['ELECTRON_OVERRIDE_DIST_PATH'] = folder;
  await expect(resolveElectron('use', around)).rejects.toThrow(/holds no electron/);
  expect(tried).toEqual([]);
});

test('an unpacked official runtime is used only in the pinned version', async () => {
  const { around, tried } = machine(true);
  unpack(join(around.packageFolder, 'dist'), '44.0.0');
  expect(await resolveElectron('use', around)).toMatchObject({ kind: 'official', version: '45.0.0' });
  expect(await resolveElectron('use', around)).toMatchObject({ kind: 'official' });
  expect(tried).toEqual(['download']);
});

test('a failed download is remembered for an hour and then tried again', async () => {
  const { around, tried } = machine(false);
  expect(await resolveElectron('use', around)).toMatchObject({ kind: 'fallback', version: '33.2.1' });
  expect(await resolveElectron('use', around)).toMatchObject({ kind: 'fallback' });
  expect(tried).toEqual(['download', 'fallback', 'fallback']);
  const twoHoursAgo = Date.now() / 1000 - 7200;
  utimesSync(join(around.cache, 'no-official-45.0.0'), twoHoursAgo, twoHoursAgo);
  await resolveElectron('use', around);
  expect(tried).toEqual(['download', 'fallback', 'fallback', 'download', 'fallback']);
});

test('a release never takes the fallback and always tries the download', async () => {
  const { around, tried } = machine(false);
  await resolveElectron('use', around);
  await expect(resolveElectron('release', around)).rejects.toThrow(/ELECTRON_MIRROR.*never packaged/);
  expect(tried).toEqual(['download', 'fallback', 'download']);
});

test('where the fallback cannot run, the advice is given instead', async () => {
  const { around, tried } = machine(false);
  around.arch = 'arm64';
  await expect(resolveElectron('use', around)).rejects.toThrow(/no fallback runtime for linux-arm64/);
  expect(tried).toEqual(['download']);
});
