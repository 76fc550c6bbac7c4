import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let folder: string;
let desk: OpenDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-lane-'));
  desk = await openDesk({ args: ['--demo'], env: { LIANJIAN_SAVE_DIR: folder } });
  await toLane();
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function toLane(): Promise<void> {
  await desk.page.click('.rail-item[data-screen=greenLane]');
  await desk.page.waitForSelector('.green-band');
}

async function workAs(name: string): Promise<void> {
  await desk.page.locator('.who').click();
  await desk.page.getByRole('option', { name: new RegExp(name) }).click();
}

const band = (start: string): Locator =>
  desk.page.locator('.green-band', { has: desk.page.locator(`time:has-text("${start}–")`) });
const states = (start: string): Promise<string[]> => band(start).locator('.green-state').allTextContents();
const truck = (plate: string): Locator => desk.page.locator('.green-truck', { hasText: plate });
const bookable = (text: string): Locator => desk.page.locator('.green-bookable li', { hasText: text });
const dialog = (): Locator => desk.page.getByRole('dialog');
const press = (name: string | RegExp): Promise<void> => dialog().getByRole('button', { name, exact: true }).click();

async function fillForm(receivedAt: string): Promise<void> {
  await dialog().getByLabel('联系人').fill('金海');
  await dialog().getByLabel('事由').fill('鲜活易腐');
  await dialog().getByLabel('收到申请').fill(receivedAt);
}

test('a place that was applied for is given up with a contact; who stands by moves up and is told', async () => {
  await expect.poll(() => states('16:00')).toEqual(['已约', '候补 1']);
  await truck('C264MP125')
    .getByRole('button', { name: /取消预约/ })
    .click();
  await dialog().getByLabel('与谁联系').fill('');
  await expect.poll(() => dialog().getByRole('button', { name: '取消 C264MP125 的预约' }).isDisabled()).toBe(true);
  await dialog().getByLabel('与谁联系').fill('金海 13800000101');
  await press('取消 C264MP125 的预约');
  await truck('X508TO125').locator('.green-state', { hasText: '已约' }).waitFor();
  await expect
    .poll(() => desk.page.locator('.green-notices li').textContent())
    .toContain('X508TO125 候补转为已约 16:00–16:30');
  await desk.page.locator('.green-notices').getByRole('button', { name: '知道了' }).click();
  await desk.page.locator('.green-notices').waitFor({ state: 'detached' });
});

test('the written note on it is owed, with the day by which it is due, until it comes', async () => {
  const owed = desk.page.locator('.green-notes li');
  await expect.poll(() => owed.textContent()).toContain('C264MP125');
  await expect.poll(() => owed.textContent()).toContain('2026-11-28 前');
  await owed.getByRole('button', { name: '已收到' }).click();
  await dialog().getByLabel('说明内容').fill('船期改变');
  await press('已收到');
  await owed.waitFor({ state: 'detached' });
});

test('who applies for a full band is told so before agreeing, and stands by', async () => {
  await bookable('C264MP125').getByRole('button', { name: '预约' }).click();
  await dialog()
    .getByRole('radio', { name: /16:00–16:30/ })
    .check();
  await fillForm('2026-11-21 10:00');
  await press('排入候补 16:00–16:30');
  await truck('C264MP125').waitFor();
  await expect.poll(() => states('16:00')).toEqual(['已约', '候补 1']);
});

test('a late application says by when it was due, and cannot be sent; one in time is booked', async () => {
  await bookable('洋葱').getByRole('button', { name: '预约' }).click();
  await fillForm('2026-11-22 13:31');
  await dialog().getByText('申请已迟：须 2026-11-22 13:30 前收到').waitFor();
  await expect.poll(() => dialog().getByRole('button', { name: '预约 13:30–14:00' }).isDisabled()).toBe(true);
  await fillForm('2026-11-22 13:30');
  await dialog().getByText('申请及时').waitFor();
  await press('预约 13:30–14:00');
  await band('13:30').locator('.green-truck').waitFor();
  await expect.poll(() => band('13:30').locator('.green-goods').allTextContents()).toEqual(['洋葱']);
});

