import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

/** A workstation alone: its own hub decides, in a process of its own, and nobody notices. */
let profile = '';
let desk: OpenDesk;

const open = async (): Promise<void> => {
  desk = await openDesk({ profile, args: ['--demo'] });
  await desk.page.locator('.grid-field .card').first().waitFor();
};

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'lianjian-hub-'));
  await open();
});
afterAll(async () => {
  await desk.kill();
  rmSync(profile, { recursive: true, force: true });
});

const settled = (page: Page): Promise<void> =>
  page.locator('.sync-pill[data-state=settled]').waitFor({ timeout: 30_000 });

/** The hub's process, as the desk itself sees it; none while there is none. */
const hubPid = ({ app }: OpenDesk): Promise<number | undefined> =>
  app.evaluate(({ app: electron }) => electron.getAppMetrics().find((m) => m.name === 'lianjian-hub')?.pid);

/** Carries the first free card of the board one step to the right or back. */
async function nudge(page: Page, key: 'ArrowRight' | 'ArrowLeft'): Promise<void> {
  await page.locator('.grid-field .card[aria-label^="吉H90M16"], .grid-field .card:not([data-clash])').last().focus();
  await page.keyboard.press(`Alt+${key}`);
}

test('the hub of the workstation answers what was acted', async () => {
  await settled(desk.page);
  expect(existsSync(join(profile, 'hub', 'demo.sqlite'))).toBe(true);
  expect(await hubPid(desk)).toBeGreaterThan(0);
});

test('D1: a hub that is killed is there again, and what was acted meanwhile is answered', async () => {
  const before = await hubPid(desk);
  process.kill(before!, 'SIGKILL');
  await nudge(desk.page, 'ArrowRight');
  const reborn = async (): Promise<boolean> => ![undefined, before].includes(await hubPid(desk));
  await expect.poll(reborn, { timeout: 30_000 }).toBe(true);
  await settled(desk.page);
});

test('D1: what the hub has answered is there after both were killed at once', async () => {
  await desk.kill();
  await open();
  await settled(desk.page);
  await expect.poll(() => desk.page.locator('.grid-field .card').count()).toBe(9);
});

/** A file of the hub is a file like any other: it must not be the only memory of what officers did. */
test('D1: a lost hub file is made anew from the rows of its desk', async () => {
  await desk.close();
  rmSync(join(profile, 'hub'), { recursive: true });
  await open();
  await settled(desk.page);
  await nudge(desk.page, 'ArrowLeft');
  await settled(desk.page);
  expect(existsSync(join(profile, 'hub', 'demo.sqlite'))).toBe(true);
  await expect.poll(() => desk.page.locator('.grid-field .card').count()).toBe(9);
});

test('D1: a lost database of the page is filled again by the hub', async () => {
  await desk.close();
  rmSync(join(profile, 'IndexedDB'), { recursive: true });
  await open();
  await settled(desk.page);
  await expect.poll(() => desk.page.locator('.grid-field .card').count()).toBe(9);
});
