import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { boardOf, chooseFile, firstSignIns, joinHub, onBoard, openScreen, openTomorrow, pill, place, signInAgain } from '#tests/support/plan-hands'; // prettier-ignore
import { freePort, seedHost } from '#tests/support/two-desks';

/**
 * A backup of the hub, acts of both workstations after it that the hub answered, and the hub made anew from that backup: what the backup does
 * not hold comes again from the desks that hold it.
 */
let folder = '';
let host: OpenDesk;
let guest: OpenDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-restore-'));
  mkdirSync(join(folder, 'stick'));
  const served = await freePort();
  const code = await seedHost(join(folder, 'host'), served);
  host = await openDesk({ profile: join(folder, 'host'), env: { LIANJIAN_SAVE_DIR: join(folder, 'stick') } });
  guest = await openDesk({ profile: join(folder, 'guest') });
  await joinHub(guest.page, { port: served, code });
  await firstSignIns(host.page);
  await firstSignIns(guest.page);
  await pill(guest.page, 'settled');
}, 180_000);

afterAll(async () => {
  await Promise.all([host.kill(), guest.kill()]);
  rmSync(folder, { recursive: true, force: true });
});

const BACKUP = 'lianjian-hub.sqlite';

/** Asks on the hub screen for the hub to be restored from a file. */
async function restore(file: string, desk = host): Promise<void> {
  await chooseFile(desk, file);
  await desk.page.getByRole('button', { name: '用备份恢复中枢' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '用备份恢复中枢' }).click();
}

test('D1: the administrator backs the hub up, and both plan on', async () => {
  await place(guest.page, '吉HA1001', { bay: '2号台', clock: '09:00' });
  await onBoard(host.page, '吉HA1001').waitFor();
  await signInAgain(host.page, 'administrator');
  await openScreen(host.page, 'hub');
  await host.page.getByRole('button', { name: '备份中枢数据' }).click();
  await host.page.getByText('已备份到').waitFor();
  await signInAgain(host.page, 'leader');
  await openScreen(host.page, 'board');
  await place(guest.page, '吉HB2002', { bay: '1号台', clock: '13:00' });
  await onBoard(host.page, '吉HB2002').waitFor();
  await place(host.page, '吉HC3003', { bay: '1号台', clock: '10:00' });
  await expect.poll(() => boardOf(guest.page)).toHaveLength(3);
  await Promise.all([pill(host.page, 'settled'), pill(guest.page, 'settled')]);
});

test('D1: a file that is no backup says so, and nothing is changed', async () => {
  await signInAgain(host.page, 'administrator');
  await openScreen(host.page, 'hub');
  const letter = join(folder, 'letter.sqlite');
  writeFileSync(letter, 'this is a letter, not a database. '.repeat(200));
  await restore(letter);
  await host.page.getByText('这不是中枢的备份文件，什么都没有改动。').waitFor();
  await expect.poll(() => boardOf(guest.page)).toHaveLength(3);
  expect(readdirSync(join(folder, 'host', 'hub')).filter((name) => name.includes('before'))).toEqual([]);
});

test('C7 D1: restored from the backup, the hub hears again from its desks what it had answered after it', async () => {
  await restore(join(folder, 'stick', BACKUP));
  await host.page.locator('.sign-in-users button').first().waitFor({ timeout: 60_000 });
  expect(readdirSync(join(folder, 'host', 'hub')).some((name) => name.startsWith('own.before-'))).toBe(true);
  await signInAgain(host.page, 'leader');
  await openTomorrow(host.page);
  await expect.poll(() => boardOf(host.page), { timeout: 60_000 }).toHaveLength(3);
  await Promise.all([pill(host.page, 'settled'), pill(guest.page, 'settled')]);
  await expect.poll(() => boardOf(guest.page)).toEqual(await boardOf(host.page));
  await onBoard(guest.page, '吉HA1001').click();
  await onBoard(guest.page, '吉HA1001').focus();
  await guest.page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => onBoard(host.page, '吉HA1001').getAttribute('aria-label')).toContain('09:05');
});

test('C7 D1: with the hub’s machine gone, a workstation becomes the hub from the backup, and its own acts after it are there', async () => {
  await host.kill();
  await pill(guest.page, 'offline');
  await signInAgain(guest.page, 'administrator');
  await openScreen(guest.page, 'hub');
  await restore(join(folder, 'stick', BACKUP), guest);
  await guest.page.locator('.sign-in-users button').first().waitFor({ timeout: 60_000 });
  await signInAgain(guest.page, 'leader');
  await openTomorrow(guest.page);
  await pill(guest.page, 'settled');
  await onBoard(guest.page, '吉HB2002').waitFor();
  await expect.poll(() => onBoard(guest.page, '吉HA1001').getAttribute('aria-label')).toContain('09:05');
});
