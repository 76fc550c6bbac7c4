import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { firstSignIns, joinHub, onBoard, openTomorrow, pill, place, signInAgain } from '#tests/support/plan-hands';
import { freePort, layCable, seedHost, type Cable } from '#tests/support/two-desks';

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

const hubPid = ({ app }: OpenDesk): Promise<number | undefined> =>
  app.evaluate(({ app: electron }) => electron.getAppMetrics().find((m) => m.name === 'lianjian-hub')?.pid);

test('a desk whose own memory is gone finds its port again, from the hub that it keeps', async () => {
  await firstSignIns(host.page);
  await pill(host.page, 'settled');
  await expect.poll(() => host.page.locator('.tray .card').count()).toBe(3);
});

test('a second workstation joins by address and one-time code, and has everything', async () => {
  const { page } = guest;
  await joinHub(page, { port: cable.port, code });
  await firstSignIns(page);
  await pill(page, 'settled');
  await expect.poll(() => page.locator('.tray .card').count()).toBe(3);
});

test('C1: what one plans the other sees at once, by a poke', async () => {
  await place(host.page, '吉HA1001', { bay: '1号台', clock: '09:00' });
  await expect.poll(() => onBoard(guest.page, '吉HA1001').count(), { timeout: 10_000 }).toBe(1);
});

test('C4: with the cable pulled the second workstation plans on', async () => {
  cable.pull();
  await pill(guest.page, 'offline');
  await place(guest.page, '吉HB2002', { bay: '1号台', clock: '13:00' });
  await place(host.page, '吉HC3003', { bay: '1号台', clock: '13:00' });
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
  const theirs = page.locator('.two-jobs [data-side=theirs]');
  await expect.poll(() => theirs.textContent()).toMatch(/李文博 \d\d:\d\d$/); // C11: whom to ask
  const offers = page.getByRole('list', { name: '可用台位时段' }).locator('li');
  await expect.poll(() => offers.count(), { timeout: 10_000 }).toBe(3);
  await offers.first().getByRole('button', { name: '取用' }).click();
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
  await signInAgain(guest.page, 'leader');
  await openTomorrow(guest.page);
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
