import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { writeBigSheet } from '#tests/support/big-sheet';
import { commitButton, readFiles, requestsShown } from '#tests/support/desk-hands';
import { dayText } from '#shared/kernel/time';
import { batchId } from '#shared/kernel/ids';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import type { Screen } from '#renderer/state/view';
import { hunchun } from '#shared/ports/hunchun';

let folder: string;
let desk: OpenDesk;

const HEADER = '申请号,查验单位,批次号,报关单号,车牌,箱号,品名,HS编码,毛重kg,进出境,预计到达,查验方式,布控原因';
const GOOD = '15172026112320,海关,15172026112300220,,吉HK2210,,冻鱼,03036700,20000,进境,15:10,抽查,布控';
const WRONG_DIGIT = '15172026112321,海关,,,吉HK2211,CSQU3054384,板材,4407,18000,进境,15:20,抽查,随机';
const LOST_DIGITS = '15172026112322,海关,,1.51721E+17,吉HK2212,,豆粕,23040000,26000,进境,15:30,机检,随机';
/** GB18030 bytes of the same text: what an old customs system writes. */
const gb18030 = (text: string): Uint8Array => {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (low !== 0x7f && sign.length === 1 && !table.has(sign)) table.set(sign, [high, low]);
    }
  return Uint8Array.from(
    Array.from(text).flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : table.get(sign)!)),
  );
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-intake-'));
  const sheet = join(folder, '海关补充.csv');
  writeFileSync(sheet, gb18030(['海关补充指令', HEADER, GOOD, WRONG_DIGIT, LOST_DIGITS].join('\r\n')));
  desk = await openDesk({
    args: ['--demo'],
    env: { LIANJIAN_OPEN_FILES: sheet, LIANJIAN_SAVE_DIR: folder },
  });
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const tab = (name: string): Locator => desk.page.getByRole('tab', { name: new RegExp(`^${name}`) });
const countIn = async (name: string): Promise<string> => (await tab(name).locator('b').textContent()) ?? '';
const listed = (text: string): Locator => desk.page.locator('.intake-table tbody tr', { hasText: text });
const batches = (): Promise<string[]> => desk.page.locator('.batch strong').allTextContents();
async function takeBack(file: string): Promise<void> {
  const batch = desk.page.locator('.batch', { hasText: file });
  await batch.getByRole('button', { name: '撤销本批' }).click();
  await desk.page
    .getByRole('dialog')
    .getByText(new RegExp(`撤销“.*${file}`))
    .waitFor();
  await desk.page.getByRole('button', { name: /撤销这批/ }).click();
  await batch.getByText('已撤销').waitFor();
}

const show = (screen: Screen): Promise<void> => desk.page.locator(`.rail [data-screen=${screen}]`).click();

const openNext = (file: string): Promise<void> =>
  desk.app.evaluate((_, path) => {
    process.env['LIANJIAN_OPEN_FILES'] = path;
  }, file);

test('a sheet is recognised and sorted before anything changes: new, to be confirmed with a reason, at fault', async () => {
  await readFiles(desk.page);
  await expect.poll(() => desk.page.locator('.file-card').textContent()).toContain('GB18030');
  await expect.poll(() => desk.page.locator('.file-card').textContent()).toContain('布控原因');
  await expect
    .poll(async () => [await countIn('新增'), await countIn('需确认'), await countIn('错误')])
    .toEqual(['1', '1', '1']);
  await tab('错误').click();
  const fault = await desk.page.locator('.problem').textContent();
  expect(fault).toContain('第 5 行');
  expect(fault).toContain('报关单号');
  expect(fault).toContain('1.51721E+17');
  await tab('需确认').click();
  await desk.page.getByPlaceholder(/已与箱体实物核对/).fill('实物核对无误');
  await desk.page.getByRole('button', { name: '接受此行' }).click();
  await expect.poll(async () => [await countIn('新增'), await countIn('需确认')]).toEqual(['2', '0']);
  await expect.poll(() => requestsShown(desk.page)).toBe(26);
});

test('the good rows come in as one batch; the rows at fault are saved as a sheet that reads back after mending', async () => {
  await commitButton(desk.page).click();
  await desk.page.getByText('已导入 2 条').waitFor();
  await expect.poll(() => requestsShown(desk.page)).toBe(28);
  await desk.page.getByRole('button', { name: /保存错误行（1）/ }).click();
  await desk.page.getByText(/已保存：/).waitFor();
  const saved = readdirSync(folder).find((name) => name.endsWith('错误行.xlsx'))!;
  const bytes = new Uint8Array(readFileSync(join(folder, saved)));
  const frame = { port: hunchun.port, day: dayText.parse('2026-11-23'), batchId: batchId.parse('back') };
  const back = await readRequestSheet({ name: saved, bytes }, frame);
  expect(back.ok && back.value.drafts.map((d) => d.problems.map((p) => p.code))).toEqual([['long-number']]);
  expect(back.ok && back.value.columns.map((c) => c.name)).toContain('布控原因');
  await desk.page.getByRole('button', { name: '完成' }).click();
  await expect.poll(() => batches()).toContain('海关补充.csv');
});

