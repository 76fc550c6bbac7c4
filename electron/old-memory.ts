import { existsSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the engine keeps the page's database, in the desk's folder. */
const DATABASE = 'IndexedDB';
/** A file that says that the database is to be set aside when the desk starts. */
const WISH = 'set-memory-aside';

/** Notes that the page's database is to be set aside by the next start: while the desk runs, the engine holds its files. */
export const wishMemoryAside = (folder: string): Promise<void> => writeFile(join(folder, WISH), '');

/**
 * Sets a page's database that does not open aside, where that was wished: it is renamed and never deleted. Must run before the engine
 * opens it. Gives where it lies now; null where nothing was wished or nothing is there.
 */
export function setMemoryAside(folder: string, now: number): string | null {
  const wish = join(folder, WISH);
  if (!existsSync(wish)) return null;
  rmSync(wish); // first: a start that fails below asks the officer again instead of setting a good database aside
  const database = join(folder, DATABASE);
  if (!existsSync(database)) return null;
  const aside = `${database}.before-${String(now)}`;
  renameSync(database, aside);
  return aside;
}
