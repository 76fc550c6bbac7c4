import { mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freeBytes, readWhole, writeWhole } from '#electron/files';
import { tempFolder } from '#tests/support/temp-folder';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A disk that takes half of the data and is then full, as the system tells it. */
const failing = (code: string) => async (path: string, data: Uint8Array) => {
  await writeFile(path, data.subarray(0, data.length / 2));
  throw Object.assign(new Error(`${code}: write`), { code });
};

test('a file is written whole, and whole again over itself', async () => {
  const folder = tempFolder();
  const path = join(folder, '计划.csv');
  expect(await writeWhole(path, bytes('first'))).toEqual({ ok: true, value: { path } });
  await writeWhole(path, bytes('second'));
  expect(readFileSync(path, 'utf8')).toBe('second');
  expect(readdirSync(folder)).toEqual(['计划.csv']);
});

test.each(['ENOSPC', 'EDQUOT'])(
  'a full disk (%s) is told, the old file stays and nothing half-written is left',
  async (code) => {
    const folder = tempFolder();
    const path = join(folder, 'plan.xlsx');
    await writeWhole(path, bytes('old'));
    const failed = await writeWhole(path, bytes('new and longer'), failing(code));
    expect(failed).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan.xlsx']);
  },
);

test('a file that another program holds, and a folder that is gone, are not writable', async () => {
  const folder = tempFolder();
  const held = await writeWhole(join(folder, 'a.csv'), bytes('x'), failing('EBUSY'));
  expect(held).toEqual({ ok: false, error: { code: 'not-writable' } });
  const gone = await writeWhole(join(folder, 'none/a.csv'), bytes('x'));
  expect(gone).toEqual({ ok: false, error: { code: 'not-writable' } });
  mkdirSync(join(folder, 'a-folder'));
  const taken = await writeWhole(join(folder, 'a-folder'), bytes('x'));
  expect(taken).toEqual({ ok: false, error: { code: 'not-writable' } });
  expect(readdirSync(folder)).toEqual(['a-folder']);
});

test('an error that is no weather is thrown, and leaves nothing either', async () => {
  const folder = tempFolder();
  await expect(writeWhole(join(folder, 'a.csv'), bytes('x'), failing('EINVAL'))).rejects.toThrow('EINVAL');
  expect(readdirSync(folder)).toEqual([]);
});

test('files are read whole with their names', async () => {
  const folder = tempFolder();
  const paths = ['海关.xlsx', 'b.csv'].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, path.endsWith('csv') ? 'b' : '');
  const read = await readWhole(paths);
  expect(read).toEqual({
    ok: true,
    value: {
      files: [
        { name: '海关.xlsx', data: new Uint8Array() },
        { name: 'b.csv', data: new Uint8Array([98]) },
      ],
    },
  });
});

test('64 MiB is read, one byte more is too large, and what cannot be read is said', async () => {
  const folder = tempFolder();
  const path = join(folder, 'a.csv');
  writeFileSync(path, '');
  truncateSync(path, 64 * 1024 * 1024);
  expect(await readWhole([path])).toMatchObject({ ok: true });
  truncateSync(path, 64 * 1024 * 1024 + 1);
  expect(await readWhole([path])).toEqual({ ok: false, error: { code: 'too-large' } });
  expect(await readWhole([join(folder, 'none.csv')])).toEqual({ ok: false, error: { code: 'unreadable' } });
  expect(await readWhole([folder])).toEqual({ ok: false, error: { code: 'unreadable' } });
});

test('free space is a number where the system tells it, and null elsewhere', async () => {
  const folder = tempFolder();
  expect(await freeBytes(folder)).toBeGreaterThan(0);
  expect(await freeBytes(join(folder, 'none'))).toBeNull();
});
