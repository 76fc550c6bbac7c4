import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let folder: string;
let desk: OpenDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-shift-'));
  desk = await openDesk({ args: ['--demo'], env: { LIANJIAN_SAVE_DIR: folder } });
  await desk.page.click('.rail-item[data-screen=handOver]');
  await desk.page.waitForSelector('.hand-over-open tr');
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });

test('K1: the figures add up: due is done, running and open', async () => {
  const figures = await desk.page.locator('.hand-over-figures dd').allTextContents();
  const [due, done, running, open] = figures.map(Number) as [number, number, number, number];
  expect(due).toBe(done + running + open);
  await expect.poll(() => desk.page.locator('.hand-over-open tbody tr').count()).toBe(running + open);
});

test('K2: one gives with custody and notes, another of the same agency takes', async () => {
  await button('加一行').click();
  await desk.page.getByLabel('起止号 / 名称').fill('HC2301–HC2350');
  await desk.page.getByLabel('注意事项').fill('6 号台 13:30 起检修');
  await button('交班签字').click();
  await desk.page.getByText(/李文博 交班，待接班签字/).waitFor();
  await button('接班签字').click();
  const dialog = desk.page.getByRole('dialog');
  await expect.poll(() => dialog.getByRole('button', { name: /许明哲/ }).count()).toBe(0); // of the other agency
  await dialog.getByRole('button', { name: /崔国梁/ }).click();
  await dialog.getByRole('button', { name: '接班签字' }).click();
  await desk.page.locator('.hand-over-history article', { hasText: '李文博 → 崔国梁' }).waitFor();
});

test('form 6 is an upright sheet', async () => {
  await button('存为 PDF').first().click();
  await desk.page.getByText('已存：').waitFor();
  const [file] = readdirSync(folder);
  const pdf = readFileSync(join(folder, file!), 'latin1');
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
});
