import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let desk: OpenDesk;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-forms-'));
  desk = await openDesk({ args: ['--demo'], env: { LIANJIAN_SAVE_DIR: folder } });
  await desk.page.waitForSelector('.rail-item[data-screen=tasks]');
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (selector: string, hasText?: string): Locator =>
  hasText === undefined ? desk.page.locator(selector) : desk.page.locator(selector, { hasText });
const screen = (name: string): Promise<void> => desk.page.click(`.rail-item[data-screen=${name}]`);
async function becomes(name: string): Promise<void> {
  await at('.who input').first().click();
  await desk.page.getByRole('option', { name: new RegExp(name) }).click();
}
const mark = (item: string, answer: string): Locator =>
  at(`[data-item=${item}]`).getByRole('button', { name: answer, exact: true });

/** A picture of one colour, as a camera's file. */
const picture = (colour: string): Promise<number[]> =>
  desk.page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(2000, 1000);
    const brush = canvas.getContext('2d')!;
    brush.fillStyle = fill;
    brush.fillRect(0, 0, 2000, 1000);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  }, colour);

test('the gate: a plate typed once with another keyboard finds the truck, and its task waits to start', async () => {
  await screen('tasks');
  const plate = desk.page.getByLabel('车牌（主车或挂车）');
  await plate.fill('Т771ВА 125');
  await at('.gate-hit', '帝王蟹').first().waitFor();
  await plate.press('Enter');
  await desk.page.getByText('T771BA125 10:2').first().waitFor();
  await plate.fill('т771ва125');
  await at('.gate-there').waitFor();
  await expect.poll(() => at('.gate-there').textContent()).toMatch(/10:2\d 已到/);
  await plate.fill('吉H62818');
  await at('.gate-unknown').waitFor();
  await expect.poll(() => at('.gate-near').textContent()).toContain('吉H62817');
  await plate.fill('');
});

test('an officer begins with the own tasks: what runs first, minutes, and one button that takes it on', async () => {
  await becomes('孙晓梅');
  await at('.tasks-bar h1', '我的任务').waitFor();
  await expect
    .poll(() => at('.job-row .plate').allTextContents())
    .toEqual(['E318KX125', 'M207OT125', 'A123BC125', 'K456MH25']);
  await expect.poll(() => at('.job-card h2 .plate').textContent()).toBe('E318KX125');
  await at('.job-card').getByRole('button', { name: '现场记录' }).click();
  await at('.record').waitFor();
});

test('fields are saved at once, by hand and by key; what was said before stays behind the correction', async () => {
  await mark('name', '符合').click();
  await at('.record-steps em', '欠 3').waitFor();
  await at('[data-item=quantity] button').first().focus();
  for (const key of ['1', '1', '1']) await desk.page.keyboard.press(key);
  await mark('seals', '不符').click();
  await desk.page.getByLabel('封志 说明').fill('封志绳有磨损');
  await desk.page.getByLabel('封志 说明').press('Enter');
  await mark('seals', '符合').click();
  await at('fieldset[aria-label=封志] [data-corrected]').click();
  const earlier = at('.record-earlier');
  await earlier.waitFor();
  await expect
    .poll(() => earlier.locator('li').allTextContents())
    .toEqual([
      expect.stringContaining('符合 · 封志绳有磨损'),
      expect.stringContaining('不符 · 封志绳有磨损'),
      expect.stringContaining('不符'),
    ]);
  await desk.page.keyboard.press('Escape');
});

test('a photo stays on the disk of the desk under the hash of its bytes, smaller than it came', async () => {
  const input = at('fieldset[aria-label=照片] input[type=file]');
  await input.setInputFiles({ name: '1.png', mimeType: 'image/png', buffer: Buffer.from(await picture('#a33')) });
  await at('.record-thumb img').waitFor();
  await at('.record-thumb').click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.locator('img').waitFor();
  await expect.poll(() => dialog.textContent()).toMatch(/孙晓梅 2026-11-23 10:2\d · \d+ KB · SHA-256 [0-9a-f]{16}/);
  const width = await dialog.locator('img').evaluate((img) => (img as HTMLImageElement).naturalWidth);
  expect(width).toBe(1600);
  await desk.page.keyboard.press('Escape');
  await input.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await desk.page.getByText('这个文件不是能识别的图片。').waitFor();
});