test('a dying load jumps with a reason; who gives way stands by first', async () => {
  await truck('C264MP125').getByRole('button', { name: /^应急/ }).click();
  await dialog()
    .getByRole('radio', { name: /16:00–16:30/ })
    .check();
  await expect.poll(() => dialog().getByRole('button', { name: '应急安排 C264MP125' }).isDisabled()).toBe(true);
  await dialog().getByLabel('理由').fill('增氧机故障，活蟹开始死亡');
  await press('应急安排 C264MP125');
  await truck('X508TO125').locator('.green-state', { hasText: '候补 1' }).waitFor();
  await expect.poll(() => states('16:00')).toEqual(['应急', '候补 1让位']);
  await desk.page.locator('.green-notices li', { hasText: 'X508TO125 让位给应急' }).waitFor();
});

test('a truck that comes is noted from the lane itself', async () => {
  await truck('T771BA125').getByRole('button', { name: '到车' }).click();
  await truck('T771BA125').locator('.green-state', { hasText: '已到' }).waitFor();
  await expect.poll(() => truck('T771BA125').getByRole('button', { name: '到车' }).count()).toBe(0);
});

test('a band that an agency cannot staff is shut, with the reason', async () => {
  await expect
    .poll(() => band('11:30').locator('.green-fault').textContent())
    .toBe('11:30–12:00 有单位在岗不足 2 人，这个时段不能预约。');
  await expect.poll(() => band('12:00').locator('.green-fault').count()).toBe(0);
});

test('extra hours are open once the opposite side agrees too, and get their bands', async () => {
  const wish = desk.page.locator('.green-hours li');
  await expect.poll(() => wish.locator('.green-wish-state').textContent()).toBe('待答复');
  await wish.getByRole('button', { name: '登记答复' }).click();
  await dialog().getByLabel('联系人').fill('Краскино 值班室');
  await press('登记');
  await wish.locator('.green-wish-state', { hasText: '已生效' }).waitFor();
  await desk.page.getByRole('button', { name: '增设延时时段 2 个' }).click();
  await band('17:30').waitFor();
  await expect.poll(() => band('17:00').locator('.green-fault').textContent()).toContain('在岗不足');
});

test('a line of the paper journal is entered with its own time', async () => {
  await desk.page.getByRole('button', { name: '补录' }).click();
  await dialog().getByLabel('台账号').fill('017');
  await dialog().getByLabel('记录人').fill('孙晓梅');
  await dialog().getByLabel('纸上时间').fill('2026-11-23 09:55');
  await dialog().getByLabel('内容').fill('断电，吉H52K66 到车');
  await press('补录');
  const line = desk.page.locator('.green-journal li');
  await line.waitFor();
  await expect.poll(() => line.textContent()).toContain('09:55第 017 号');
  await expect.poll(() => line.textContent()).toContain('孙晓梅 记，李文博 10:2');
});

test('more places promote who stands by; fewer than booked cannot be set', async () => {
  await desk.page.getByRole('button', { name: '调整名额' }).click();
  await desk.page.getByLabel('16:00–16:30 名额').fill('0');
  await desk.page.getByText('不能少于已约 1').waitFor();
  await expect.poll(() => desk.page.getByRole('button', { name: '保存名额' }).isDisabled()).toBe(true);
  await desk.page.getByLabel('16:00–16:30 名额').fill('2');
  await desk.page.getByRole('button', { name: '保存名额' }).click();
  await band('16:00').waitFor();
  expect((await states('16:00')).toSorted()).toEqual(['已约', '应急']);
});

test('released loads say when and whether in time; the clock of the others runs', async () => {
  await expect.poll(() => truck('A123BC125').textContent()).toContain('07:36 放行，按时');
  await expect.poll(() => truck('E318KX125').getByRole('meter').getAttribute('aria-label')).toBe('E318KX125 剩余时间');
});

const hasPdfText = spawnSync('pdftotext', ['-v']).error === undefined;
const pagesIn = (file: string): number => readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

async function savePdf(kind: string): Promise<string> {
  await desk.page.getByRole('button', { name: '打印' }).click();
  await desk.page.getByRole('menuitem', { name: `${kind} PDF` }).click();
  const toast = desk.page.locator('.toast', { hasText: '已存为 PDF' }).last();
  const said = await toast.textContent();
  await toast.locator('button').last().click();
  await toast.waitFor({ state: 'detached' });
  return /PDF：(.*\.pdf)/.exec(said ?? '')?.[1] ?? '';
}

