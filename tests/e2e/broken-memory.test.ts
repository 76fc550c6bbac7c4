import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { boardOf, firstSignIns, joinHub, onBoard, pill, place } from '#tests/support/plan-hands';
import { freePort, layCable, seedHost, type Cable } from '#tests/support/two-desks';

/**
 * A workstation whose database does not open, with actions in it that its hub never heard: it says so, and one button begins anew from the hub
 * and the second copy of the outbox, the old files kept.
 */
let folder = '';
let host: OpenDesk;
let guest: OpenDesk;
let cable: Cable;
const profile = (): string => join(folder, 'guest');
const database = (name: string): string => join(profile(), name, 'board_app_0.indexeddb.leveldb');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-broken-'));
  const served = await freePort();
  const code = await seedHost(join(folder, 'host'), served);
  cable = await layCable(served);
  host = await openDesk({ profile: join(folder, 'host') });
  guest = await openDesk({ profile: profile() });
  await joinHub(guest.page, { port: cable.port, code });
  await firstSignIns(host.page);
  await firstSignIns(guest.page);
  await pill(guest.page, 'settled');
}, 180_000);

afterAll(async () => {
  await Promise.all([host.kill(), guest.kill()]);
  cable.end();
  rmSync(folder, { recursive: true, force: true });
});

/** The files of the database as the desk cannot open them: a folder lies where the engine wants its lock. */
function damage(): void {
  const lock = join(database('IndexedDB'), 'LOCK');
  rmSync(lock);
  mkdirSync(join(lock, 'lost+found'), { recursive: true });
}

/** The process that holds the profile of the desk now. */
const holder = (): number => {
  try {
    return Number(/-(\d+)$/.exec(readlinkSync(join(profile(), 'SingletonLock')))?.[1] ?? 0);
  } catch {
    return 0; // between two processes
  }
};

test('D1: a database that does not open is said so, and a second try does not make it worse', async () => {
  cable.pull();
  await pill(guest.page, 'offline');
  await place(guest.page, '吉HB2002', { bay: '1号台', clock: '13:00' });
  await guest.kill();
  damage();
  guest = await openDesk({ profile: profile() });
  await guest.page.getByRole('heading', { name: '本机数据库打不开' }).waitFor();
  await guest.page.getByRole('button', { name: '先再试一次' }).click();
  await guest.page.getByRole('heading', { name: '本机数据库打不开' }).waitFor();
  await expect.poll(() => guest.page.getByRole('button', { name: '保留旧数据，重新建立' }).isVisible()).toBe(true);
});

test('D1: one button sets the old files aside and starts again; rows come from the hub, actions from their second copy', async () => {
  const before = holder();
  cable.plug();
  await guest.page.getByRole('button', { name: '保留旧数据，重新建立' }).click();
  await expect.poll(() => ![0, before].includes(holder()), { timeout: 60_000 }).toBe(true);
  await onBoard(host.page, '吉HB2002').waitFor({ timeout: 60_000 });
  const kept = readdirSync(profile()).filter((name) => name.startsWith('IndexedDB.before-'));
  expect(kept).toHaveLength(1);
  expect(readdirSync(database(kept[0]!))).toContain('CURRENT');
  process.kill(holder(), 'SIGKILL'); // the desk that started itself is not ours to look into: the same one is opened once more
  await expect.poll(() => isAlive(holder()), { timeout: 20_000 }).toBe(false);
  guest = await openDesk({ profile: profile() });
  await guest.page.getByRole('status').filter({ hasText: 'PIN 只存本机，须重新设置' }).waitFor();
  await firstSignIns(guest.page);
  await expect.poll(() => boardOf(guest.page)).toEqual(await boardOf(host.page));
});

test('D1: files that the engine itself finds damaged and clears are filled again too, unsent actions included', async () => {
  cable.pull();
  await pill(guest.page, 'offline');
  await place(guest.page, '吉HA1001', { bay: '2号台', clock: '09:00' });
  await guest.kill();
  for (const name of readdirSync(database('IndexedDB')).filter((file) => file.startsWith('MANIFEST')))
    writeFileSync(join(database('IndexedDB'), name), Buffer.alloc(4_000, 0x5a));
  cable.plug();
  guest = await openDesk({ profile: profile() });
  await onBoard(host.page, '吉HA1001').waitFor({ timeout: 60_000 });
  await guest.page.getByRole('status').filter({ hasText: '本机数据库已丢失，已重新建立' }).waitFor();
  await firstSignIns(guest.page);
  await expect.poll(() => boardOf(guest.page)).toEqual(await boardOf(host.page));
});

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
