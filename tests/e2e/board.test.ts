import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

/** The demo day at twenty past ten: nine cards on six bays, eight waiting, two clashes. */
let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.locator('.grid-field .card').first().waitFor();
});

afterAll(() => desk.close());

beforeEach(async () => {
  // Toasts lie over the lowest row; each test begins with a clear board.
  await desk.page.evaluate(() => {
    for (const close of document.querySelectorAll<HTMLElement>('.toast button[aria-label="关闭"]')) close.click();
  });
  await desk.page.mouse.move(700, 300);
});

const onBoard = (plate: string): Locator => desk.page.locator(`.grid-field .card[aria-label^="${plate}"]`);
const inTray = (plate: string): Locator => desk.page.locator(`.tray .card[aria-label^="${plate}"]`);
const toast = (): Locator => desk.page.locator('.toast').last();
const verdict = (): Locator => desk.page.locator('.verdict');
const nameOf = (card: Locator): Promise<string | null> => card.getAttribute('aria-label');

/** The middle of a bay's row at a clock time, in the window. */
async function spot(bay: string, clock: string): Promise<{ x: number; y: number }> {
  const row = await desk.page.locator('.bay-head', { hasText: bay }).boundingBox();
  const tick = await desk.page.locator('.tick', { has: desk.page.locator('b', { hasText: clock }) }).boundingBox();
  return { x: tick!.x + tick!.width / 2, y: row!.y + row!.height / 2 };
}

/** Takes a card near its left edge and carries it; the hand stays down. */
async function carry(card: Locator, to: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await card.boundingBox();
  await desk.page.mouse.move(box!.x + 8, box!.y + box!.height / 2);
  await desk.page.mouse.down();
  await desk.page.mouse.move(to.x + 8, to.y, { steps: 8 });
}

async function drop(card: Locator, to: { readonly x: number; readonly y: number }): Promise<void> {
  await carry(card, to);
  await desk.page.mouse.up();
}

/** Takes the last step back by its key; the toast names the step. */
async function undo(step: string): Promise<void> {
  await desk.page.locator('.grid-scroller').focus();
  await desk.page.keyboard.press('Control+z');
  await desk.page.locator('.toast', { hasText: `已撤销：${step}` }).waitFor();
}

describe('the day at a glance', () => {
  test('bays, cards, tray, clashes, two clocks and heads on duty are there at once', async () => {
    await expect.poll(() => desk.page.locator('.bay-head').count()).toBe(6);
    await expect.poll(() => desk.page.locator('.grid-field .card').count()).toBe(9);
    await expect.poll(() => desk.page.locator('.tray .card').count()).toBe(8);
    await expect.poll(() => desk.page.locator('.grid-field .card[data-clash]').count()).toBe(2);
    await expect.poll(() => desk.page.locator('.tick', { hasText: '07:00' }).first().innerText()).toContain('09:00');
    await expect.poll(() => desk.page.locator('.staff-span[data-tone=short]').count()).toBeGreaterThan(0);
  });

  test('the smallest window shows the working day without scrolling sideways', async () => {
    const fits = await desk.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    expect(fits).toBe(true);
    const field = await desk.page.locator('.grid-scroller').boundingBox();
    const closing = await desk.page.locator('.tick', { hasText: '17:00' }).first().boundingBox();
    expect(closing!.x).toBeLessThan(field!.x + field!.width);
  });

  test('a card reads aloud what it shows', async () => {
    await expect
      .poll(() => nameOf(onBoard('吉H52K66')))
      .toMatch(
        /^吉H52K66 鲜葡萄，海关，2号台 10:50–11:30，已到，最迟放行还剩 2\d\d 分钟，冲突：2号台 10:30–12:00 停用（设备故障）。$/,
      );
  });

  test('a card found by search is brought into view and into focus', async () => {
    await desk.page.keyboard.press('Control+k');
    await desk.page.keyboard.type('HF0618');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('吉HF0618'));
    await expect.poll(() => onBoard('吉HF0618').isVisible()).toBe(true);
  });
});

