import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asWeather, type SqliteDriver } from './driver';

/** Asks the disk to have what was written to a file, or to a folder's list of names. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+').catch(() => open(path, 'r')); // a folder opens for reading only
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Lets a file be written beside its place; it appears under its name, which must be free, only when it is whole and on the disk. */
export async function wholeFile(file: string, write: (part: string) => Promise<void>): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already`);
  const part = `${file}.part`;
  await rm(part, { force: true });
  try {
    await write(part);
    await flush(part);
    await rename(part, file);
    if (process.platform !== 'win32') await flush(dirname(file)); // Windows keeps its names by itself
  } catch (cause) {
    throw asWeather(cause);
  } finally {
    await rm(part, { force: true });
  }
}

/** Copies a database into a file that must not exist yet. */
export const safeCopy = (db: SqliteDriver, file: string): Promise<void> => wholeFile(file, (part) => db.copyTo(part));
