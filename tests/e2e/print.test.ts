import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let folder: string;
let desk: OpenDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-print-'));
  desk = await openDesk({ args: ['--demo'], env: { LIANJIAN_SAVE_DIR: folder } });
  await desk.page.click('.rail-item[data-screen=review]');
  await desk.page.waitForSelector('.review-papers .paper');
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Saves the plan as a PDF by its button and gives the file. */
async function savePdf(): Promise<string> {
  await desk.page.click('.plan-bar button:has-text("存为 PDF")');
  const toast = desk.page.locator('.toast', { hasText: '已存为 PDF' }).last();
  const said = await toast.textContent();
  await toast.locator('button').last().click();
  return /PDF：(.*\.pdf)/.exec(said ?? '')?.[1] ?? '';
}

const pagesIn = (file: string): number => readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

const hasPdfText = spawnSync('pdftotext', ['-v']).error === undefined;

test('the PDF has the pages of the preview, each an A4 sheet on its side', async () => {
  const shown = await desk.page.locator('.review-papers .paper').count();
  const file = await savePdf();
  expect(file).toBe(join(folder, '珲春公路口岸联合查验日计划表 2026-11-23 v1.pdf'));
  expect(pagesIn(file)).toBe(shown);
  const boxes = [...readFileSync(file, 'latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(
    new Set(boxes.map(([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`)),
  ).toEqual(new Set(['842x595']));
});

test('nothing on the papers is cut off or runs over its box', async () => {
  const over = await desk.page.locator('.review-papers').evaluate((papers) => {
    const bodies = [...papers.querySelectorAll('.paper-body')].filter(
      (body) => body.lastElementChild!.getBoundingClientRect().bottom > body.getBoundingClientRect().bottom + 0.5,
    );
    const cells = [...papers.querySelectorAll('td, th')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1);
    return [bodies.length, cells.map((cell) => cell.textContent)];
  });
  expect(over).toEqual([0, []]);
});

test('copies are printed one after the other, each numbered', async () => {
  const shown = await desk.page.locator('.review-papers .paper').count();
  await desk.page.fill('.plan-bar .copies input', '3');
  expect(pagesIn(await savePdf())).toBe(3 * shown);
  await desk.page.fill('.plan-bar .copies input', '1');
});

test('a draft of the demo says so on every page, and leaves room for seals without drawing one', async () => {
  const papers = desk.page.locator('.review-papers .paper');
  const marks = await papers.locator('.paper-watermark').allTextContents();
  expect(new Set(marks)).toEqual(new Set(['草稿演示数据']));
  expect(marks).toHaveLength(await papers.count());
  await expect.poll(() => papers.locator('.day-plan-seal').allTextContents()).toEqual(['海关盖章处', '边检盖章处']);
});

// Where poppler is not installed the pages are still counted above; only their text is not read.
test.skipIf(!hasPdfText)('the text of the PDF can be searched', async () => {
  const { stdout } = spawnSync('pdftotext', ['-layout', await savePdf(), '-'], { encoding: 'utf8' });
  for (const wanted of [
    '珲春公路口岸联合查验日计划表',
    'HC-LC-20261123-001',
    '吉HD1234',
    '151720261000048101',
    '孙晓梅',
  ])
    expect(stdout).toContain(wanted);
});

test('under Chinese labels stands the language of the desk', async () => {
  await desk.page.click('button[aria-label="语言"]');
  await desk.page.click('[role=menuitem]:has-text("English")');
  const heads = await desk.page.locator('.review-papers thead').first().locator('th').allTextContents();
  expect(heads[0]).toBe('序号No.');
  expect(heads[6]).toBe('企业/代理Trader/agent');
});
