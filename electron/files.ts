import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LARGEST_FILE, type IpcFailure } from '#shared/ipc/contract';
import { err, ok, type Result } from '#shared/kernel/result';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ETXTBSY']);

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** What an error of the file system means to an officer; any other error is a bug and is thrown again. */
function writeFailure(cause: unknown): Result<never, IpcFailure> {
  if (FULL.has(codeOf(cause))) return err({ code: 'disk-full' });
  if (FORBIDDEN.has(codeOf(cause))) return err({ code: 'not-writable' });
  throw cause;
}

/** Writes and waits until the disk has it. */
async function writeToDisk(path: string, data: Uint8Array, mode = 0o666): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until a folder's list of names is on the disk; Windows does this by itself and cannot be asked. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file whole or not at all: a reader sees the old content or the new, a full disk or a power cut leaves the old.
 * Refuses with `disk-full` or `not-writable`.
 */
export async function writeWhole(
  path: string,
  data: Uint8Array,
  write: typeof writeToDisk = writeToDisk,
): Promise<Result<{ path: string }, IpcFailure>> {
  const part = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  try {
    await write(part, data);
    await rename(part, path);
    await syncFolder(dirname(path));
    return ok({ path });
  } catch (cause) {
    await rm(part, { force: true });
    return writeFailure(cause);
  }
}

/** Writes a file as `writeWhole` does, readable by this account alone. */
export const writePrivate = (path: string, data: Uint8Array): ReturnType<typeof writeWhole> =>
  writeWhole(path, data, (part, bytes) => writeToDisk(part, bytes, 0o600));

export type OpenedFile = { readonly name: string; readonly data: Uint8Array<ArrayBuffer> };

/** Reads files whole. Refuses all when one is larger than the bridge carries or cannot be read. */
export async function readWhole(paths: readonly string[]): Promise<Result<{ files: OpenedFile[] }, IpcFailure>> {
  const files: OpenedFile[] = [];
  for (const path of paths) {
    try {
      if ((await stat(path)).size > LARGEST_FILE) return err({ code: 'too-large' });
      files.push({ name: basename(path), data: new Uint8Array(await readFile(path)) });
    } catch {
      return err({ code: 'unreadable' }); // gone, locked or not a file: the officer chooses again
    }
  }
  return ok({ files });
}

/** Bytes free where a folder is; null where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null; // a network share may not tell
  }
}
