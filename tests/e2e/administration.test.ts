import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { FOUNDER_PIN, firstSignIn, foundPort, signIn } from '#tests/support/desk-hands';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk();
  await foundPort(desk.page);
  await signIn(desk.page, '赵立军', FOUNDER_PIN);
  await desk.page.click('.rail-item[data-screen=administration]');
  await desk.page.waitForSelector('.administration-bar');
});

afterAll(() => desk.close());

const tab = (name: string): Promise<void> => desk.page.getByRole('tab', { name }).click();
const dialog = (): Locator => desk.page.getByRole('dialog');

const PINS = new Map([['赵立军', FOUNDER_PIN]]);

/** Changes who works at the desk; somebody who was never here gets a PIN first. */
async function workAs(name: string): Promise<void> {
  await desk.page.locator('.who-button').click();
  const known = PINS.get(name);
  if (known !== undefined) return signIn(desk.page, name, known);
  PINS.set(name, '553891');
  return firstSignIn(desk.page, name, '553891');
}

async function addUser(name: string, role: string): Promise<void> {
  await desk.page.getByRole('button', { name: '新增用户' }).click();
  await dialog().getByRole('textbox', { name: '姓名' }).fill(name);
  await dialog().getByLabel('角色').click();
  await desk.page.getByRole('option', { name: role }).click();
  await dialog().getByRole('button', { name: '保存' }).click();
  await desk.page.locator('.admin-table', { hasText: name }).waitFor();
}

test('a new port says what it still needs, and marks what nobody has verified', async () => {
  await expect.poll(() => desk.page.locator('.first-steps [aria-current=step]').textContent()).toContain('登记人员');
  await expect.poll(() => desk.page.locator('.unverified').count()).toBe(3);
});

