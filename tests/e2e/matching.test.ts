import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.click('.rail-item[data-screen=matching]');
  await desk.page.locator('.match-card').first().waitFor();
});

afterAll(() => desk.close());

const section = (name: string): Locator => desk.page.locator(`[data-section=${name}]`);
const count = async (name: string): Promise<number> => Number(await section(name).locator('b').textContent());
const card = (text: string): Locator => desk.page.locator('.match-card', { hasText: text });
const saved = async (): Promise<number> => Number(await desk.page.locator('.counters [data-main] dd').textContent());
const counts = async (): Promise<readonly number[]> =>
  Promise.all(['sure', 'doubtful', 'unmatched', 'joined', 'declined'].map(count));

test('the demo day: nine joined, one doubtful whose plates differ in one digit, marked in both', async () => {
  await expect.poll(() => counts()).toEqual([0, 1, 7, 9, 0]);
  await expect.poll(() => saved()).toBe(9);
  await expect.poll(() => card('HCBJ1123-11').locator('.plate mark').allTextContents()).toEqual(['1', '7']);
  await card('HCBJ1123-11').getByText('车牌差一字').waitFor();
});

test('parting takes an opening back, and the pair is offered again as sure', async () => {
  await section('joined').click();
  await card('HCBJ1123-07').getByRole('button', { name: '拆分' }).click();
  await card('HCBJ1123-07').waitFor({ state: 'detached' });
  await expect.poll(() => saved()).toBe(8);
  await section('sure').click();
  await card('HCBJ1123-07').getByText('批次号相同').waitFor();
});

test('what has begun cannot be parted, and the button says why', async () => {
  await section('joined').click();
  const button = card('HCBJ1123-01').getByRole('button', { name: '拆分' });
  await expect.poll(() => button.isDisabled()).toBe(true);
  await expect.poll(() => button.getAttribute('title')).toContain('已经开始');
});

test('D and a number decline with a reason; the pair is listed with it and can be offered again', async () => {
  await section('sure').click();
  await desk.page.keyboard.press('d');
  await desk.page.getByRole('menuitem', { name: /涉密/ }).waitFor();
  await desk.page.keyboard.press('3');
  await card('HCBJ1123-07').waitFor({ state: 'detached' });
  await section('declined').click();
  await expect.poll(() => card('HCBJ1123-07').textContent()).toContain('涉密 · 李文博');
  await desk.page.getByRole('button', { name: '重新考虑' }).click();
  await card('HCBJ1123-07').waitFor({ state: 'detached' });
  await expect.poll(() => counts()).toEqual([1, 1, 7, 8, 0]);
});

test('Enter joins the chosen pair, Ctrl+Z takes it back in one step', async () => {
  await section('sure').click();
  await desk.page.locator('h1').click();
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.toast', { hasText: '合并 T771BA125' }).waitFor();
  await expect.poll(() => saved()).toBe(9);
  await desk.page.keyboard.press('Control+z');
  await card('HCBJ1123-07').waitFor();
  await expect.poll(() => saved()).toBe(8);
});

test('all sure pairs are joined by one button after it has said what that saves', async () => {
  await section('joined').click();
  await card('HCBJ1123-08').getByRole('button', { name: '拆分' }).click();
  await section('sure').click();
  await desk.page.getByRole('button', { name: '全部合并（2）' }).click();
  await desk.page.getByText('共少开箱 2 次').waitFor();
  await desk.page.getByRole('dialog').getByRole('button', { name: '全部合并（2）' }).click();
  await desk.page.getByText('没有待合并的确信匹配').waitFor();
  await expect.poll(() => saved()).toBe(9);
  await desk.page.keyboard.press('Control+z');
  await desk.page.locator('.match-card').nth(1).waitFor();
  await expect.poll(() => saved()).toBe(7);
  await desk.page.keyboard.press('Control+y');
  await desk.page.getByText('没有待合并的确信匹配').waitFor();
});

test('two of different agencies are picked, compared and joined by hand', async () => {
  await section('unmatched').click();
  const lists = desk.page.locator('.agency-list');
  await lists.nth(0).locator('tbody tr', { hasText: '15172026112309' }).click();
  await lists.nth(0).locator('tbody tr', { hasText: '15172026112308' }).click();
  await lists.nth(1).locator('tbody tr', { hasText: 'HCBJ1123-10' }).click();
  await expect.poll(() => desk.page.locator('.by-hand .request-line').count()).toBe(2);
  await desk.page.getByRole('button', { name: '手工合并' }).click();
  await expect.poll(saved).toBe(10);
});
