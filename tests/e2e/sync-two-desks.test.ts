import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { freePort, layCable, plannedDay, seedHost, type Cable } from '#tests/support/two-desks';

/**
 * Two workstations of one port. The first keeps the hub, the second is enrolled there over a cable that is pulled: both plan the same bay,
 * the cable is plugged in again, and nothing is booked twice, nothing is lost, and whoever gave way is told and offered other places.
 */
let folder = '';
let host: OpenDesk;
let guest: OpenDesk;
let cable: Cable;
let code = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-two-'));
  const served = await freePort();
  code = await seedHost(join(folder, 'host'), served);
  cable = await layCable(served);
  host = await openDesk({ profile: join(folder, 'host') });
  guest = await openDesk({ profile: join(folder, 'guest') });
});

afterAll(async () => {
  await Promise.all([host.kill(), guest.kill()]);
  cable.end();
  rmSync(folder, { recursive: true, force: true });
});

const PIN = 'x7k2m9';
const LEADER_PIN = 'q4w8e1';

async function newPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel(/新 PIN/).fill(pin);
  await page.getByLabel('再输一遍').fill(pin);
  await page.getByRole('button', { name: '设 PIN 并登录' }).click();
}

/** The administrator opens the workstation, then the leader gets a PIN of his own. */
async function signIn(page: Page): Promise<void> {
  const choose = (name: string): Promise<void> => page.locator('.sign-in-users button', { hasText: name }).click();
  await choose('赵立军');
  await newPin(page, PIN);
  await page.locator('.rail').waitFor();
  await page.keyboard.press('Control+l');
  await choose('李文博');
  await page.getByLabel('管理员 PIN').fill(PIN);
  await newPin(page, LEADER_PIN);
  await page.click('.rail-item[data-screen=board]');
  await page.getByRole('button', { name: '后一天' }).click();
  await page.locator(`time[datetime="${plannedDay()}"]`).first().waitFor();
  await page.locator('.tray .card').first().waitFor();
}

const pill = (page: Page, state: string): Promise<void> =>
  page.locator(`.sync-pill[data-state=${state}]`).waitFor({ timeout: 60_000 });
const onBoard = (page: Page, plate: string): Locator => page.locator(`.grid-field .card[aria-label^="${plate}"]`);

/** Carries a waiting card to a bay and a clock time. */
async function place(page: Page, plate: string, bay: string, clock: string): Promise<void> {
  const card = page.locator(`.tray .card[aria-label^="${plate}"]`);
  const [from, row, tick] = await Promise.all([
    card.boundingBox(),
    page.locator('.bay-head', { hasText: bay }).boundingBox(),
    page.locator('.tick', { has: page.locator('b', { hasText: clock }) }).boundingBox(),
  ]);
  await page.mouse.move(from!.x + 8, from!.y + from!.height / 2);
  await page.mouse.down();
  await page.mouse.move(tick!.x + tick!.width / 2 + 8, row!.y + row!.height / 2, { steps: 8 });
  await page.mouse.up();
  await onBoard(page, plate).waitFor();
}

const hubPid = ({ app }: OpenDesk): Promise<number | undefined> =>
  app.evaluate(({ app: electron }) => electron.getAppMetrics().find((m) => m.name === 'lianjian-hub')?.pid);

test('a desk whose own memory is gone finds its port again, from the hub that it keeps', async () => {
  await signIn(host.page);
  await pill(host.page, 'settled');
  await expect.poll(() => host.page.locator('.tray .card').count()).toBe(3);
});

test('a second workstation joins by address and one-time code, and has everything', async () => {
  const { page } = guest;
  await page.getByRole('button', { name: /加入已有口岸/ }).click();
  await page.getByLabel('中枢地址').fill(`127.0.0.1:${String(cable.port)}`);
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByText('应答的是“一号工作站”').waitFor({ timeout: 30_000 });
  await page.getByLabel('登记码').fill(code);
  await page.getByRole('button', { name: '核对无误，登记' }).click();
  await page.locator('.sign-in-users button').first().waitFor({ timeout: 60_000 });
  await signIn(page);
  await pill(page, 'settled');
  await expect.poll(() => page.locator('.tray .card').count()).toBe(3);
});