test('hours that end before they begin are marked at the field and cannot be saved', async () => {
  const close = desk.page.locator('.calendar-group').first().getByLabel('结束');
  await close.fill('0600');
  await desk.page.getByText('须晚于开始时间').waitFor();
  await expect.poll(() => desk.page.locator('.save-bar').getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await close.fill('1800');
  await desk.page.locator('.calendar-group').nth(1).getByLabel('结束').fill('2000');
  await desk.page.getByText(/两侧共同作业：07:00–18:00/).waitFor();
  await desk.page.locator('.save-bar').getByRole('button', { name: '保存' }).click();
  await desk.page.locator('.save-bar').waitFor({ state: 'detached' });
});

test('a roster pasted from a spreadsheet is shown row by row before it is entered', async () => {
  await tab('人员');
  await desk.page.getByRole('button', { name: '从 Excel 粘贴' }).click();
  const rows = [
    '工号\t姓名\t单位\t资格',
    'G1\t孙晓梅\t珲春海关\t动物检疫、植物检疫',
    'G2\t刘志强\t海关\t',
    'B1\t赵一鸣\t边检\t车体检查',
    'B2\t李东日\t边检站\t车体检查',
    'X1\t某某\t铁路\t',
  ];
  await dialog().getByRole('textbox', { name: '名单' }).fill(rows.join('\n'));
  await expect
    .poll(() => dialog().locator('[data-problem]').allTextContents())
    .toEqual(['第 5 行X1某某不认识的单位“铁路”']);
  await dialog().getByRole('button', { name: '登记 4 人' }).click();
  await desk.page.locator('.admin-table tbody tr').nth(3).waitFor();
  await expect.poll(() => desk.page.locator('.admin-table tbody tr').count()).toBe(4);
});

test('users are added with their roles, and the only administrator cannot be put out', async () => {
  await tab('用户');
  await addUser('李文博', '班组长');
  await addUser('崔国梁', '主管');
  await desk.page.locator('tr', { hasText: '赵立军' }).getByRole('button', { name: '修改' }).click();
  await dialog().getByLabel('可以登录').uncheck();
  await dialog().getByText('这是唯一的管理员').waitFor();
  await expect.poll(() => dialog().getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await dialog().getByRole('button', { name: '取消' }).click();
});

test('E14: what an agency must answer before it signs is written as the next version, its source with it; the old one stays', async () => {
  await tab('必查项');
  const row = desk.page.locator('tr[data-list="customs/outer"]');
  await expect.poll(() => row.textContent()).toContain('未核实');
  await row.getByRole('button', { name: '改为新版' }).click();
  await dialog().getByLabel('包装').uncheck();
  await dialog().getByLabel('重量').check();
  await dialog().getByLabel('依据').fill('本关查验记录单 2026 版');
  await dialog().getByLabel('已核实').check();
  await dialog().getByLabel('起始日').fill('2020-01-01');
  await expect.poll(() => dialog().getByRole('button', { name: '保存为第 2 版' }).isDisabled()).toBe(true);
  await dialog().getByLabel('起始日').fill('2099-01-01');
  await dialog().getByRole('button', { name: '保存为第 2 版' }).click();
  await expect.poll(() => row.locator('.check-items').textContent()).toBe('单证 · 运输工具 · 箱体 · 重量 · 封志');
  await expect.poll(() => row.textContent()).not.toContain('未核实');
  await row.getByRole('button', { name: '历史版本' }).click();
  await desk.page.locator('tr[data-older]', { hasText: '至 2098-12-31' }).waitFor();
});

test('duties belong to the shift leader: an administrator sees them, the leader sets them, one gesture takes them back', async () => {
  await tab('班次');
  await desk.page.getByText('班次由班组长排定').waitFor();
  await expect.poll(() => desk.page.getByRole('button', { name: '孙晓梅 早班' }).isDisabled()).toBe(true);
  await workAs('李文博');
  for (const name of ['孙晓梅', '刘志强', '赵一鸣', '李东日']) {
    const choice = desk.page.getByRole('button', { name: `${name} 正班` });
    await choice.click();
    await desk.page.locator(`button[aria-label="${name} 正班"][aria-pressed=true]`).waitFor();
  }
  await desk.page.keyboard.press('Control+z');
  await desk.page.locator('button[aria-label="李东日 休"][aria-pressed=true]').waitFor();
  await desk.page.keyboard.press('Control+y');
  await desk.page.locator('button[aria-label="李东日 正班"][aria-pressed=true]').waitFor();
});

test('the day after takes over the duties of the day before', async () => {
  await desk.page.getByRole('button', { name: '后一天' }).click();
  await desk.page.getByRole('button', { name: /^沿用/ }).click();
  await desk.page.locator('button[aria-label="孙晓梅 正班"][aria-pressed=true]').waitFor();
  await expect.poll(() => desk.page.locator('button[aria-label$="正班"][aria-pressed=true]').count()).toBe(4);
});

test('own hours are named and shown in the row', async () => {
  await desk.page.getByRole('button', { name: '刘志强 自定' }).click();
  await dialog().getByLabel('班次名').fill('临时班');
  await dialog().getByLabel('开始').first().fill('0900');
  await dialog().getByLabel('结束').first().fill('1200');
  const more = dialog().getByLabel('开始');
  if ((await more.count()) > 1) await dialog().getByRole('button', { name: '删除' }).nth(1).click();
  await dialog().getByRole('button', { name: '保存' }).click();
  await expect
    .poll(() => desk.page.locator('button[aria-label="刘志强 自定"][aria-pressed=true]').textContent())
    .toBe('临时班 09:00–12:00');
});

test('everyone else reads the port data and changes nothing', async () => {
  await tab('口岸');
  await desk.page.getByText('只有管理员可以修改这里的数据').waitFor();
  await expect.poll(() => desk.page.locator('.name-row input').first().isDisabled()).toBe(true);
  await tab('台位');
  await expect.poll(() => desk.page.getByRole('button', { name: '新增台位' }).isDisabled()).toBe(true);
});
