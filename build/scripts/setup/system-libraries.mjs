import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';
import { needsOwnDisplay } from './display.mjs';
import { SetupFailure, say, timed } from './report.mjs';

/** What Electron needs beyond a bare Debian or Ubuntu; the newer name first. */
const LIBRARIES = [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libasound2t64', 'libasound2'], ['libgbm1']];

/** Where a program is on the PATH or in the usual folders. */
export function findProgram(/** @type {string} */ name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Names of shared libraries that an executable asks for and the loader does not find, from the output of `ldd`. */
export function missingLibraries(/** @type {string} */ lddOutput) {
  return lddOutput
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '');
}

/** Libraries that an executable lacks on this machine. */
const lackedBy = (/** @type {string} */ exe) =>
  missingLibraries(spawnSync('ldd', [exe], { encoding: 'utf8' }).stdout ?? '');

/** The package that this system knows, of several names of one library. */
function knownPackage(/** @type {string[]} */ names) {
  const known = (/** @type {string} */ name) => {
    const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '';
    return /Candidate: (?!\(none\))/.test(policy);
  };
  return names.find(known) ?? names.at(-1) ?? '';
}

async function installWithApt(/** @type {string[][]} */ packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdoutToStderr: true };
  await run('apt-get', ['update', '-qq'], options);
  const names = packages.map(knownPackage);
  const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options);
  if (code !== 0) throw new SetupFailure(`apt-get could not install ${names.join(' ')}; its own words are above.`);
}

/**
 * Makes sure that Electron can start on this Linux: its libraries, and Xvfb where there is no display. Installs them as root
 * on Debian and its kin; anywhere else refuses with the one line to run.
 * @param {string} exe
 */
export async function ensureSystemLibraries(exe) {
  if (process.platform !== 'linux') return;
  const lacked = lackedBy(exe);
  const lacksXvfb = needsOwnDisplay() && findProgram('Xvfb') === undefined;
  if (lacked.length === 0 && !lacksXvfb) return;
  const packages = [...(lacked.length > 0 ? LIBRARIES : []), ...(lacksXvfb ? [['xvfb']] : [])];
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) {
    const names = packages.map((names) => names.at(-1)).join(' ');
    throw new SetupFailure(
      `Electron cannot start here (${[...lacked, ...(lacksXvfb ? ['no display'] : [])].join(', ')}). Run:\n` +
        `  sudo apt-get install -y --no-install-recommends ${names}`,
    );
  }
  await timed('installing system libraries', () => installWithApt(packages));
  const still = lackedBy(exe);
  if (still.length > 0) throw new SetupFailure(`Still missing after the installation: ${still.join(', ')}.`);
}

/** Whether this system has a font with Chinese signs; taken for granted where nobody can tell. */
function hasChineseFont() {
  const found = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return found.status !== 0 || found.stdout.trim() !== '';
}

/**
 * Chinese, Korean and Japanese signs of the system's own. The app brings a font for machines without one, but reads it only after its first
 * picture; with one of the system's the first picture is the right one. Without root the app's own has to do.
 */
export async function offerChineseFont() {
  if (process.platform !== 'linux' || hasChineseFont()) return;
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) return;
  try {
    await timed('installing fonts-noto-cjk', () => installWithApt([['fonts-noto-cjk']]));
  } catch (cause) {
    if (!(cause instanceof SetupFailure)) throw cause;
    say('fonts-noto-cjk could not be installed; the desk uses the font that it brings');
  }
}

/**
 * The program with which the tests read what a printed PDF says. Installed like the libraries where that is possible; anywhere else
 * those tests are skipped, and this says so.
 */
export async function offerPdfReader() {
  if (findProgram('pdftotext') !== undefined) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get') !== undefined)
    await timed('installing poppler-utils', () => installWithApt([['poppler-utils']]));
  else say('no pdftotext: tests of the text in PDFs are skipped; install poppler-utils to run them');
}
