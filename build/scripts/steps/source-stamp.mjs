import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Path, size and time of change of a file, or of every file below a folder, in a settled order.
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function linesOf(root, path) {
  const about = statSync(join(root, path), { throwIfNoEntry: false });
  if (about === undefined) return [];
  if (!about.isDirectory()) return [`${path} ${about.size} ${about.mtimeMs}`];
  return readdirSync(join(root, path)).flatMap((name) => linesOf(root, `${path}/${name}`));
}

/**
 * A digest that changes when a file below one of the paths is added, removed or changed. Reads no contents: a few milliseconds.
 * @param {string} root
 * @param {readonly string[]} paths folders or files, relative to the root
 */
export function sourceStamp(root, paths) {
  const lines = paths.flatMap((path) => linesOf(root, path)).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** @param {string} file */
function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // never built
  }
}

/**
 * Builds when the sources differ from those of the last complete build. The stamp is taken before and written after, so an
 * interrupted build, and a change during it, lead to another one. Resolves to whether it built.
 * @param {{ root: string, sources: readonly string[], stampFile: string }} what
 * @param {() => Promise<void>} build rejects when it fails
 */
export async function buildIfStale({ root, sources, stampFile }, build) {
  const stamp = sourceStamp(root, sources);
  if (readStamp(stampFile) === stamp) return false;
  rmSync(stampFile, { force: true });
  await build();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}