test('a row chosen shows all its fields and the columns that only its sheet has', async () => {
  await desk.page.getByRole('searchbox').fill('hk2210');
  await listed('15172026112320').click();
  const details = desk.page.locator('.details');
  await expect.poll(() => details.textContent()).toContain('布控原因');
  await expect.poll(() => desk.page.locator('.intake-table tbody tr').count()).toBe(1);
  await details.getByRole('button', { name: '关闭详情' }).click();
  await desk.page.getByRole('button', { name: '重置' }).click();
});

test('the whole batch is taken back by one button that names it', async () => {
  await takeBack('海关补充.csv');
  await expect.poll(() => requestsShown(desk.page)).toBe(26);
  await expect.poll(() => listed('15172026112320').count()).toBe(0);
});

test('files dropped anywhere and cells pasted from a spreadsheet open the same preview, whatever screen is shown', async () => {
  await show('matching');
  await desk.page.locator('.matching').waitFor();
  await desk.page.evaluate(
    ([head, row]) => {
      const list = new DataTransfer();
      list.items.add(new File([`${head}\n${row}`], '拖入.csv'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: list, cancelable: true }));
    },
    [HEADER, GOOD] as const,
  );
  await commitButton(desk.page).waitFor();
  await expect.poll(() => desk.page.locator('.file-card button').first().textContent()).toBe('拖入.csv');
  await desk.page.getByRole('button', { name: '重新选择' }).click();
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  await show('board');
  await desk.page.locator('.grid-field .card').first().waitFor();
  await desk.page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    },
    [HEADER, GOOD].map((line) => line.replaceAll(',', '\t')).join('\n'),
  );
  await commitButton(desk.page).waitFor();
  await expect.poll(() => desk.page.locator('.file-card').textContent()).toContain('粘贴');
  await desk.page.getByRole('button', { name: '重新选择' }).click();
  await desk.page.keyboard.press('Escape');
});

test('one request typed by hand: faults at their fields, a warning of the same truck, then a batch of its own', async () => {
  await desk.page.keyboard.press('Control+n');
  const form = desk.page.locator('.manual-form');
  await form.getByRole('textbox', { name: '车牌', exact: true }).fill('吉h·52k66');
  await form.getByText(/当天已有 1 条同一车/).waitFor();
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await expect.poll(() => form.getByText('必填，这里是空的').count()).toBe(4);
  await form.getByRole('textbox', { name: '申请号' }).fill('SG-1');
  await form.getByRole('textbox', { name: '品名' }).fill('鲜葡萄');
  await form.getByRole('textbox', { name: '到达' }).fill('10:40');
  await form.getByLabel('方式').selectOption('sample');
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await expect.poll(() => batches()).toContain('手工登记 SG-1');
  await listed('SG-1').waitFor();
  await desk.page.keyboard.press('Control+z');
  await listed('SG-1').waitFor({ state: 'detached' });
});

test('a sheet with a header of its own is explained once: which column is what, and what holds for every row', async () => {
  const sheet = join(folder, '边检日报.csv');
  const lines = ['单号,车辆号码,货名,方向,到场,作业', 'B-901,吉H52K66,鲜葡萄,出境,10:15,车体', '合计,1,,,,'];
  writeFileSync(sheet, lines.join('\n'));
  await openNext(sheet);
  const explained = {
    单号: 'requestNo',
    车辆号码: 'plate',
    货名: 'goods',
    方向: 'direction',
    到场: 'eta',
    作业: 'mode',
  };
  await desk.page.keyboard.press('Control+i');
  await desk.page.getByRole('button', { name: '选择文件' }).click();
  await desk.page.getByText('没有找到表头').waitFor();
  await desk.page.getByRole('button', { name: '指定列' }).click();
  const form = desk.page.locator('.column-matcher');
  for (const [name, key] of Object.entries(explained)) await form.getByLabel(name, { exact: true }).selectOption(key);
  await form.getByText('还缺：单位').waitFor();
  await form.getByLabel('单位', { exact: true }).selectOption('border');
  await form.getByRole('button', { name: '照此读取' }).click();
  await commitButton(desk.page).waitFor();
  await expect.poll(async () => [await countIn('新增'), await countIn('错误')]).toEqual(['1', '0']);
  await desk.page.getByRole('button', { name: '重新选择' }).click();
  await desk.page.getByRole('button', { name: '选择文件' }).click();
  await desk.page.getByText('按以前指定的列读取').waitFor();
  await desk.page.getByRole('button', { name: '重新选择' }).click();
  await desk.page.keyboard.press('Escape');
});

