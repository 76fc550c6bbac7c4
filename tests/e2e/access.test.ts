import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AxeResults, RunOptions } from 'axe-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { requestsShown } from '#tests/support/desk-hands';

declare const axe: { readonly run: (options: RunOptions) => Promise<AxeResults> };

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = [
  'tasks',
  'record',
  'intake',
  'matching',
  'board',
  'greenLane',
  'review',
  'notices',
  'ledgers',
  'administration',
];

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await requestsShown(desk.page);
  await desk.page.evaluate(SOURCE);
});
afterAll(() => desk.close());

/** What breaks the accessibility guidelines on the screen shown, element by element. */
async function faults(): Promise<readonly string[]> {
  const found = await desk.page.evaluate(async () => {
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa'] });
    return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.html.slice(0, 160)}`));
  });
  return found;
}

for (const screen of SCREENS)
  test(`the ${screen} screen keeps the accessibility guidelines (WCAG 2 A and AA)`, async () => {
    const { page } = desk;
    await page.click(`.rail-item[data-screen=${screen}]`);
    await page.locator('.screen-loading').waitFor({ state: 'detached' });
    await page.waitForTimeout(500); // what is drawn a moment later belongs to the screen
    expect(await faults()).toEqual([]);
  });
