import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

/** The demo day at twenty past ten: what an officer at the gate or at the board is offered for a truck without a place. */
let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.locator('.grid-field .card').first().waitFor();
});

afterAll(() => desk.close());

const dialog = (): Locator => desk.page.getByRole('dialog');
const offers = (): Locator => dialog().locator('.place-offers li');
const press = (key: string): Promise<void> => desk.page.keyboard.press(key);
const inTray = (plate: string): Locator => desk.page.locator(`.tray .card[aria-label^="${plate}"]`);
const onBoard = (plate: string): Locator => desk.page.locator(`.grid-field .card[aria-label^="${plate}"]`);
const shot = async (name: string): Promise<void> => {
  const folder = process.env['LIANJIAN_LOOK'];
  if (folder !== undefined) await desk.page.screenshot({ path: join(folder, `${name}.png`) });
};

describe('A3 on the board', () => {
  test('F7 offers three places for a waiting truck, with people, wait, time and reason; 2 takes the second, one step to be undone', async () => {
    await inTray('吉H62817').click();
    await press('F7');
    await expect.poll(() => offers().count()).toBe(3);
    await expect.poll(() => dialog().innerText()).toContain('吉H62817：三个最佳台位时段');
    await expect.poll(() => offers().first().innerText()).toMatch(/号台 \d\d:\d\d–\d\d:\d\d/);
    await expect.poll(() => offers().first().innerText()).toMatch(/边检 \d 人|海关 \d 人/);
    await expect.poll(() => offers().first().innerText()).toMatch(/最迟放行/);
    await shot('board-offers');
    const where = (await offers().nth(1).locator('b').first().innerText()).trim();
    await press('2');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => onBoard('吉H62817').getAttribute('aria-label')).toContain(where);
    await desk.page.locator('.toast', { hasText: '吉H62817 →' }).getByRole('button', { name: '撤销' }).click();
    await inTray('吉H62817').waitFor();
  });

  test('Enter takes the first, which has the focus; the card then has other places to offer', async () => {
    await inTray('吉H62817').click();
    await press('F7');
    await offers().first().waitFor();
    const where = (await offers().first().locator('b').first().innerText()).trim();
    await desk.page.waitForFunction(() => document.activeElement?.closest('.place-offers li') !== null);
    await press('Enter');
    await expect.poll(() => onBoard('吉H62817').getAttribute('aria-label')).toContain(where);
    await onBoard('吉H62817').click();
    await press('F7');
    await expect.poll(() => dialog().innerText()).toContain('吉H62817：其他台位时段');
    await expect.poll(() => dialog().innerText()).toContain(`现在的台位时段：${where}`);
    await expect.poll(() => offers().count()).toBe(3);
    await shot('board-other');
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('a truck that no place can hold today is told what would give it one', async () => {
    await inTray('吉HA9052').click();
    await press('F7');
    await dialog().locator('.place-offers, .place-remedies').first().waitFor();
    await shot('board-none');
    await expect.poll(() => dialog().locator('.place-remedies').innerText()).toContain('延时通关 20 分钟');
    await expect.poll(() => offers().count()).toBe(0);
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('where nothing is chosen F7 says so', async () => {
    await desk.page.locator('.grid-scroller').click({ position: { x: 800, y: 110 } });
    await press('F7');
    await desk.page.locator('.toast', { hasText: '先选一张卡片' }).waitFor();
    await expect.poll(() => dialog().count()).toBe(0);
  });
});

describe('A3 at the gate', () => {
  const plate = (): Locator => desk.page.getByLabel('车牌（主车或挂车）');

  test('a truck that comes without a place is offered some at once, and stands there by one key', async () => {
    await desk.page.click('.rail-item[data-screen=tasks]');
    await plate().fill('吉H62877');
    await desk.page.getByRole('button', { name: '登记到车' }).click();
    await desk.page.locator('.gate .lack-of-place', { hasText: '吉H62877 还没有台位时段' }).waitFor();
    await shot('gate-came');
    await press('F7');
    await expect.poll(() => offers().count()).toBe(3);
    await expect.poll(() => dialog().innerText()).toMatch(/10:2\d 已到/);
    await shot('gate-offers');
    await press('1');
    await dialog().waitFor({ state: 'detached' });
    await desk.page.locator('.toast', { hasText: '吉H62877 →' }).waitFor();
    await desk.page.locator('.gate .lack-of-place').waitFor({ state: 'detached' });
    await desk.page.locator('.job-row', { hasText: '吉H62877' }).waitFor();
  });

  test('an officer who may not plan sees the places, and who takes one', async () => {
    await desk.page.locator('.who input').first().click();
    await desk.page.getByRole('option', { name: /孙晓梅/ }).click();
    await plate().fill('吉HG3360');
    await desk.page.getByRole('button', { name: '登记到车' }).click();
    await desk.page.locator('.gate .lack-of-place button').click();
    await expect.poll(() => offers().count()).toBe(3);
    await expect.poll(() => dialog().innerText()).toContain('排台位由班组长或主管决定');
    await expect.poll(() => offers().first().getByRole('button').isDisabled()).toBe(true);
    await shot('gate-officer');
    await press('1');
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await desk.page.locator('.gate .lack-of-place').waitFor();
  });
});