test('of a workbook with several sheets the officer chooses the one to read', async () => {
  const sheet = (...lines: string[]): string[][] => lines.map((line) => line.split(','));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(sheet('说明', '本表每日更新')), '填表说明');
  utils.book_append_sheet(book, utils.aoa_to_sheet(sheet(HEADER, GOOD)), '进境');
  utils.book_append_sheet(book, utils.aoa_to_sheet(sheet(HEADER, GOOD.replace('HK2210', 'HK2219'))), '出境');
  const file = join(folder, '三张表.xlsx');
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
  await openNext(file);
  await desk.page.keyboard.press('Control+i');
  await desk.page.getByRole('button', { name: '选择文件' }).click();
  const choice = desk.page.getByLabel('工作表（共 3 张）');
  await desk.page.getByText('没有找到表头').waitFor();
  await choice.selectOption('出境');
  await commitButton(desk.page).waitFor();
  await expect.poll(() => choice.inputValue()).toBe('出境');
  await expect.poll(async () => [await countIn('新增'), await countIn('错误')]).toEqual(['1', '0']);
  await expect.poll(() => desk.page.locator('.import-dialog').textContent()).toContain('HK2219');
  await desk.page.getByRole('button', { name: '重新选择' }).click();
  await desk.page.keyboard.press('Escape');
});

test('L9: a list of permits is shown line by line, entered as one batch, and taken back by one gesture', async () => {
  const list = join(folder, '许可证件.csv');
  const rows = [
    '151720261000048111,S-2026-01,检疫许可证,通过',
    '151720261000048199,S-2026-02,,通过',
    ',S-2026-03,,通过',
  ];
  writeFileSync(list, ['报关单号,许可证号,证件名称,核验结果', ...rows].join('\r\n'));
  await openNext(list);
  await desk.page.getByRole('button', { name: '许可证件清单' }).click();
  await desk.page.getByRole('button', { name: '选择文件' }).click();
  const lines = desk.page.locator('.permit-preview tbody tr');
  await expect
    .poll(() => lines.evaluateAll((all) => all.map((tr) => tr.getAttribute('data-fate'))))
    .toEqual(['error', 'new', 'stray']);
  await expect.poll(() => lines.first().textContent()).toContain('必填');
  await desk.page.getByRole('button', { name: '登记 1 条' }).click();
  await desk.page.locator('.toast', { hasText: '登记许可证件 1 条' }).waitFor();
  await desk.page.locator('.toast').getByRole('button', { name: '撤销' }).first().click();
  await desk.page.locator('.toast', { hasText: '已撤销：登记许可证件' }).waitFor();
});

test('a road manifest comes in as loads, in the same batch as a sheet saved as .xls by a port system', async () => {
  const fixtures = join(import.meta.dirname, '../fixtures');
  await openNext(['manifest-gb18030.xml', 'requests-gbk.xls'].map((name) => join(fixtures, name)).join(delimiter));
  await desk.page.keyboard.press('Control+i');
  await desk.page.getByRole('button', { name: '选择文件' }).click();
  await commitButton(desk.page).waitFor();
  const cards = await desk.page.locator('.file-card').allTextContents();
  expect(cards[0]).toContain('公路舱单 · GB18030 · MT1401');
  expect(cards[1]).toContain('网页表格 · GB18030');
  await commitButton(desk.page).click();
  await desk.page.getByText('其中舱单运次 1 条').waitFor();
  await desk.page.getByRole('button', { name: '完成' }).click();
  await desk.page.locator('.batch', { hasText: 'manifest-gb18030.xml' }).getByText('舱单运次 1').waitFor();
  await desk.page.locator('.query-bar').getByText('舱单运次 4').click();
  await desk.page.getByRole('grid', { name: '舱单运次' }).getByText('T20261123001').waitFor();
  await desk.page
    .locator('.query-bar')
    .getByText(/^指令 \d+$/)
    .click();
  await takeBack('manifest-gb18030.xml');
  await expect.poll(() => requestsShown(desk.page)).toBe(26);
});

test('while ten thousand rows are read the window answers: the reading can be stopped, and nothing has changed', async () => {
  await openNext(writeBigSheet(10_000));
  await desk.page.keyboard.press('Control+i');
  await desk.page.getByRole('button', { name: '选择文件' }).click();
  await desk.page.getByRole('button', { name: '停止读取' }).click();
  await desk.page.getByRole('button', { name: '选择文件' }).waitFor();
  await desk.page.keyboard.press('Escape');
  await expect.poll(() => requestsShown(desk.page)).toBe(26);
});
