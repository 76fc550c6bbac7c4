import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { say, timed } from './report.mjs';
import { findProgram } from './system-libraries.mjs';

/** Where Debian keeps each version of the server; its programs are on nobody's PATH. */
const DEBIAN = '/usr/lib/postgresql';
const OLDEST = 15;

/**
 * The folder of the server's programs, the newest that the hub can use; undefined where none is installed.
 * @returns {string | undefined}
 */
export function findPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : [];
  const folders = versions
    .filter((version) => version >= OLDEST)
    .toSorted((a, b) => b - a)
    .map((version) => join(DEBIAN, String(version), 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')));
}

const ADVICE = 'install postgresql (15 or newer), or set LIANJIAN_TEST_DATABASE_URL, to run them';

/**
 * The PostgreSQL on which the tests of the hub's large store run, each file of them with a server of its own. Installed like the libraries where
 * that is possible; anywhere else those tests are skipped, and this says so.
 */
export async function offerPostgres() {
  if (process.env['LIANJIAN_TEST_DATABASE_URL'] || findPostgres() !== undefined) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get') !== undefined)
    await timed('installing postgresql', installServer);
  if (findPostgres() === undefined) say(`no PostgreSQL: tests of the store on it are skipped; ${ADVICE}`);
}

/** Whether it works or not: without it the tests are skipped. */
async function installServer() {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdoutToStderr: true };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], options);
}