test('C1: what one plans the other sees at once, by a poke', async () => {
  await place(host.page, '吉HA1001', '1号台', '09:00');
  await expect.poll(() => onBoard(guest.page, '吉HA1001').count(), { timeout: 10_000 }).toBe(1);
});

test('C4: with the cable pulled the second workstation plans on', async () => {
  cable.pull();
  await pill(guest.page, 'offline');
  await place(guest.page, '吉HB2002', '1号台', '13:00');
  await place(host.page, '吉HC3003', '1号台', '13:00');
  await pill(host.page, 'settled');
  await expect.poll(() => onBoard(guest.page, '吉HC3003').count()).toBe(0);
});

test('C3 B1: plugged in again, over a hub that was killed meanwhile: no double booking, the loser is told', async () => {
  const before = await hubPid(host);
  process.kill(before!, 'SIGKILL');
  cable.plug();
  await pill(guest.page, 'conflict');
  await onBoard(guest.page, '吉HC3003').waitFor();
  await guest.page.locator('.tray .card[aria-label^="吉HB2002"]').waitFor();
  await expect.poll(() => onBoard(host.page, '吉HB2002').count()).toBe(0);
});

test('the conflict shows both jobs, and the one that gave way takes one of three free places', async () => {
  const { page } = guest;
  await page.locator('.sync-pill').click();
  await page.getByRole('button', { name: '冲突与同步' }).click();
  await page.getByText('1号台 13:00', { exact: false }).first().waitFor();
  const offers = page.getByRole('list', { name: '另有空档' }).locator('li');
  await expect.poll(() => offers.count(), { timeout: 10_000 }).toBe(3);
  await offers.first().getByRole('button', { name: '改到这里' }).click();
  await page.locator('.conflicts-none').waitFor();
  await pill(page, 'settled');
  await onBoard(host.page, '吉HB2002').waitFor({ timeout: 15_000 });
});

test('D1: what was acted without a line is there when the desk is opened without a line, and sent when it is back', async () => {
  cable.pull();
  await pill(guest.page, 'offline');
  await guest.page.click('.rail-item[data-screen=board]');
  const moved = onBoard(guest.page, '吉HA1001');
  await moved.click();
  await moved.focus();
  await guest.page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => moved.getAttribute('aria-label'), { timeout: 10_000 }).toContain('2号台');
  await guest.kill();
  guest = await openDesk({ profile: join(folder, 'guest') });
  await guest.page.locator('.sign-in-users button', { hasText: '李文博' }).click();
  await guest.page.getByLabel(/PIN/).fill(LEADER_PIN);
  await guest.page.getByRole('button', { name: '登录' }).click();
  await guest.page.getByRole('button', { name: '后一天' }).click();
  await expect.poll(() => again().getAttribute('aria-label'), { timeout: 10_000 }).toContain('2号台');
  cable.plug();
  await expect
    .poll(() => onBoard(host.page, '吉HA1001').getAttribute('aria-label'), { timeout: 60_000 })
    .toContain('2号台');
});

test('D1: what was acted without a line outlives the loss of the page’s whole database', async () => {
  cable.pull();
  await pill(guest.page, 'offline');
  await again().click();
  await again().focus();
  await guest.page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => again().getAttribute('aria-label'), { timeout: 10_000 }).toContain('09:05');
  await guest.kill();
  rmSync(join(folder, 'guest', 'IndexedDB'), { recursive: true });
  cable.plug();
  guest = await openDesk({ profile: join(folder, 'guest') });
  await expect
    .poll(() => onBoard(host.page, '吉HA1001').getAttribute('aria-label'), { timeout: 60_000 })
    .toContain('09:05');
});

/** The card on the desk as it was opened again. */
const again = (): Locator => onBoard(guest.page, '吉HA1001');
