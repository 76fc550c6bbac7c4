import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.locator('[data-screen=statistics]').click();
  await desk.page.locator('.statistics').waitFor();
});
afterAll(() => desk.close());

test('V1 V3: the demo day has its figures, and each leads to the loads behind it', async () => {
  const { page } = desk;
  const tile = page.locator('.tile').filter({ hasText: '进境通关时间' });
  await expect.poll(() => tile.textContent()).toMatch(/\d:\d\d/);
  await tile.click();
  const rows = page.locator('.rows-row');
  await expect.poll(() => rows.count()).toBeGreaterThan(0);
  const plate = await rows.first().locator('.plate').textContent();
  await rows.first().click();
  await page.locator('[data-screen=board][aria-current=page]').waitFor();
  await page.locator(`main [aria-label*="${plate!}"]`).first().waitFor();
});

test('V2: a day without work says so in every figure, and nothing runs over the edge', async () => {
  const { page } = desk;
  await page.locator('[data-screen=statistics]').click();
  await page.getByRole('button', { name: '前一天' }).click();
  await expect.poll(() => page.locator('.tile[data-none]').count()).toBe(4);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.getByText('近 7 天').click();
  await page.getByRole('button', { name: '后一天' }).click();
  await expect.poll(() => page.locator('.tile[data-none]').count()).toBe(0);
});
