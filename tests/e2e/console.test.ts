import { join } from 'node:path';
import type { ConsoleMessage } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { commitButton, readFiles } from '#tests/support/desk-hands';

let desk: OpenDesk;
/** Everything that the console was told since the page began to load, but notes of interest to developers alone. */
const complaints: string[] = [];

beforeAll(async () => {
  desk = await openDesk({
    args: ['--demo'],
    env: { LIANJIAN_OPEN_FILES: join(import.meta.dirname, '../fixtures/requests-gb18030.csv') },
  });
  await desk.page.locator('.grid-field .card').first().waitFor();
  const heard = (message: ConsoleMessage): void => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  };
  desk.page.on('console', heard);
  desk.page.on('pageerror', (fault) => complaints.push(fault.message));
  // The first load is over before anyone can listen: the second says what the first did.
  await desk.page.reload();
  await desk.page.locator('.grid-field .card').first().waitFor();
});

afterAll(() => desk.close());

const press = (key: string): Promise<void> => desk.page.keyboard.press(key);
const dialog = () => desk.page.locator('[role=dialog]');
/** Styles that were written at run time, and those of them that the page took. */
const styles = (): Promise<{ written: number; refused: number }> =>
  desk.page.evaluate(() => {
    const written = [...document.querySelectorAll('style')];
    // A style that the content policy refuses has a sheet without a rule.
    const refused = written.filter((s) => s.textContent !== '' && (s.sheet?.cssRules.length ?? 0) === 0);
    return { written: written.length, refused: refused.length };
  });

test('the start says nothing against itself', () => {
  expect(complaints).toEqual([]);
});

test('nor does opening any screen', async () => {
  const offered = desk.page.locator('.rail [data-screen]');
  const count = await offered.count();
  expect(count).toBeGreaterThan(4);
  for (let i = 0; i < count; i++) {
    await offered.nth(i).click();
    await desk.page.locator('main .screen-loading').waitFor({ state: 'detached' });
    await desk.page.waitForFunction(() => (document.querySelector('main')?.innerText.length ?? 0) > 20);
    expect([await offered.nth(i).getAttribute('data-screen'), ...complaints]).toHaveLength(1);
  }
});

test('dialogs may write the style that holds the page still behind them', async () => {
  await press('Control+/');
  await dialog().waitFor();
  expect(await styles()).toMatchObject({ refused: 0 });
  expect((await styles()).written).toBeGreaterThan(0);
  expect(await desk.page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('hidden');
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await press('Control+k');
  await dialog().waitFor();
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('workers keep the content policy too: a file is read, a plan is made', async () => {
  await readFiles(desk.page);
  await commitButton(desk.page).waitFor();
  await desk.page.getByRole('button', { name: '重新选择' }).click();
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await desk.page.locator('.rail [data-screen=board]').click();
  await desk.page.getByRole('button', { name: '自动排程' }).click();
  await desk.page.locator('.moves .move').first().waitFor();
  expect(complaints).toEqual([]);
});
