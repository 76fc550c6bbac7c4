import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { commitButton, readFiles } from '#tests/support/desk-hands';
import { billXml, messageXml, truckXml } from '#tests/support/manifests';

const folder = mkdtempSync(join(tmpdir(), 'lianjian-ledgers-'));
/** A container that no request of the demo names. */
const BOX = 'TGHU8800120';
/** One truck, asked for twice within ten minutes. */
const TWICE = ['T1,海关,吉HK2210,板材,出境,14:50,抽查', 'T2,海关,吉HK2210,板材,出境,15:00,抽查'];
let desk: OpenDesk;

beforeAll(async () => {
  const manifest = join(folder, '舱单.xml');
  const run = '<DeclarationID>15172026112300888</DeclarationID>';
  const message = messageXml('MT1401', `${run}${truckXml}${billXml('RUZAR88801')}${billXml('RUZAR88802')}`);
  writeFileSync(manifest, message.replaceAll('CSQU3054383', BOX));
  const sheet = join(folder, '补充.csv');
  writeFileSync(sheet, ['申请号,查验单位,车牌,品名,进出境,预计到达,查验方式', ...TWICE].join('\n'));
  const LIANJIAN_OPEN_FILES = [manifest, sheet].join(delimiter);
  desk = await openDesk({ args: ['--demo'], env: { LIANJIAN_OPEN_FILES, LIANJIAN_SAVE_DIR: folder } });
  await readFiles(desk.page);
  await commitButton(desk.page).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '完成' }).click();
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = (name: string) =>
  desk.page
    .locator('.query-bar')
    .getByText(new RegExp(`^${name}`))
    .click();
const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).first().click();
async function ledger(name: string): Promise<void> {
  await desk.page.click('.rail-item[data-screen=ledgers]');
  await desk.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
}

test('O4: a load that nobody wants inspected goes from its papers to its passage without a place', async () => {
  await desk.page.click('.rail-item[data-screen=intake]');
  await list('提前分流');
  await expect.poll(() => desk.page.locator('.triage-counts').textContent()).toContain('未布控 4');
  for (const button of ['单证无误', '到场', '放行']) await press(button);
  await desk.page.locator('.triage-counts', { hasText: '已放行 2' }).waitFor();
});

test('O7 O8: alike manifests are taken as one, exported, and taken back', async () => {
  await list('舱单归并');
  await press('归并为一份');
  await desk.page.locator('.joined-card', { hasText: 'RUZAR88801' }).waitFor();
  await press('导出归并清单');
  await expect.poll(() => readdirSync(folder).some((f) => f.startsWith('舱单归并'))).toBe(true);
  await press('撤销归并');
  await desk.page.getByRole('dialog').getByLabel('原因').fill('收货人要求');
  await desk.page.getByRole('dialog').getByRole('button', { name: '撤销归并' }).click();
  await desk.page.getByRole('button', { name: '归并为一份' }).waitFor();
  await expect.poll(() => desk.page.locator('.joined-card').count()).toBe(1);
});

test('O9: one truck asked for twice at one time stands there with both rows until the reason is said', async () => {
  await ledger('重复车辆');
  const twice = desk.page.locator('.twice', { hasText: '吉HK2210' });
  await expect.poll(() => twice.locator('.twice-side').count()).toBe(2);
  await twice.getByRole('button', { name: '写明原因' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '记录' }).click();
  await twice.getByText('已写明：两次过境').waitFor();
});

test('O10 O12: what was released is on the ledger; an officer leaves one out and takes that back', async () => {
  await ledger('免除费用');
  const rows = desk.page.locator('.ledger-table tbody tr');
  await expect.poll(() => rows.count()).toBeGreaterThan(0);
  await press('不列入');
  await desk.page.getByRole('menuitem', { name: '企业自有场所' }).click();
  await rows.locator('.fee-verdict', { hasText: '企业自有场所' }).waitFor();
  await press('恢复');
  await expect.poll(() => rows.locator('.fee-verdict', { hasText: '企业自有场所' }).count()).toBe(0);
});

test('O13: a complaint is entered and answered', async () => {
  await ledger('投诉热线');
  await press('登记投诉');
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('内容').fill('等候三小时无人告知');
  await dialog.getByLabel('来人').fill('李师傅');
  await dialog.getByRole('button', { name: '记录' }).click();
  const row = desk.page.locator('.ledger-table tbody tr', { hasText: '等候三小时' });
  await row.getByRole('button', { name: '答复' }).click();
  await dialog.getByLabel('答复内容').fill('已说明原因');
  await dialog.getByRole('button', { name: '记录' }).click();
  await row.getByText('已办结').waitFor();
  await expect.poll(() => row.textContent()).toContain('已说明原因');
});

test('O16: the search leads to the line of a load that has no inspection', async () => {
  await desk.page.keyboard.press('Control+k');
  await desk.page.getByRole('dialog').getByRole('textbox').fill(BOX);
  await desk.page.locator('.palette').getByRole('button', { name: '追踪' }).click();
  const tracks = desk.page.locator('.track');
  await tracks.first().waitFor();
  await expect.poll(() => tracks.count()).toBe(2);
  await expect.poll(() => tracks.locator('li[data-reached]', { hasText: '放行' }).count()).toBe(1);
});
