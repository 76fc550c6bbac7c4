import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { err, ok } from '#shared/kernel/result';
import { LEAST_DAYS } from '../../config';
import { databaseFile, openStore } from '../../hub-store';
import { beginNewReigns, checkHistory, pruneAll } from '../../hub-upkeep';
import { fillFromFile } from '../../store/postgres/fill-from-file';
import { openSqliteStore } from '../../store/sqlite/open-sqlite-store';
import { StoreUnavailable } from '../../store/unavailable';
import { wholeNumber } from '../arguments';
import { withStore } from '../hub-settings';
import { unusable } from '../outcome';
import type { HubCommand } from './hub-command';

/** `hub backup FILE`: a whole copy at one moment, beside a hub at work. The file must not exist. */
export const backupCommand: HubCommand = {
  words: ['FILE'],
  options: [],
  run: ({ args, config }) =>
    withStore(config, async (store) => {
      const [file = ''] = args.words;
      if (existsSync(file)) return err(unusable('file-exists', `${file} exists already`, { file }));
      await store.backup(file);
      const ports = await store.ports();
      return ok({ exit: 0, json: { file, ports }, summary: `${file}: ${String(ports.length)} ports` });
    }),
};

/**
 * `hub restore FILE`: a backup becomes the hub's database and every port begins a new reign, so that desks send again what the backup does not
 * hold. Refuses where there is a database: stop the hub and move it away first. With `--database-url` the backup fills an empty PostgreSQL;
 * where that was restored by its own tools, FILE is `-`.
 */
export const restoreCommand: HubCommand = {
  words: ['FILE'],
  options: [],
  async run({ args, config }) {
    const [file = ''] = args.words;
    const put =
      config.databaseUrl === null
        ? await putInPlace(file, databaseFile(config), config.dataDir)
        : await fill(file, config.databaseUrl);
    if (put) return err(put);
    const store = await openStore(config);
    try {
      const ports = await beginNewReigns(store, Date.now());
      return ok({ exit: 0, json: { ports }, summary: `${String(ports.length)} ports begin a new reign` });
    } finally {
      await store.close();
    }
  },
};

/** Copies a backup to the place of the database, once it has proved to be one. Gives why not. */
async function putInPlace(file: string, place: string, folder: string) {
  if (existsSync(place))
    return unusable('database-exists', `${place} exists: stop the hub and move it away first`, { file: place });
  if (!existsSync(file)) return unusable('file-missing', `${file}: there is no such file`, { file });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = `${place}.restored`;
  await copyFile(file, part, constants.COPYFILE_FICLONE);
  try {
    const store = await openSqliteStore({ file: part });
    await store.ports();
    await store.close();
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    await rename(part, place);
    return null;
  } catch (cause) {
    if (!(cause instanceof StoreUnavailable)) throw cause;
    return unusable('not-a-backup', `${file}: this is no backup of a hub (${cause.code})`, {
      file,
      trouble: cause.code,
    });
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${part}${end}`, { force: true });
  }
}

/** Copies a backup into an empty PostgreSQL. Gives why not. */
async function fill(file: string, url: string) {
  if (file === '-') return null;
  if (!existsSync(file)) return unusable('file-missing', `${file}: there is no such file`, { file });
  try {
    const filled = await fillFromFile({ url, file });
    return filled ? null : unusable('database-exists', 'the database holds ports or desks already', {});
  } catch (cause) {
    if (!(cause instanceof StoreUnavailable)) throw cause;
    const message = `${file}: not restored (${cause.code})`;
    return unusable(cause.code === 'corrupt' ? 'not-a-backup' : 'store-unavailable', message, {
      file,
      trouble: cause.code,
    });
  }
}

/** `hub check [--port CODE]`: holds the history against its chain. Exit code 1 and the first wrong version where it does not follow. */
export const checkCommand: HubCommand = {
  words: [],
  options: ['port'],
  run: ({ args, config }) =>
    withStore(config, async (store) => {
      const only = args.options.get('port');
      const heads = (await store.ports()).filter((p) => only === undefined || p.portId === only);
      if (only !== undefined && heads.length === 0)
        return err(unusable('port-unknown', `${only}: there is no such port here`, { port: only }));
      let entries = 0;
      for (const head of heads) {
        const checked = await checkHistory(store, head);
        entries += checked.entries;
        const { firstBad } = checked;
        if (firstBad) {
          const summary = `broken at ${firstBad.portId} version ${String(firstBad.version)}`;
          return ok({ exit: 1, json: { valid: false, entries, firstBad }, summary });
        }
      }
      return ok({
        exit: 0,
        json: { valid: true, entries, firstBad: null },
        summary: `whole: ${String(entries)} entries`,
      });
    }),
};

/**
 * `hub prune --days N`: forgets history and refusals older than so many days, 30 at least; rows stay, and
 * what came after a refusal that its desk may not have heard.
 */
export const pruneCommand: HubCommand = {
  words: [],
  options: [],
  needs: ['days'],
  async run({ args, config }) {
    const days = wholeNumber(args, 'days', { least: LEAST_DAYS, most: 36_500, otherwise: LEAST_DAYS });
    if (!days.ok) return days;
    return withStore(config, async (store) => {
      const ports = await pruneAll(store, { days: days.value, now: Date.now() });
      const told = ports.map(({ portId, oldest, version }) => ({ portId, oldest, version }));
      const lines = told.map((p) => `${p.portId} keeps versions after ${String(p.oldest)} of ${String(p.version)}`);
      return ok({ exit: 0, json: { ports: told }, summary: lines.join('\n') || 'no ports' });
    });
  },
};
