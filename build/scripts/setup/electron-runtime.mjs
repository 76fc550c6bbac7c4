import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFallback } from './fallback-runtime.mjs';
import { downloadOfficial } from './official-download.mjs';
import { CACHE, ROOT } from './places.mjs';
import { SetupFailure, say, timed } from './report.mjs';

const HOUR = 3_600_000;
const EXECUTABLES = /** @type {Record<string, string>} */ ({
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
});

/** @typedef {{ exe: string, version: string, kind: 'override' | 'official' | 'fallback' }} Runtime */
/**
 * What the search for a runtime depends on, so that tests can stage each case.
 * @typedef {object} Surroundings
 * @property {string} packageFolder of the electron package
 * @property {string} cache
 * @property {string} platform
 * @property {string} arch
 * @property {NodeJS.ProcessEnv} env
 * @property {(packageFolder: string, purpose: 'use' | 'release') => Promise<boolean>} download
 * @property {(cache: string) => Promise<string>} fallback
 */

/** @type {Surroundings} */
const HERE = {
  packageFolder: join(ROOT, 'node_modules/electron'),
  cache: CACHE,
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  download: downloadOfficial,
  fallback: ensureFallback,
};

/** @param {string} folder */
function versionIn(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

const executableOf = (/** @type {Surroundings} */ { platform }) => EXECUTABLES[platform] ?? 'electron';

/**
 * The runtime in ELECTRON_OVERRIDE_DIST_PATH; refuses a folder without an executable, which is surely a mistake.
 * @param {Surroundings} around
 * @returns {Runtime | undefined}
 */
function overriding(around) {
  const folder = around.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const exe = join(folder, executableOf(around));
  if (!existsSync(exe))
    throw new SetupFailure(`ELECTRON_OVERRIDE_DIST_PATH=${folder} holds no ${executableOf(around)}.`);
  return { exe, version: versionIn(folder) ?? 'unknown', kind: 'override' };
}

/**
 * The official runtime when the pinned version of it is unpacked.
 * @param {Surroundings} around
 * @param {string} wanted
 * @returns {Runtime | undefined}
 */
function unpackedOfficial(around, wanted) {
  const folder = join(around.packageFolder, 'dist');
  const exe = join(folder, executableOf(around));
  return versionIn(folder) === wanted && existsSync(exe) ? { exe, version: wanted, kind: 'official' } : undefined;
}

/**
 * Downloads the official runtime unless that failed within the last hour; a release always tries.
 * @param {Surroundings} around
 * @param {string} wanted
 * @param {'use' | 'release'} purpose
 */
async function tryDownload(around, wanted, purpose) {
  const memo = join(around.cache, `no-official-${wanted}`);
  const failedAt = statSync(memo, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (purpose !== 'release' && Date.now() - failedAt < HOUR) return undefined;
  const done = await timed(`fetching Electron ${wanted}`, () => around.download(around.packageFolder, purpose));
  const found = done ? unpackedOfficial(around, wanted) : undefined;
  if (found === undefined) {
    mkdirSync(around.cache, { recursive: true });
    writeFileSync(memo, '');
  }
  return found;
}

/**
 * The Electron to run, in this order: the one in ELECTRON_OVERRIDE_DIST_PATH, the official one already unpacked, the official
 * one downloaded, and on Linux x64 the pinned older one. A release takes only the official one and refuses the rest.
 * @param {'use' | 'release'} purpose
 * @param {Surroundings} [around]
 * @returns {Promise<Runtime>}
 */
export async function resolveElectron(purpose, around = HERE) {
  const wanted = String(JSON.parse(readFileSync(join(around.packageFolder, 'package.json'), 'utf8')).version);
  const override = purpose === 'release' ? undefined : overriding(around);
  const found = override ?? unpackedOfficial(around, wanted) ?? (await tryDownload(around, wanted, purpose));
  if (found !== undefined) return found;
  const advice = `Electron ${wanted} could not be downloaded. Set ELECTRON_MIRROR to a mirror you trust and try again.`;
  if (purpose === 'release') throw new SetupFailure(`${advice} The fallback runtime is never packaged.`);
  if (around.platform !== 'linux' || around.arch !== 'x64') {
    throw new SetupFailure(`${advice} There is no fallback runtime for ${around.platform}-${around.arch}.`);
  }
  const exe = await around.fallback(around.cache);
  const version = versionIn(join(exe, '..')) ?? 'unknown';
  say(`using Electron ${version}, the fallback runtime (development and tests only)`);
  return { exe, version, kind: 'fallback' };
}

/** `--no-sandbox` only where Chromium's sandbox cannot work: for root on Linux. */
export const sandboxArguments = () =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
