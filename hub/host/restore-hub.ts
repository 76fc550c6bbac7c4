import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beginNewReigns } from '../hub-upkeep';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';
import { StoreUnavailable } from '../store/unavailable';

const ENDS = ['', '-wal', '-shm'];

/**
 * Makes a backup the memory of this workstation's own hub, under a new reign, so that every desk sends again what the backup does not hold.
 * The memory that was there is kept beside it (`own.before-…`). False where the file is no backup of a hub; nothing is changed then. The
 * hub must be closed.
 */
export async function restoreHub(folder: string, file: string, now: number): Promise<boolean> {
  const place = join(folder, 'own.sqlite');
  const part = `${place}.restored`;
  await copyFile(file, part);
  try {
    const store = await openSqliteStore({ file: part });
    const reigns = await beginNewReigns(store, now);
    await store.close();
    if (reigns.length === 0) return false;
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    for (const end of ENDS) await setAside(`${place}${end}`, join(folder, `own.before-${String(now)}.sqlite${end}`));
    await rename(part, place);
    return true;
  } catch (cause) {
    if (cause instanceof StoreUnavailable && cause.code === 'corrupt') return false;
    throw cause;
  } finally {
    for (const end of ENDS) await rm(`${part}${end}`, { force: true });
  }
}

async function setAside(from: string, to: string): Promise<void> {
  await rename(from, to).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause; // a hub that was never used here has no memory
  });
}
