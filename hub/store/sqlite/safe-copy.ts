import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SqliteDriver } from './driver';

/** Asks the disk to have what was written to a file, or to a folder's list of names. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Copies a database into a file that must not exist yet; the file appears under its name only when it is whole and on the disk. */
export async function safeCopy(db: SqliteDriver, file: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already`);
  const part = `${file}.part`;
  await rm(part, { force: true });
  try {
    await db.copyTo(part);
    await flush(part);
    await rename(part, file);
    if (process.platform !== 'win32') await flush(dirname(file)); // Windows opens no folder, and keeps its names by itself
  } finally {
    await rm(part, { force: true });
  }
}
