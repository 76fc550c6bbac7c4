import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.click('.rail-item[data-screen=greenLane]');
  await desk.page.waitForSelector('.green-band');
});

afterAll(() => desk.close());

const band = (start: string): Locator =>
  desk.page.locator('.green-band', { has: desk.page.locator(`time:has-text("${start}–")`) });
const states = (start: string): Promise<string[]> => band(start).locator('.green-state').allTextContents();
const truck = (plate: string): Locator => desk.page.locator('.green-truck', { hasText: plate });

test('a load stands by where its band is full, and moves up when a place comes free', async () => {
  expect(await states('16:00')).toEqual(['已约', '候补 1']);
  await truck('C264MP125')
    .getByRole('button', { name: /取消预约/ })
    .click();
  await truck('X508TO125').locator('.green-state', { hasText: '已约' }).waitFor();
  expect(await states('16:00')).toEqual(['已约']);
});

test('who asks for a full band is told so before agreeing, and stands by', async () => {
  await desk.page.locator('.green-bookable li', { hasText: 'C264MP125' }).getByRole('button', { name: '预约' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /16:00–16:30/ }).check();
  await dialog.getByRole('button', { name: '排入候补 16:00–16:30' }).click();
  await truck('C264MP125').waitFor();
  expect(await states('16:00')).toEqual(['已约', '候补 1']);
});

test('the suggested band is one with a place after the arrival', async () => {
  const onion = desk.page.locator('.green-bookable li', { hasText: '洋葱' });
  await onion.getByRole('button', { name: '预约' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '预约 13:30–14:00' }).click();
  await band('13:30').locator('.green-truck').waitFor();
  expect(await band('13:30').locator('.green-goods').allTextContents()).toEqual(['洋葱']);
});

test('more places promote who stands by; fewer than booked cannot be set', async () => {
  await desk.page.getByRole('button', { name: '调整名额' }).click();
  await desk.page.getByLabel('16:00–16:30 名额').fill('0');
  await desk.page.getByText('不能少于已约 1').waitFor();
  expect(await desk.page.getByRole('button', { name: '保存名额' }).isDisabled()).toBe(true);
  await desk.page.getByLabel('16:00–16:30 名额').fill('2');
  await desk.page.getByRole('button', { name: '保存名额' }).click();
  await band('16:00').waitFor();
  expect(await states('16:00')).toEqual(['已约', '已约']);
});

test('released loads say when and whether in time; the clock of the others runs', async () => {
  expect(await truck('A123BC125').textContent()).toContain('07:36 放行，按时');
  expect(await truck('E318KX125').getByRole('meter').getAttribute('aria-label')).toBe('E318KX125 剩余时间');
});

test('a day without bands offers to make them from the hours of both sides', async () => {
  await desk.page.getByRole('button', { name: '后一天' }).click();
  await desk.page.getByRole('button', { name: '建立 20 个时段' }).click();
  await band('07:00').waitFor();
  expect(await desk.page.locator('.green-band').count()).toBe(20);
});
