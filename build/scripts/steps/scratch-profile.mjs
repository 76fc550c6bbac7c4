import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ERRANDS = ['--shots', '--print-job'];
const PLACE = '--user-data-dir';

const has = (/** @type {readonly string[]} */ words, /** @type {string} */ option) =>
  words.some((word) => word === option || word.startsWith(`${option}=`));

/** A memory for a desk that is thrown away: the argument that names it, and how to remove it once the desk has ended. */
export function scratchProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'lianjian-'));
  return {
    args: [`${PLACE}=${folder}`],
    // Chromium's helpers may still be writing their last words.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** A scratch memory for a desk that is sent on an errand; an ordinary desk keeps the officer's own. */
export function profileFor(/** @type {readonly string[]} */ words) {
  const errand = ERRANDS.some((option) => has(words, option)) && !has(words, PLACE);
  return errand ? scratchProfile() : { args: [], remove: () => {} };
}