test('the band sheet is printed upright; the public one names no firm and no telephone', async () => {
  const [inner, open] = [await savePdf('时段表（内部）'), await savePdf('时段表（公示）')];
  expect([pagesIn(inner), pagesIn(open)].every((pages) => pages >= 2)).toBe(true);
  if (!hasPdfText) return;
  const textOf = (file: string): string => spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
  expect(textOf(inner)).toMatch(/远帆/);
  expect(textOf(inner)).toMatch(/13800000101/);
  expect(textOf(open)).not.toMatch(/远帆|1380000/);
  expect(textOf(open)).toMatch(/12360/);
});

test('the opposite side gets its schedule in its own language, by both clocks', async () => {
  const file = await savePdf('时刻表（对方口岸）');
  expect(file).toBe(join(folder, 'HC-LT-20261123-003.pdf'));
  if (!hasPdfText) return;
  const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  expect(stdout).toMatch(/расписание зелёного коридора/);
  expect(stdout).toMatch(/Владивосток 09:00–09:30/);
  expect(stdout).not.toMatch(/1380000/);
});

test('goods that a new rule holds are booked by nobody until a supervisor has cleared them', async () => {
  await workAs('崔国梁');
  await desk.page.click('.rail-item[data-screen=administration]');
  await desk.page.getByRole('tab', { name: '货物规则' }).click();
  await desk.page.getByRole('button', { name: '新增规则' }).click();
  await dialog().getByLabel('代号').fill('onion-out');
  await dialog().getByLabel('说明（中文）').fill('洋葱出境须核对产地证');
  await dialog().getByLabel('HS 编码前缀').fill('0703');
  await dialog().getByLabel('进出境', { exact: true }).click();
  await desk.page.getByRole('option', { name: '出境', exact: true }).click();
  await dialog().getByLabel('来源').fill('口岸通知');
  await press('保存为第 1 版');
  const waiting = desk.page.locator('.goods-waiting li', { hasText: '吉H62817' });
  await waiting.waitFor();
  await toLane();
  await truck('吉H62817').locator('.goods-sign', { hasText: '待核查' }).waitFor();
  await truck('吉H62817')
    .getByRole('button', { name: /取消预约/ })
    .click();
  await press('取消 吉H62817 的预约');
  const onion = bookable('吉H62817');
  await expect.poll(() => onion.getByRole('button', { name: /^预约/ }).isDisabled()).toBe(true);
  await expect.poll(() => onion.textContent()).toContain('洋葱出境须核对产地证（规则第 1 版），须先由主管核查');
  await onion.getByRole('button', { name: '核查', exact: true }).click();
  await dialog().getByLabel('核查意见').fill('产地证相符');
  await press('通过');
  await onion.locator('.goods-sign').waitFor({ state: 'detached' });
  await onion.getByRole('button', { name: /^预约/ }).click();
  await dialog().getByText('预约 吉H62817').waitFor();
  await press('取消');
  // The authority agrees with the desk: nothing comes back.
  await desk.page.locator('.sync-pill', { hasText: '已同步' }).waitFor();
});

test('a truck that has not come within the grace loses its place, and whoever booked it is told', async () => {
  await workAs('赵立军');
  await desk.page.click('.rail-item[data-screen=administration]');
  await desk.page.getByRole('tab', { name: '口岸', exact: true }).click();
  await desk.page.getByLabel('绿通宽限（分钟）').fill('15');
  await desk.page.getByRole('button', { name: '保存' }).click();
  await workAs('李文博');
  await toLane();
  await bookable('吉H62817').getByRole('button', { name: /^应急/ }).click();
  await dialog().getByLabel('理由').fill('冷机故障');
  await press('应急安排 吉H62817');
  await band('10:00').getByRole('button', { name: '过号' }).click();
  await bookable('吉H62817').getByText('过号').waitFor();
  await expect
    .poll(() => desk.page.locator('.green-notices li', { hasText: '吉H62817' }).first().textContent())
    .toContain('已过号');
});

test('a day without bands offers to make them from the hours of both sides', async () => {
  await desk.page.getByRole('button', { name: '后一天' }).click();
  await desk.page.getByRole('button', { name: '建立 20 个时段' }).click();
  await band('07:00').waitFor();
  await expect.poll(() => desk.page.locator('.green-band').count()).toBe(20);
});
