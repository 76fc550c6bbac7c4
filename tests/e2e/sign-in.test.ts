import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { FOUNDER_PIN, foundPort, signIn } from '#tests/support/desk-hands';

let profile: string;
let desk: OpenDesk;

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'lianjian-sign-in-'));
  desk = await openDesk({ profile });
});

afterAll(async () => {
  await desk.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const sheet = () => desk.page.locator('dialog.sign-in');

test('U1: a port is founded with a PIN that is not the first one guesses', async () => {
  await foundPort(desk.page, '123456');
  await desk.page.getByText('不能是连号').waitFor();
  await desk.page.getByLabel('您的 PIN').fill(FOUNDER_PIN);
  await desk.page.getByLabel('再输一遍 PIN').fill(FOUNDER_PIN);
  await desk.page.getByRole('button', { name: '建立', exact: true }).click();
  await sheet().waitFor();
  await expect.poll(() => desk.page.locator('.rail').isVisible()).toBe(false);
});

test('U2: a wrong PIN opens nothing and is counted; the right one opens the desk', async () => {
  await signIn(desk.page, '赵立军', '000000');
  await desk.page.getByText('PIN 不对，还可再试 7 次').waitFor();
  await expect.poll(() => desk.page.locator('.rail').isVisible()).toBe(false);
  await signIn(desk.page, '赵立军', FOUNDER_PIN);
  await sheet().waitFor({ state: 'detached' });
});

test('X9: an administrator is offered no case', async () => {
  const offered = await desk.page.locator('.rail-item').evaluateAll((items) => items.map((i) => i.dataset['screen']));
  expect(offered).toContain('administration');
  for (const screen of ['tasks', 'record', 'intake', 'matching', 'board', 'draw', 'yard', 'handOver'])
    expect(offered).not.toContain(screen);
});

test('U3: Ctrl+L locks; keys, rail and search are put away until somebody signs in', async () => {
  await desk.page.keyboard.press('Control+l');
  await sheet().waitFor();
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('Control+k');
  await expect.poll(() => desk.page.locator('.palette').count()).toBe(0);
  await expect.poll(() => sheet().isVisible()).toBe(true);
  await signIn(desk.page, '赵立军', FOUNDER_PIN);
  await sheet().waitFor({ state: 'detached' });
});

test('U1: a new user gets a PIN here only with an administrator’s', async () => {
  await desk.page.getByRole('tab', { name: '用户' }).click();
  await desk.page.getByRole('button', { name: '新增用户' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '姓名' }).fill('李文博');
  await dialog.getByRole('button', { name: '保存' }).click();
  await desk.page.locator('.admin-table', { hasText: '李文博' }).waitFor();
  await desk.page.keyboard.press('Control+l');
  await sheet()
    .getByRole('button', { name: /李文博/ })
    .click();
  await sheet().getByLabel('管理员 PIN').fill('111111');
  await sheet()
    .getByLabel(/新 PIN/)
    .fill('553891');
  await sheet().getByLabel('再输一遍').fill('553891');
  await sheet().getByRole('button', { name: '设 PIN 并登录' }).click();
  await desk.page.getByText('PIN 不对').waitFor();
  await sheet().getByLabel('管理员 PIN').fill(FOUNDER_PIN);
  await sheet().getByRole('button', { name: '设 PIN 并登录' }).click();
  await sheet().waitFor({ state: 'detached' });
  await expect.poll(() => desk.page.locator('.who-button').textContent()).toContain('李文博');
});

test('U3: a desk that is opened again waits for its PIN', async () => {
  await desk.close();
  desk = await openDesk({ profile });
  await sheet().waitFor();
  await signIn(desk.page, '李文博', '553891');
  await sheet().waitFor({ state: 'detached' });
  await expect.poll(() => desk.page.locator('.who-button').textContent()).toContain('李文博');
});
