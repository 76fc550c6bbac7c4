import { spawn } from 'node:child_process';
import { SetupFailure } from './report.mjs';

const PATIENCE = 20_000;

/** Whether this machine shows no windows, so that we must bring a display. */
export const needsOwnDisplay = () =>
  process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

/** @typedef {{ env: NodeJS.ProcessEnv, stop: () => void }} Display */

/**
 * The number that Xvfb writes once it listens.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let text = '';
    const tooLong = setTimeout(() => reject(new SetupFailure('Xvfb did not answer.')), PATIENCE);
    server.on('error', () => reject(new SetupFailure('Xvfb could not be started.')));
    server.on('exit', () => reject(new SetupFailure('Xvfb ended at once.')));
    server.stdio[3]?.on('data', (piece) => {
      text += String(piece);
      if (!text.includes('\n')) return;
      clearTimeout(tooLong);
      resolve(text.trim());
    });
  });
}

/**
 * A display to open windows on: the machine's own, or an Xvfb that picks a free number by itself. Give the environment to
 * children and stop it in the end; it is stopped at our own exit too.
 * @returns {Promise<Display>}
 */
export async function openDisplay() {
  if (!needsOwnDisplay()) return { env: {}, stop: () => {} };
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = () => void server.kill();
  process.once('exit', stop);
  const number = await displayNumber(server);
  server.stdio[3]?.destroy();
  server.unref();
  return { env: { DISPLAY: `:${number}` }, stop };
}
