import { mkdirSync } from 'node:fs';
import type * as disk from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { writeStoreFile } from '#hub/store/sqlite/write-store-file';
import { commit } from '#tests/support/hub-store-batch';
import { tempFolder } from '#tests/support/temp-folder';

/** What was asked of the disk, in order, with the folder left out. */
const asked = vi.hoisted((): string[] => []);

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof disk>();
  const nameOf = (path: unknown): string => String(path).split('/').at(-1)!;
  return {
    ...real,
    open: async (...how: Parameters<typeof real.open>) => {
      const handle = await real.open(...how);
      const sync = handle.sync.bind(handle);
      handle.sync = () => {
        asked.push(`sync ${nameOf(how[0])}`);
        return sync();
      };
      return handle;
    },
    rename: (from: string, to: string) => {
      asked.push(`rename ${nameOf(from)} ${nameOf(to)}`);
      return real.rename(from, to);
    },
  };
});

const ORDER = ['sync copy.db.part', 'rename copy.db.part copy.db', 'sync of-the-backup'];

/** Only an order can be told without cutting the power: a name that reaches the disk before its bytes is an empty backup after a cut. */
test.skipIf(process.platform === 'win32').each([
  ['of an embedded store', () => embedded()],
  ['of another store', () => (file: string) => writeStoreFile(file, () => Promise.resolve())],
])('a backup %s is on the disk before it has its name, and its name before it is told', async (_, made) => {
  const backup = await made();
  asked.length = 0;
  await backup(join(namedFolder(), 'copy.db'));
  expect(asked).toEqual(ORDER);
});

function namedFolder(): string {
  const folder = join(tempFolder(), 'of-the-backup');
  mkdirSync(folder);
  return folder;
}

async function embedded(): Promise<(file: string) => Promise<void>> {
  const store = await openSqliteStore({ file: join(tempFolder(), 'hub.db') });
  onTestFinished(() => store.close());
  await commit(store);
  return (file) => store.backup(file);
}
