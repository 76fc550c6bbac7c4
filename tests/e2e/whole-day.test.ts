import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { commitButton, readFiles, requestsShown } from '#tests/support/desk-hands';

/**
 * One whole day as its people live it, on a day that nobody has prepared: two sheets come in, the same trucks are found, the day is
 * planned, approved and printed; the desk is closed and opened again; nothing is lost. No line is needed anywhere.
 */
const CUSTOMS = `申请号,查验单位,车牌,挂车号,箱号,批次号,品名,HS编码,件数,毛重kg,企业,进出境,预计到达,查验方式,优先
HG001,海关,吉HA1001,吉HG101挂,CSQU3054383,15172026112400001,鲜苹果,08081000,900,18000,珲春丰谷果蔬,出境,8:30,抽查,普通
HG002,海关,А123ВС125,АМ123425,,15172026112400002,帝王蟹(活),03063399,110,4100,珲春远帆水产,进境,9:00,检疫,优先
HG003,海关,吉HB2002,,,15172026112400003,数控车床,84581100,2,9000,珲春中机,出境,9:30,外形,普通
HG004,海关,К456МН25,АН556725,,15172026112400004,樟子松锯材,44071110,18,28000,图们江木业,进境,10:00,机检,普通
`;
const BORDER = `申请号,查验单位,车牌,挂车号,箱号,品名,毛重kg,企业,进出境,预计到达,查验方式
BJ001,边检,吉HA1001,吉HG101挂,CSQU3054383,苹果,18000,珲春丰谷果蔬,出境,8:35,车体
BJ002,边检,A123BC125,AM123425,,活蟹,4100,珲春远帆水产,进境,9:10,车体
BJ003,边检,吉HC3003,,,建材,20000,延边宏达,出境,11:00,车体
`;
const noPdfReader = spawnSync('pdftotext', ['-v']).error !== undefined;
/** The day after the demo day: the port and its people are there, the day itself is empty. */
const DAY = '2026-11-24';

let folder = '';
let desk: OpenDesk;

const options = () => ({
  profile: join(folder, 'profile'),
  args: ['--demo'],
  env: {
    LIANJIAN_OPEN_FILES: [join(folder, '海关.csv'), join(folder, '边检.csv')].join(delimiter),
    LIANJIAN_SAVE_DIR: folder,
  },
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-day-'));
  writeFileSync(join(folder, '海关.csv'), `\uFEFF${CUSTOMS}`);
  writeFileSync(join(folder, '边检.csv'), `\uFEFF${BORDER}`);
  desk = await openDesk(options());
});

afterAll(async () => {
  await desk.kill();
  rmSync(folder, { recursive: true, force: true });
});

const show = (page: Page, screen: string): Promise<void> => page.click(`.rail-item[data-screen=${screen}]`);

async function toTheDay(page: Page): Promise<void> {
  await requestsShown(page);
  await page.getByRole('button', { name: '后一天' }).click();
  await page.locator(`time[datetime="${DAY}"]`).first().waitFor();
}

async function workAs(page: Page, name: string): Promise<void> {
  await page.locator('.who input').click();
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await page.locator(`.who input[value*="${name}"]`).waitFor();
}

test('the roster of the day before is taken over', async () => {
  const { page } = desk;
  await toTheDay(page);
  await show(page, 'administration');
  await page.getByRole('tab', { name: '班次' }).click();
  await page.getByRole('button', { name: /沿用/ }).click();
  await expect.poll(() => page.locator('.toast').first().innerText()).toContain('沿用');
});

test('the sheets of both agencies come in as one batch', async () => {
  const { page } = desk;
  await readFiles(page);
  await commitButton(page).click();
  await expect.poll(() => requestsShown(page), { timeout: 20_000 }).toBe(7);
  await page.keyboard.press('Escape');
});

test('requests of two agencies about one truck are found and joined: two openings are saved', async () => {
  const { page } = desk;
  await show(page, 'matching');
  await page.getByRole('button', { name: '全部合并（2）' }).click();
  const sure = page.getByRole('dialog').getByRole('button', { name: /合并/ });
  await sure.click({ timeout: 3_000 }).catch(() => null);
  await expect.poll(() => page.locator('.status-bar').innerText()).toContain('少开箱 2');
});

test('the day is planned, the proposal taken over', async () => {
  const { page } = desk;
  await show(page, 'board');
  await page.getByRole('button', { name: '自动排程' }).click();
  await page.getByRole('button', { name: '全部采用' }).click({ timeout: 60_000 });
  await expect.poll(() => page.locator('.screen').innerText(), { timeout: 20_000 }).toContain('已排 5/5');
});

test('the leader submits, the supervisor approves, the plan is printed', async () => {
  const { page } = desk;
  await show(page, 'review');
  await page.getByRole('button', { name: '提交审核' }).click();
  await page.locator('.plan-bar .standing[data-standing=submitted]').waitFor();
  await workAs(page, '崔国梁');
  await page.getByRole('button', { name: '通过' }).click();
  await page.getByRole('button', { name: '通过并发布 v1' }).click();
  await page.locator('.plan-bar .standing[data-standing=approved]').waitFor();
  await page.getByRole('button', { name: '存为 PDF' }).click();
  await expect.poll(() => readdirSync(folder).filter((f) => f.endsWith('.pdf')).length, { timeout: 30_000 }).toBe(1);
  const pdf = join(
    folder,
    readdirSync(folder).find((f) => f.endsWith('.pdf'))!,
  );
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
});

test.skipIf(noPdfReader)('the Chinese of the printed plan can be searched', () => {
  const pdf = join(
    folder,
    readdirSync(folder).find((f) => f.endsWith('.pdf'))!,
  );
  const { stdout } = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  expect(stdout.replaceAll(/\s/g, '')).toContain('联合查验日计划表');
});

test('D1: after a power cut the approved plan is there', async () => {
  await desk.kill();
  desk = await openDesk(options());
  const { page } = desk;
  await toTheDay(page);
  await page.locator('.status-bar', { hasText: 'v1 已批准' }).waitFor();
  await expect.poll(() => requestsShown(page)).toBe(7);
  await page.getByText('已排 5/5').waitFor();
});
