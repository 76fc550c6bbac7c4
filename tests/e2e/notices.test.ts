import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

const folder = mkdtempSync(join(tmpdir(), 'lianjian-notices-'));
let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'], env: { LIANJIAN_SAVE_DIR: folder } });
  await desk.page.click('.rail-item[data-screen=notices]');
  await desk.page.waitForSelector('.notices-list');
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const row = (text: string) => desk.page.locator('.notices-list tbody tr', { hasText: text });
const state = (text: string) => row(text).locator('.notice-state');
const crab = '15172026112309';

test('Ctrl+P says so where no notice has been issued yet', async () => {
  await desk.page.locator('.notices-list tbody th').first().click();
  await desk.page.keyboard.press('Control+p');
  await desk.page.locator('.toast', { hasText: '没有可打印的' }).waitFor();
  await expect.poll(() => desk.page.getByRole('dialog').count()).toBe(0);
});

test('O1: the notices of a day are issued together; none is left to issue', async () => {
  await desk.page.getByRole('button', { name: /发出当天通知/ }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('联系人与电话').fill('现场值班 0433-7500000');
  await dialog.getByRole('button', { name: '发出', exact: true }).click();
  await desk.page.getByRole('button', { name: '当天通知已全部发出' }).waitFor();
  await expect.poll(() => desk.page.locator('.notice-state', { hasText: '未发' }).count()).toBe(0);
});

test('O3: a notice is sent and signed for by the buttons of its row', async () => {
  await desk.page.getByPlaceholder('车牌、箱号、企业、申请号').fill(crab);
  const only = desk.page.locator('.notices-list tbody tr');
  await expect.poll(() => only.count()).toBe(1);
  await only.getByRole('button', { name: '记送达' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '记录' }).click();
  await only.locator('.notice-state', { hasText: '已送' }).waitFor();
  await only.getByRole('button', { name: '记签收' }).click();
  await desk.page.getByRole('dialog').getByLabel('签收人').fill('金师傅');
  await desk.page.getByRole('dialog').getByRole('button', { name: '记录' }).click();
  await only.locator('.notice-state', { hasText: '已签收' }).waitFor();
  await expect.poll(() => only.textContent()).toContain('金师傅');
});

test('O2: a session that moves asks for a new notice, and the paper of the new one names the old', async () => {
  const name = (await desk.page.locator('.notices-list tbody th .plate').textContent()) ?? '';
  await desk.page.click('.rail-item[data-screen=board]');
  await desk.page.locator(`.grid-field .card[aria-label^="${name}"]`).click();
  await desk.page.keyboard.press('Alt+ArrowRight');
  await desk.page.click('.rail-item[data-screen=notices]');
  await state(name).filter({ hasText: '需重发' }).waitFor();
  await row(name).getByRole('button', { name: '重发' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '发出', exact: true }).click();
  await state(name).filter({ hasText: '未送' }).waitFor();
  await expect.poll(() => row(name).textContent()).toContain('第 2 次');
  await row(name)
    .getByRole('button', { name: `打印 ${name}` })
    .click();
  const paper = desk.page.locator('.notice-preview .paper');
  await expect.poll(() => paper.textContent()).toContain('本通知代替此前第 1 次通知');
  const printed = desk.page.locator('.print-outlet .paper');
  await expect.poll(() => printed.innerHTML()).toBe(await paper.innerHTML());
  await desk.page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click();
});

test('Ctrl+P prints the notice of the row that the hand was on', async () => {
  await desk.page.getByPlaceholder('车牌、箱号、企业、申请号').fill('');
  const issued = desk.page.locator('.notices-list tbody tr', { hasText: '未送' }).first();
  await issued.locator('th').click();
  await desk.page.keyboard.press('Control+p');
  await expect.poll(() => desk.page.locator('.notice-preview .paper').count()).toBe(1);
  const name = (await issued.locator('th .plate').textContent()) ?? '?';
  await expect.poll(() => desk.page.locator('.notice-preview .paper').textContent()).toContain(name);
  await desk.page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click();
});

test('O15: notices and results are written as files', async () => {
  for (const item of ['通知 xml', '查验结果 csv']) {
    await desk.page.getByRole('button', { name: '导出' }).click();
    await desk.page.getByRole('menuitem', { name: item }).click();
    await expect.poll(() => readdirSync(folder).some((f) => f.endsWith(item.split(' ')[1]!))).toBe(true);
  }
  const xml = readdirSync(folder).find((f) => f.endsWith('.xml'))!;
  expect(readFileSync(join(folder, xml), 'utf8')).toContain(`<RequestNo>${crab}`);
});
