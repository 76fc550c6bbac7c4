import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { memoryMachine } from '#tests/support/cli';

let folder: string;
let desk: OpenDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-draw-'));
  desk = await openDesk({ args: ['--demo'], env: { LIANJIAN_SAVE_DIR: folder } });
  await desk.page.click('.rail-item[data-screen=draw]');
  await desk.page.waitForSelector('.draw-target');
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const tab = (name: string) => desk.page.locator('.draw-bar').getByText(name, { exact: true }).click();
/** A session of the afternoon: it has a team that was named by hand, and enough people to draw another. */
const target = () => desk.page.locator('.draw-target', { has: desk.page.locator('[data-stage=byHand]') }).last();

async function witness(name: string): Promise<void> {
  await button('请见证人确认').click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('button', { name: new RegExp(name) }).click();
  await dialog.getByRole('button', { name: '见证签字' }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('a team is drawn by two people in three steps, and stands in the history', async () => {
  await target().click();
  await button('公布并开始').click();
  await desk.page.locator('.draw-hashes dd').first().waitFor();
  await expect.poll(() => desk.page.locator('.draw-hashes dd').first().textContent()).toMatch(/^[0-9a-f]{64}$/);
  await witness('崔国梁');
  await button('开始抽取').click();
  await desk.page.locator('.draw-result .draw-picked li').first().waitFor();
  await expect.poll(() => desk.page.locator('.draw-result').textContent()).toMatch(/操作人李文博见证人崔国梁/);
  await expect.poll(() => desk.page.locator('.draw-record').count()).toBe(1);
});

test('its certificate gives the same team on a machine that has nothing else', async () => {
  await button('导出抽取凭证').click();
  await desk.page.getByText('凭证已存').waitFor();
  const [file] = readdirSync(folder);
  const machine = memoryMachine({ 'proof.json': readFileSync(join(folder, file!)) });
  const { exit, value } = await machine.json('draw', '--proof', 'proof.json');
  expect([exit, value['agrees']]).toEqual([0, true]);
  expect((value['picked'] as unknown as string[]).length).toBe(await desk.page.locator('.draw-picked li').count());
});

test('drawing again asks why, and the first draw stays on the list', async () => {
  await button('重抽').click();
  const dialog = desk.page.getByRole('dialog');
  await expect.poll(() => dialog.getByRole('button', { name: '重抽' }).isDisabled()).toBe(true);
  await dialog.getByLabel('原因').fill('一人临时请假');
  await dialog.getByRole('button', { name: '重抽' }).click();
  await witness('许明哲');
  await button('开始抽取').click();
  await desk.page.getByText(/替代 .*一人临时请假/).waitFor();
  await expect.poll(() => desk.page.locator('.draw-record .draw-stage').allTextContents()).toEqual(['已抽', '已重抽']);
});

test('objects are drawn by the rates of their groups', async () => {
  await tab('抽对象');
  await button('公布并开始').click();
  await witness('崔国梁');
  await button('开始抽取').click();
  await desk.page.locator('.draw-result .draw-picked li').first().waitFor();
  await expect.poll(() => desk.page.locator('.draw-out', { hasText: '当日已参加过抽取' }).count()).toBeGreaterThan(5);
});

test('who steps aside from a firm stands on the list, and may be taken off it', async () => {
  await tab('回避');
  await button('登记回避').first().click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('人员').click();
  await desk.page.getByRole('option', { name: /孙晓梅/ }).click();
  await dialog.getByLabel(/企业名称/).fill('珲春东海水产');
  await dialog.getByLabel('原因').fill('近亲属任职');
  await dialog.getByRole('button', { name: '登记' }).click();
  await desk.page.locator('.draw-table', { hasText: '孙晓梅' }).waitFor();
  const row = desk.page.locator('.draw-table tbody tr', { hasText: '孙晓梅' });
  await row.getByRole('button', { name: '解除' }).click();
  await row.getByText('已解除').waitFor();
  await expect.poll(() => row.getByRole('button').count()).toBe(0);
});
