import { spawn } from 'node:child_process';
import { SetupFailure } from './report.mjs';

const PATIENCE = 20_000;

/**
 * A shell that runs Xvfb for as long as its own input is open. The system closes that when we end, however we end, so that no
 * display outlives us.
 */
const GUARDED = 'Xvfb "$@" & exec 3>&-; read -r _; kill $!';
const XVFB = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];

/** Whether this machine shows no windows, so that we must bring a display. */
export const needsOwnDisplay = () =>
  process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

/** @typedef {{ env: NodeJS.ProcessEnv, stop: () => void }} Display */

/**
 * The number that Xvfb writes once it listens.
 * @param {import('node:stream').Readable} output
 * @returns {Promise<string>}
 */
function displayNumber(output) {
  return new Promise((resolve, reject) => {
    let text = '';
    const tooLong = setTimeout(() => reject(new SetupFailure('Xvfb did not answer.')), PATIENCE);
    output.on('data', (piece) => (text += String(piece)));
    output.on('data', () => text.includes('\n') && settle());
    output.on('end', () => settle());
    function settle() {
      clearTimeout(tooLong);
      if (text.includes('\n')) resolve(text.trim());
      else reject(new SetupFailure('Xvfb could not be started.'));
    }
  });
}

/**
 * A display to open windows on: the machine's own, or an Xvfb that picks a free number by itself. Give the environment to
 * children and stop it in the end.
 * @returns {Promise<Display>}
 */
export async function openDisplay() {
  if (!needsOwnDisplay()) return { env: {}, stop: () => {} };
  const guard = spawn('sh', ['-c', GUARDED, 'sh', ...XVFB], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
  const output = /** @type {import('node:stream').Readable} */ (guard.stdio[3]);
  const number = await displayNumber(output);
  output.destroy();
  guard.unref();
  /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (guard.stdin)).unref();
  return { env: { DISPLAY: `:${number}` }, stop: () => void guard.stdin?.end() };
}
