import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.click('.rail-item[data-screen=yard]');
  await desk.page.waitForSelector('.yard-bar');
});

afterAll(() => desk.close());

const row = (plate: string) => desk.page.locator('.yard-orders tbody tr', { hasText: plate });

async function order(plate: string, due: string): Promise<void> {
  await desk.page.getByRole('button', { name: '下达作业' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('车牌 / 箱号').fill(plate);
  await dialog.getByLabel('从').fill('待检区');
  await dialog.getByLabel('要求完成').fill(due);
  await dialog.getByRole('button', { name: '下达' }).click();
  await row(plate).waitFor();
}

test('an order is carried on by one button: accepted, begun, done', async () => {
  await order('吉H99001', '1130');
  await expect.poll(() => row('吉H99001').textContent()).toContain('11:30');
  for (const [button, state] of [
    ['接单', '已接单'],
    ['开始作业', '作业中'],
    ['完成作业', '完成'],
  ] as const) {
    await row('吉H99001').getByRole('button', { name: button }).click();
    await row('吉H99001').locator('.yard-state', { hasText: state }).waitFor();
  }
  await expect.poll(() => row('吉H99001').getByRole('button').count()).toBe(0);
});

test('Y2: an order whose time has passed is on the list of alarms and in the status bar', async () => {
  await order('吉H99002', '1000');
  await desk.page.locator('.yard-alarms li', { hasText: '吉H99002' }).waitFor();
  await expect.poll(() => desk.page.locator('.status-alarm').textContent()).toMatch(/超时 \d/);
  await desk.page.click('.rail-item[data-screen=board]');
  await desk.page.locator('.status-alarm').click();
  await row('吉H99002').waitFor();
});

test('Y3: an order that has not begun is taken back with a reason', async () => {
  await row('吉H99002').getByRole('button', { name: '撤回' }).click();
  const dialog = desk.page.getByRole('dialog');
  await expect.poll(() => dialog.getByRole('button', { name: '撤回' }).isDisabled()).toBe(true);
  await dialog.getByLabel('原因').fill('车辆改期');
  await dialog.getByRole('button', { name: '撤回' }).click();
  await row('吉H99002').locator('.yard-state', { hasText: '已撤回' }).waitFor();
  await expect.poll(() => desk.page.locator('.yard-alarms li', { hasText: '吉H99002' }).count()).toBe(0);
});
