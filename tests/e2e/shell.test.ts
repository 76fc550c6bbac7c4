import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let folder: string;
let desk: OpenDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-files-'));
  mkdirSync(join(folder, 'saved'));
  writeFileSync(join(folder, '海关.csv'), '申请号\n1');
  writeFileSync(join(folder, '边检.xlsx'), new Uint8Array([80, 75]));
  desk = await openDesk({
    env: {
      LIANJIAN_SAVE_DIR: join(folder, 'saved'),
      LIANJIAN_OPEN_FILES: [join(folder, '海关.csv'), join(folder, '边检.xlsx')].join(':'),
    },
  });
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = (channel: string, input: unknown): Promise<unknown> =>
  desk.page.evaluate(([name, said]) => window.lianjian.call(name as string, said), [channel, input]);

test('the page learns what it runs on', async () => {
  const info = (await call('app.info', {})) as { ok: true; value: { electron: string; freeBytes: number } };
  expect(info).toMatchObject({ ok: true, value: { version: '0.1.0', demo: false, shots: false, printing: false } });
  expect(info.value.freeBytes).toBeGreaterThan(0);
  expect(await call('disk.free', {})).toMatchObject({ ok: true });
});

test('bytes are saved as they are, with the ending of their kind', async () => {
  const saved = await desk.page.evaluate(() =>
    window.lianjian.call('file.save', {
      suggestedName: '日计划',
      kind: 'xlsx',
      data: new Uint8Array([0, 255, 10, 13]),
    }),
  );
  expect(saved).toEqual({ ok: true, value: { path: join(folder, 'saved/日计划.xlsx') } });
  expect([...readFileSync(join(folder, 'saved/日计划.xlsx'))]).toEqual([0, 255, 10, 13]);
});

test('chosen files come to the page as names and bytes', async () => {
  const opened = await desk.page.evaluate(async () => {
    const reply = (await window.lianjian.call('file.open', {})) as {
      ok: true;
      value: { files: { name: string; data: Uint8Array }[] };
    };
    return reply.value.files.map(({ name, data }) => [name, data.constructor === Uint8Array, data.byteLength]);
  });
  expect(opened).toEqual([
    ['海关.csv', true, 11],
    ['边检.xlsx', true, 2],
  ]);
});

test('the page as it stands becomes a PDF in its own sizes', async () => {
  await desk.page.locator('main').waitFor(); // an empty page has no structure to tag
  await desk.page.evaluate(() => {
    const style = document.createElement('style');
    style.nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
    style.textContent = '@page { size: A4 landscape }';
    document.head.append(style);
  });
  const printed = await call('print.pdf', { suggestedName: '日计划', landscape: false, to: 'dialog' });
  expect(printed).toEqual({ ok: true, value: { path: join(folder, 'saved/日计划.pdf') } });
  const pdf = readFileSync(join(folder, 'saved/日计划.pdf'), 'latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]); // A4 landscape in points
  expect(pdf).toContain('/StructTreeRoot'); // tagged, so that it reads aloud
});

test('what the desk was not started for is refused', async () => {
  const refused = { ok: false, error: { code: 'not-asked' } };
  expect(await call('print.pdf', { suggestedName: 'x', landscape: true, to: 'shots' })).toEqual(refused);
  expect(await call('print.pdf', { suggestedName: 'x', landscape: true, to: 'job' })).toEqual(refused);
  expect(await call('print.job', {})).toEqual(refused);
  expect(await call('shots.plan', { screens: ['board'] })).toEqual(refused);
  expect(await call('shots.ready', { screen: 'board' })).toEqual(refused);
});

test('a folder that is gone is told, and nothing is left behind', async () => {
  rmSync(join(folder, 'saved'), { recursive: true });
  expect(await call('print.pdf', { suggestedName: 'x', landscape: true, to: 'dialog' })).toEqual({
    ok: false,
    error: { code: 'not-writable' },
  });
  mkdirSync(join(folder, 'saved'));
  expect(readdirSync(join(folder, 'saved'))).toEqual([]);
});

/** Mounts a disk of 64 KiB; only root on Linux may, and not in every container. */
const mountSmallDisk = (at: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at]).status === 0;

function mountsSmallDisks(): boolean {
  const at = mkdtempSync(join(tmpdir(), 'lianjian-mount-'));
  const mounted = mountSmallDisk(at) && spawnSync('umount', [at]).status === 0;
  rmSync(at, { recursive: true });
  return mounted;
}

test.runIf(mountsSmallDisks())('a disk that is really full is told, and nothing half-written is left', async () => {
  const disk = join(folder, 'saved');
  mountSmallDisk(disk);
  onTestFinished(() => void spawnSync('umount', [disk]));
  const reply = await desk.page.evaluate(() =>
    window.lianjian.call('file.save', { suggestedName: 'large', kind: 'csv', data: new Uint8Array(200_000) }),
  );
  expect(reply).toEqual({ ok: false, error: { code: 'disk-full' } });
  expect(readdirSync(disk)).toEqual([]);
});

test('the window opens where it was closed, and its memory outlives a power cut', async () => {
  const first = await openDesk();
  onTestFinished(() => rmSync(first.profile, { recursive: true, force: true, maxRetries: 5 }));
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1200, height: 720 }),
  );
  await first.page.evaluate(() => localStorage.setItem('kept', 'yes'));
  const { profile } = first;
  const second = await reopened(first, profile);
  const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toMatchObject({ width: 1200, height: 720 });
  expect(await second.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  await second.kill();
  const third = await openDesk({ profile });
  expect(await third.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  await third.close();
});

/** Closes a desk as an officer does, keeping its memory, and opens it again. */
async function reopened(first: OpenDesk, profile: string): Promise<OpenDesk> {
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await new Promise((gone) => first.app.process().once('exit', gone));
  return openDesk({ profile });
}
