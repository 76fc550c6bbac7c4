import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './places.mjs';

/**
 * @typedef {object} ChildOptions
 * @property {NodeJS.ProcessEnv} [env] added to this process's own
 * @property {string} [cwd] the project's root unless told
 * @property {boolean} [stdoutToStderr] keeps our own standard input and output untouched
 */

/**
 * Runs a program to its end and resolves to its exit code (128 + 2 for Ctrl-C, as a shell counts). An interruption is passed
 * on, and we outlive the child, so that nothing is left running behind a returned prompt.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {ChildOptions} [options]
 * @returns {Promise<number>}
 */
export function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: options.stdoutToStderr ? ['ignore', 2, 2] : 'inherit',
    });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process.on('SIGINT', passOn);
    process.on('SIGTERM', passOn);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', passOn);
      process.off('SIGTERM', passOn);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/**
 * Runs a script with this same Node.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {ChildOptions} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/** A tool's script below node_modules. */
export const toolScript = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);

/**
 * Where npm's own script is: the npm that started us, else the one beside this Node.
 * @returns {string | undefined}
 */
function npmScript() {
  const node = dirname(process.execPath);
  const candidates = [
    process.env['npm_execpath'] ?? '',
    join(node, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(node, 'node_modules/npm/bin/npm-cli.js'),
  ];
  return candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file));
}

/**
 * `npm ci`: quiet, without an audit, its own words on standard error. Resolves to its exit code.
 * @param {string} folder
 * @param {readonly string[]} [more]
 */
export function npmCi(folder, more = []) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...more];
  const script = npmScript();
  const options = { cwd: folder, stdoutToStderr: true };
  if (script !== undefined) return runNode(script, args, options);
  return run('npm', args, options);
}
