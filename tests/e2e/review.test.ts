import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.click('.rail-item[data-screen=review]');
  await desk.page.waitForSelector('.review-check');
});

afterAll(() => desk.close());

const standing = (): Promise<string | null> => desk.page.locator('.plan-bar .standing').textContent();
const review = (): Promise<void> => desk.page.click('.rail-item[data-screen=review]');

async function workAs(name: string): Promise<void> {
  await desk.page.locator('.who input').click();
  await desk.page.getByRole('option', { name: new RegExp(name) }).click();
  await desk.page.locator(`.who input[value*="${name}"]`).waitFor();
}

/** Follows a line of the review to the board, and waits until its card has the focus. */
async function follow(line: string): Promise<void> {
  await desk.page.locator('.review-check, .review-row', { hasText: line }).first().click();
  await desk.page.waitForFunction(() => document.activeElement?.matches('[data-session]'));
}

/** Sends the session of a line back to the tray, on the board, and comes back. */
async function lift(line: string): Promise<void> {
  await follow(line);
  await desk.page.keyboard.press('Control+x');
  await desk.page.locator('.toast', { hasText: '送回待排' }).last().waitFor();
  await review();
}

test('a plan with clashes cannot be submitted, and says why before anyone tries', async () => {
  await expect.poll(() => standing()).toBe('v1 草稿');
  await expect.poll(() => desk.page.getByRole('button', { name: '提交审核' }).isDisabled()).toBe(true);
  await expect.poll(() => desk.page.locator('.plan-reason').textContent()).toContain('另有 1 项');
  await expect.poll(() => desk.page.locator('.review-check[data-tone=block]').count()).toBe(2);
});

test('each check leads to its card on the board; when all are solved the plan can be submitted', async () => {
  await lift('王海涛');
  await workAs('崔国梁');
  await lift('2号台');
  await expect.poll(() => desk.page.locator('.review-check[data-tone=block]').count()).toBe(0);
  await workAs('李文博');
  await desk.page.keyboard.press('Control+Enter');
  await desk.page.locator('.plan-bar .standing[data-standing=submitted]').waitFor();
  await expect.poll(() => desk.page.locator('.plan-reason').textContent()).toBe('等待主管审核。');
});

test('a supervisor who has edited the plan may not approve it, and is told so', async () => {
  await workAs('崔国梁');
  await expect.poll(() => desk.page.getByRole('button', { name: '通过' }).isDisabled()).toBe(true);
  await expect
    .poll(() => desk.page.locator('.plan-reason').textContent())
    .toBe('您编辑过这份计划，须由另一位主管批准。');
});

test('a returned version stays on record with its reason, and the draft is open again', async () => {
  await desk.page.keyboard.press('Control+Backspace');
  const dialog = desk.page.getByRole('dialog');
  await expect.poll(() => dialog.getByRole('button', { name: '退回 v1' }).isDisabled()).toBe(true);
  await dialog.getByLabel('退回原因').fill('请核对 6 号台人员');
  await dialog.getByRole('button', { name: '退回 v1' }).click();
  await desk.page.locator('.plan-bar .standing[data-standing=draft]').waitFor();
  await expect
    .poll(() => desk.page.locator('.version').allTextContents())
    .toEqual([expect.stringContaining('草稿（拟 v2）'), expect.stringContaining('退回原因：请核对 6 号台人员')]);
  await desk.page.locator('.version').nth(1).click();
  await expect.poll(() => desk.page.locator('.review-papers .paper-watermark').first().textContent()).toContain('作废');
});

test('another supervisor approves: the version is frozen and its paper bears no draft mark', async () => {
  await workAs('赵立军');
  await desk.page.click('.rail-item[data-screen=administration]');
  await desk.page.getByRole('tab', { name: '用户' }).click();
  await desk.page.getByRole('button', { name: '新增用户' }).click();
  await desk.page.getByRole('dialog').getByRole('textbox', { name: '姓名' }).fill('白玉山');
  await desk.page.getByRole('dialog').getByLabel('角色').click();
  await desk.page.getByRole('option', { name: '主管' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await workAs('李文博');
  await review();
  await desk.page.getByRole('button', { name: '提交审核' }).click();
  await desk.page.locator('.plan-bar .standing[data-standing=submitted]').waitFor();
  await workAs('白玉山');
  await desk.page.keyboard.press('Control+Enter');
  await desk.page.getByRole('button', { name: '通过并发布 v2' }).click();
  await desk.page.locator('.plan-bar .standing[data-standing=approved]').waitFor();
  expect(new Set(await desk.page.locator('.review-papers .paper-watermark').allTextContents())).toEqual(
    new Set(['演示数据']),
  );
  await expect
    .poll(() => desk.page.locator('.review-papers .paper').last().textContent())
    .toMatch(/白玉山 2026-11-23 \d\d:\d\d 批准/);
});

test('a change to the approved plan needs a reason, becomes a slip, and is marked on the paper', async () => {
  await workAs('李文博');
  await follow('大白菜');
  await desk.page.keyboard.press('Alt+ArrowRight');
  await desk.page.getByRole('dialog').getByLabel('变更原因').fill('车辆晚到 5 分钟');
  await desk.page.getByRole('button', { name: '记变更单并执行' }).click();
  await review();
  const slip = desk.page.locator('.review-slip');
  await slip.waitFor();
  await expect.poll(() => slip.textContent()).toContain('6号台 11:40–12:20 → 6号台 11:45–12:25');
  await expect
    .poll(() => desk.page.locator('.review-changes .review-row').allTextContents())
    .toEqual([expect.stringMatching(/^移动.*原因：车辆晚到 5 分钟$/)]);
  await expect.poll(() => desk.page.locator('.review-papers tr[data-mark=changed]').textContent()).toContain('◆改');
});

test('the approved version is printed as it was approved', async () => {
  await desk.page.locator('.version', { hasText: '批准' }).last().click();
  const rows = desk.page.locator('.review-papers .day-plan-table tbody tr', { hasText: '大白菜' });
  await expect.poll(() => rows.first().textContent()).toContain('11:40–12:20');
  await expect.poll(() => desk.page.locator('.review-papers tr[data-mark]').count()).toBe(0);
});