describe('dragging', () => {
  test('a taken place is refused in one sentence while the hand is still down, and nothing is put there', async () => {
    const before = await nameOf(onBoard('吉HF0618'));
    await carry(onBoard('吉HF0618'), await spot('5号台', '11:00'));
    await verdict().waitFor();
    await expect.poll(() => verdict().innerText()).toContain('5号台 10:40–11:10 已占');
    await expect.poll(() => verdict().getAttribute('data-tone')).toBe('refuse');
    await desk.page.mouse.up();
    await toast().waitFor();
    await expect.poll(() => toast().innerText()).toContain('已占');
    await expect.poll(() => nameOf(onBoard('吉HF0618'))).toBe(before);
  });

  test('Escape puts the card back', async () => {
    await carry(onBoard('吉HF0618'), await spot('6号台', '13:00'));
    await desk.page.keyboard.press('Escape');
    await desk.page.mouse.up();
    await desk.page.locator('.ghost').waitFor({ state: 'detached' });
    await expect.poll(() => nameOf(onBoard('吉HF0618'))).toContain('6号台 11:40–12:20');
  });

  test('a shaking hand moves nothing: six pixels are no drag', async () => {
    const box = await onBoard('吉HF0618').boundingBox();
    await desk.page.mouse.move(box!.x + 8, box!.y + 20);
    await desk.page.mouse.down();
    await desk.page.mouse.move(box!.x + 12, box!.y + 22);
    await expect.poll(() => desk.page.locator('.ghost').count()).toBe(0);
    await desk.page.mouse.up();
  });

  test('from the tray to a free place, and back by undo', async () => {
    await drop(inTray('吉H62817'), await spot('1号台', '14:00'));
    await toast().waitFor();
    await expect.poll(() => nameOf(onBoard('吉H62817'))).toContain('1号台 14:00–14:20，已排草稿');
    await undo('吉H62817 →');
    await expect.poll(() => inTray('吉H62817').count()).toBe(1);
  });

  test('from the board back to the tray', async () => {
    const tray = await desk.page.locator('.tray').boundingBox();
    await drop(onBoard('吉HF0618'), { x: tray!.x + 60, y: tray!.y + 400 });
    await inTray('吉HF0618').waitFor();
    await undo('吉HF0618 送回待排');
    await expect.poll(() => nameOf(onBoard('吉HF0618'))).toContain('6号台 11:40–12:20');
  });

  test('a step away from a clash is undone back into the clash', async () => {
    const tray = await desk.page.locator('.tray').boundingBox();
    await drop(onBoard('吉H52K66'), { x: tray!.x + 60, y: tray!.y + 400 });
    await inTray('吉H52K66').waitFor();
    await expect.poll(() => desk.page.locator('.grid-field .card[data-clash]').count()).toBe(1);
    await undo('吉H52K66 送回待排');
    await expect.poll(() => nameOf(onBoard('吉H52K66'))).toContain('2号台 10:50–11:30，已到');
    await expect.poll(() => nameOf(onBoard('吉H52K66'))).toContain('冲突：2号台 10:30–12:00 停用');
  });

  test('a taken team refuses; with Shift the free take its place', async () => {
    await carry(onBoard('吉HF0618'), await spot('6号台', '12:30'));
    await desk.page.locator('.verdict', { hasText: '不当班' }).waitFor();
    await desk.page.keyboard.down('Shift');
    await desk.page.locator('.verdict', { hasText: '松手后改由' }).waitFor();
    await desk.page.mouse.up();
    await desk.page.keyboard.up('Shift');
    await toast().waitFor();
    await expect.poll(() => nameOf(onBoard('吉HF0618'))).toContain('6号台 12:30–13:10');
    await undo('吉HF0618 →');
  });
});

