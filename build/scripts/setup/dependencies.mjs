import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCi } from './child.mjs';
import { SetupFailure, timed } from './report.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Entry */
/** @typedef {{ packages: Record<string, Entry & { optionalDependencies?: Record<string, string> }> }} Lock */

const stampPath = (/** @type {string} */ root) => join(root, 'node_modules', '.lianjian-stamp');

/** What the installed packages must have come from: the lock file and the kind of machine. */
export function dependencyStamp(/** @type {string} */ root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

const readOrNothing = (/** @type {string} */ file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // no such file: the caller installs
  }
};

/**
 * Whether npm itself has put exactly the lock's packages here already (somebody ran `npm ci` by hand). npm writes its record
 * last, so an interrupted install has none. Optional packages of other platforms may be missing.
 */
export function installedMatchesLock(/** @type {string} */ root) {
  const record = readOrNothing(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const installed = /** @type {Lock} */ (JSON.parse(record)).packages;
  const wanted = /** @type {Lock} */ (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Makes node_modules what package-lock.json says, and does nothing when it is so already. The stamp is removed first and
 * written last: a run that was interrupted is simply done again.
 * @param {string} root
 * @param {(root: string) => Promise<number>} [install]
 */
export async function ensureDependencies(root, install = npmCi) {
  const stamp = dependencyStamp(root);
  if (readOrNothing(stampPath(root)) === stamp) return;
  if (!installedMatchesLock(root)) {
    rmSync(stampPath(root), { force: true });
    const code = await timed('installing packages (npm ci)', () => install(root));
    if (code !== 0) throw new SetupFailure(`npm ci failed with exit code ${code}; its own words are above.`);
  }
  writeFileSync(stampPath(root), stamp);
}

/**
 * Names of optional packages that some package asks for and the lock leaves out. npm drops what a registry lacks at that
 * hour, and from then on every `npm ci` fails; so a lock with a gap must never be committed.
 * @param {Lock} lock
 * @returns {string[]}
 */
export function missingOptionals(lock) {
  const present = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  const asked = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  return [...new Set(asked)].filter((name) => !present.has(name)).toSorted();
}
