import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './report.mjs';

/** How long the download may show nothing at all, and how long it may take. In milliseconds. */
const PATIENCE = { silent: 15_000, whole: 300_000, wholeForRelease: 900_000 };

/** Bytes below a folder; files that vanish meanwhile count as nothing. */
function bytesBelow(/** @type {string} */ folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce(
    (sum, file) => sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/**
 * Runs the installer of the electron package (it honours ELECTRON_MIRROR and checks the published hash). It knows no time-out,
 * so it runs as a child that is ended when nothing arrives. Resolves to whether it succeeded; never throws for the weather.
 * @param {string} packageFolder
 * @param {'use' | 'release'} purpose
 * @param {typeof PATIENCE} [patience]
 * @returns {Promise<boolean>}
 */
export function downloadOfficial(packageFolder, purpose, patience = PATIENCE) {
  const scratch = mkdtempSync(join(tmpdir(), 'lianjian-electron-'));
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch },
  });
  let words = '';
  child.stderr.on('data', (piece) => (words += String(piece)));
  const started = performance.now();
  const watch = setInterval(() => {
    const spent = performance.now() - started;
    const silent = bytesBelow(scratch) === 0 && !existsSync(join(packageFolder, 'dist'));
    const whole = purpose === 'release' ? patience.wholeForRelease : patience.whole;
    if (spent > whole || (silent && spent > patience.silent)) child.kill('SIGKILL');
  }, 250);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch);
      rmSync(scratch, { recursive: true, force: true });
      if (code !== 0) say(`no official Electron: ${firstReason(words)}`);
      resolve(code === 0);
    });
  });
}

/** The line of an installer's output that names the cause. */
function firstReason(/** @type {string} */ words) {
  return (
    words
      .split('\n')
      .find((line) => /error|ENOTFOUND|failed/i.test(line))
      ?.trim() ?? 'no answer'
  );
}