test('the column is signed when nothing is owed, is read-only then, and opens again with a reason', async () => {
  const sign = desk.page.getByRole('button', { name: '本单位签名' });
  await expect.poll(() => sign.isDisabled()).toBe(true);
  await at('#step-conclusion').getByText('正常', { exact: true }).click();
  await desk.page.getByText('请先填写陪同人员到场情况和签名').waitFor();
  await at('#step-conclusion').getByText('未到场', { exact: true }).click();
  await desk.page.getByText('须写明见证人').waitFor();
  await desk.page.getByLabel('见证人姓名').fill('吴站长');
  await desk.page.getByLabel('见证人姓名').press('Enter');
  await sign.click();
  await at('.sign-column[data-signed]').waitFor();
  await expect.poll(() => at('[data-item]').count()).toBe(0);
  await desk.page.getByRole('button', { name: '重新打开' }).click();
  await desk.page.getByLabel('重新打开的原因').fill('补录净重');
  await desk.page.getByRole('button', { name: '重新打开' }).click();
  await sign.click();
  await at('.sign-column[data-signed]').waitFor();
});

test('F9 ends the inspection; the other task is advised and signed with the same key', async () => {
  await screen('tasks');
  await desk.page.keyboard.press('F9');
  await at('.job-card h2 .plate', 'M207OT125').waitFor();
  await desk.page.keyboard.press('F9');
  await at('.job-row[data-status=done] em[data-stage=release]').nth(1).waitFor();
  await expect
    .poll(() => at('.job-row').locator('em').allTextContents())
    .toEqual(['待放行', '待放行', '已放行', '已放行']);
});

test('who inspected does not release, nor clear a condition; another does, when every agency has signed', async () => {
  await at('.release-row', 'M207OT125').first().click();
  const release = desk.page.getByRole('button', { name: '放行 M207OT125' });
  await expect.poll(() => release.isDisabled()).toBe(true);
  await desk.page.getByRole('button', { name: '税费 duty' }).click();
  await desk.page.getByRole('combobox', { name: '状态' }).or(desk.page.getByLabel('状态')).first().click();
  await desk.page.getByRole('option', { name: '已担保' }).click();
  await desk.page.getByLabel('依据').fill('保函 2026-0118');
  await desk.page.getByRole('button', { name: '记录', exact: true }).click();
  await desk.page.getByText('孙晓梅 参加过这次查验').first().waitFor();
  await desk.page.keyboard.press('Escape');

  await becomes('崔国梁');
  await desk.page.getByRole('button', { name: '税费 duty' }).click();
  await desk.page.getByRole('combobox', { name: '状态' }).or(desk.page.getByLabel('状态')).first().click();
  await desk.page.getByRole('option', { name: '已担保' }).click();
  await desk.page.getByLabel('依据').fill('保函 2026-0118');
  await desk.page.getByRole('button', { name: '记录', exact: true }).click();
  await release.click();
  await at('.released').waitFor();
  await expect.poll(() => at('.released').textContent()).toMatch(/崔国梁 10:2\d 放行/);
});

/** Saves a form of the record shown as a PDF; its pages as width x height in points. */
async function savedForm(form: string): Promise<readonly string[]> {
  await desk.page.getByRole('button', { name: '打印' }).click();
  await desk.page.getByRole('menuitem', { name: `${form}：存为 PDF` }).click();
  const toast = at('.toast', form).last();
  const path = /PDF：(.*\.pdf)/.exec((await toast.textContent()) ?? '')?.[1] ?? '';
  const boxes = [...readFileSync(path, 'latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return boxes.map(([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`);
}

test('the record and the work order are printed upright, two slips on a sheet', async () => {
  expect(await savedForm('查验记录单')).toEqual(['595x842', '595x842']);
  expect(await savedForm('查验派工单')).toEqual(['595x842']);
});