describe('keys', () => {
  const focused = (): Promise<string | null> =>
    desk.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
  const press = (key: string): Promise<void> => desk.page.keyboard.press(key);
  const select = async (card: Locator): Promise<void> => {
    await card.click();
    await desk.page.waitForFunction(() => document.activeElement?.matches('[data-session]'));
  };

  test('Ctrl+Z undoes after a switch was clicked: a switch is no text', async () => {
    await drop(inTray('吉H62817'), await spot('1号台', '14:00'));
    await desk.page.locator('.mantine-SegmentedControl-label', { hasText: '全天' }).click();
    expect(await desk.page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    await press('Control+z');
    await inTray('吉H62817').waitFor();
    await press('Control+y');
    await onBoard('吉H62817').waitFor();
  });

  test('Alt and arrows move time and bay, = and - the length, each to be undone', async () => {
    await select(onBoard('吉H62817'));
    await press('Alt+ArrowRight');
    await desk.page.locator('.card[aria-label*="1号台 14:05–14:25"]').waitFor();
    await press('Alt+ArrowDown');
    await desk.page.locator('.card[aria-label*="2号台 14:05–14:25"]').waitFor();
    await press('Alt+Equal');
    await desk.page.locator('.card[aria-label*="2号台 14:05–14:30"]').waitFor();
    for (let step = 0; step < 3; step++) await press('Control+z');
    await desk.page.locator('.card[aria-label*="1号台 14:00–14:20"]').waitFor();
    await expect.poll(() => nameOf(onBoard('吉H62817'))).toContain('1号台 14:00–14:20，已排草稿');
  });

  test('a pinned card stays, and says so', async () => {
    await select(onBoard('吉H62817'));
    await press('l');
    await desk.page.locator('.card[aria-label^="吉H62817"][aria-label*="已锁定"]').waitFor();
    await press('Alt+ArrowRight');
    await desk.page.locator('.toast', { hasText: '已锁定的查验不能移动' }).waitFor();
    await expect.poll(() => nameOf(onBoard('吉H62817'))).toContain('1号台 14:00–14:20');
    await press('l');
    await desk.page.locator('.card[aria-label^="吉H62817"]:not([aria-label*="已锁定"])').waitFor();
  });

  test('Ctrl+X takes a card out, arrows move the cursor, Ctrl+V puts it there', async () => {
    await select(onBoard('吉H62817'));
    await press('Control+x');
    await inTray('吉H62817').waitFor();
    await press('ArrowDown');
    await press('ArrowRight');
    await press('Control+v');
    await desk.page.locator('.card[aria-label*="2号台 14:05–14:25"]').waitFor();
    await desk.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('吉H62817'));
    await expect.poll(() => focused()).toContain('2号台 14:05–14:25');
    await press('Control+x');
    await inTray('吉H62817').waitFor();
  });

  test('F8 goes from clash to clash, arrows from card to card', async () => {
    await press('F8');
    await desk.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.includes('冲突'));
    const first = await focused();
    await press('F8');
    await desk.page.waitForFunction((was) => document.activeElement?.getAttribute('aria-label') !== was, first);
    await expect.poll(() => focused()).toContain('冲突');
    await press('ArrowUp');
    await desk.page.waitForFunction(() => !document.activeElement?.getAttribute('aria-label')?.includes('冲突'));
  });

  test('Enter opens the details, with other places that are free and officers who can come', async () => {
    await select(onBoard('吉HF0618'));
    await press('Enter');
    await desk.page.getByRole('button', { name: '选人' }).click();
    await expect.poll(() => desk.page.locator('.candidate[data-free]').count()).toBeGreaterThan(1);
    await desk.page.getByRole('button', { name: '其他台位时段' }).click();
    await expect.poll(() => desk.page.locator('.place-offers li').count()).toBe(3);
    await desk.page.locator('.place-offers button').nth(1).click();
    await desk.page.locator('.toast', { hasText: '吉HF0618 →' }).waitFor();
    await expect.poll(() => nameOf(onBoard('吉HF0618'))).not.toContain('6号台 11:40');
    await undo('吉HF0618 →');
    await expect.poll(() => nameOf(onBoard('吉HF0618'))).toContain('6号台 11:40');
    await press('F6');
  });
});

