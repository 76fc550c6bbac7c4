import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

/** The demo day at twenty past ten, at a port that buys its first forklift. */
let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.locator('.grid-field .card').first().waitFor();
});

afterAll(() => desk.close());

const dialog = (): Locator => desk.page.getByRole('dialog');
const panel = (): Locator => desk.page.locator('.side-panel');
const card = (plate: string): Locator => desk.page.locator(`.card[aria-label^="${plate}"]`);
const screen = (name: string): Promise<void> => desk.page.click(`.rail-item[data-screen=${name}]`);

async function becomes(name: string): Promise<void> {
  await desk.page.locator('.who input').first().click();
  await desk.page.getByRole('option', { name: new RegExp(name) }).click();
}

async function select(plate: string): Promise<void> {
  await card(plate).click();
  await panel().locator('.panel-head', { hasText: plate }).waitFor();
}

const more = (): Locator => panel().getByRole('button', { name: '多用一台叉车' });
const shot = async (name: string): Promise<void> => {
  const folder = process.env['LIANJIAN_LOOK'];
  if (folder !== undefined) await desk.page.screenshot({ path: join(folder, `${name}.png`) });
};

test('the tabs of the port’s data stand in one line also in the longest language', async () => {
  await desk.page.locator('.top-bar button[aria-haspopup=menu]').last().click();
  await desk.page.getByText('Русский', { exact: true }).click();
  await screen('administration');
  const tops = async (): Promise<number> => {
    const boxes = await Promise.all((await desk.page.getByRole('tab').all()).map((tab) => tab.boundingBox()));
    return new Set(boxes.map((box) => Math.round(box?.y ?? -1))).size;
  };
  await desk.page.getByRole('tab', { name: 'Правила' }).waitFor();
  await expect.poll(tops).toBe(1);
  await shot('equipment-tabs-ru');
  await desk.page.locator('.top-bar button[aria-haspopup=menu]').last().click();
  await desk.page.getByText('中文', { exact: true }).click();
  await screen('board');
});

describe('the equipment of a port', () => {
  test('the administrator enters it: how many, when, and which orders take one', async () => {
    await becomes('赵立军');
    await screen('administration');
    await desk.page.getByRole('tab', { name: '设备' }).click();
    await desk.page.getByText('还没有登记共用设备').waitFor();
    await desk.page.getByRole('button', { name: '新增设备' }).click();
    await dialog().getByLabel('名称').fill('叉车');
    await dialog().getByText('彻底', { exact: true }).click();
    await dialog().getByText('限定时段').click();
    await dialog().getByLabel('结束').fill('0700');
    await expect.poll(() => dialog().getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await dialog().getByLabel('结束').fill('1700');
    await shot('equipment-dialog');
    await dialog().getByRole('button', { name: '保存' }).click();
    const row = desk.page.locator('.admin-table tr', { hasText: '叉车' });
    await expect.poll(() => row.innerText()).toMatch(/1 台\s+08:00–17:00\s+彻底/);
    await shot('equipment-tab');
  });

  test('B8: by the rule a thorough inspection takes one; a leader says it of any other load', async () => {
    await becomes('李文博');
    await screen('board');
    await desk.page.keyboard.press('F6');
    await select('吉HA9052');
    await expect.poll(() => panel().locator('.panel-equipment').innerText()).toContain('按规则');
    await select('吉HF0618');
    await expect.poll(() => panel().locator('.panel-equipment b').innerText()).toBe('0');
    await more().click();
    await desk.page.locator('.toast', { hasText: '吉HF0618 用叉车 1 台' }).waitFor();
    await expect.poll(() => panel().locator('.panel-equipment').innerText()).toContain('班组长指定');
  });

  test('B7: what needs it meanwhile is offered a later place, with the reason; more than there are shows as a clash', async () => {
    await select('T771BA125');
    await more().click();
    await expect.poll(() => panel().locator('.panel-equipment b').innerText()).toBe('1');
    await desk.page.keyboard.press('F7');
    await expect.poll(() => dialog().locator('.place-offers li').first().innerText()).toContain('更早叉车都在用');
    await expect.poll(() => dialog().locator('.place-where b').first().innerText()).toContain('12:20');
    await shot('equipment-offers');
    await desk.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await select('吉HF0618');
    await more().click();
    await panel().locator('.panel-problems', { hasText: '叉车只有 1 台可用，需要 2 台' }).waitFor();
    await shot('equipment-clash');
    await panel().getByRole('button', { name: '改按规则' }).click();
    await expect.poll(() => panel().locator('.panel-equipment b').innerText()).toBe('0');
    await expect.poll(() => panel().locator('.panel-problems').count()).toBe(0);
  });
});