test('a stretch of a bay is closed by dragging, shown hatched, and opened again', async () => {
  const from = await spot('1号台', '15:00');
  const until = await spot('1号台', '16:00');
  await desk.page.keyboard.down('Shift');
  await desk.page.mouse.move(from.x, from.y);
  await desk.page.mouse.down();
  await desk.page.mouse.move(until.x, until.y, { steps: 5 });
  await desk.page.mouse.up();
  await desk.page.keyboard.up('Shift');
  await desk.page.getByRole('button', { name: '停用这一时段' }).click();
  const closure = desk.page.locator('.closure[aria-label*="15:00–16:00"]');
  await closure.waitFor();
  await carry(inTray('吉H62817'), await spot('1号台', '15:30'));
  await desk.page.locator('.verdict', { hasText: '停用' }).waitFor();
  await expect.poll(() => verdict().getAttribute('data-tone')).toBe('refuse');
  await desk.page.keyboard.press('Escape');
  await desk.page.mouse.up();
  await closure.click();
  await desk.page.getByRole('button', { name: '恢复使用' }).click();
  await closure.waitFor({ state: 'detached' });
});

test('automatic planning is looked at first: figures, reasons, a tick each; then taken over whole', async () => {
  await desk.page.getByRole('button', { name: '自动排程' }).click();
  const lines = desk.page.locator('.moves .move:not([data-unplaced])');
  await lines.first().waitFor();
  const before = await lines.count();
  expect(before).toBeGreaterThan(5);
  await expect.poll(() => desk.page.locator('.move[data-unplaced]').count()).toBe(2);
  await expect.poll(() => lines.first().locator('.move-why').innerText()).not.toBe('');
  await expect.poll(() => desk.page.locator('.old-place').count()).toBeGreaterThan(0);
  await expect.poll(() => desk.page.locator('.kpis tbody tr').first().innerText()).toMatch(/已排\s*9\s*✓ 15/);

  const running = desk.page.locator('.grid-field .card[data-state=running]');
  const held = await running.evaluateAll((cards) => cards.map((c) => c.getAttribute('aria-label')));
  await lines.first().locator('input').click();
  await expect
    .poll(() => desk.page.locator('.preview-foot button').last().innerText())
    .toContain(`采用选中 ${String(before - 1)} 项`);
  await lines.first().locator('input').click();
  await desk.page.getByRole('button', { name: '全部采用' }).click();
  await desk.page.locator('.preview').waitFor({ state: 'detached' });
  await expect.poll(() => desk.page.locator('.grid-field .card[data-clash]').count()).toBe(0);
  await expect.poll(() => desk.page.locator('.board-figures').innerText()).toContain('已排 15/17');
  await expect.poll(() => running.evaluateAll((cards) => cards.map((c) => c.getAttribute('aria-label')))).toEqual(held);
});

test('Enter opens the details of what is planned, and the record of what has begun', async () => {
  const running = desk.page.locator('.grid-field .card[data-state=running]').first();
  await running.click();
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.record-steps').waitFor();
  await expect.poll(() => desk.page.locator('.board').count()).toBe(0);
  await desk.page.click('.rail-item[data-screen=board]');
  await onBoard('吉HF0618').click();
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.side-panel .panel-head').waitFor();
  await running.click();
  await desk.page.locator('.side-panel').getByRole('button', { name: '现场记录' }).waitFor();
  await desk.page.keyboard.press('F6');
});

test('the table holds the same day', async () => {
  await desk.page.getByRole('button', { name: '表格' }).click();
  const table = desk.page.getByRole('grid', { name: '排程表' });
  await table.waitFor();
  await expect.poll(() => table.innerText()).toContain('吉H52K66');
  await desk.page.getByRole('button', { name: '时间轴' }).click();
  await desk.page.locator('.grid-field .card').first().waitFor();
});

test('nothing on the board stands in the way of a screen reader or a keyboard', async () => {
  await onBoard('吉H52K66').click();
  await desk.page.keyboard.press('Enter');
  await desk.page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const found = await desk.page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (where: string, how: object) => Promise<AxeReport> } };
    type AxeReport = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    // What a narrow card cuts short cannot be part of its name; the name begins with the whole plate.
    const rules = { 'label-content-name-mismatch': { enabled: false } };
    const { violations } = await axe.run('.board', { rules });
    return violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
  });
  expect(found).toEqual([]);
  await desk.page.keyboard.press('F6');
});
