import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JointSession } from '#shared/domain/session';
import { hunchun } from '#shared/ports/hunchun';
import { openHub } from '#hub/hub';
import { beginNewReigns } from '#hub/hub-upkeep';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { hubProcess, type HubProcess } from '#tests/support/hub-process';
import { boardOf, firstSignIns, joinHub, openScreen, openTomorrow, pill, place, signInAgain } from '#tests/support/plan-hands'; // prettier-ignore
import { freePort, seedHub } from '#tests/support/two-desks';

/**
 * A hub's machine is lost, and another begins from its backup, under a new certificate: a workstation that joins it there sends again what
 * the lost one had answered after the backup.
 */
const PORT = hunchun.port.id;
let folder = '';
let desk: OpenDesk;
let hub: HubProcess;
const at = (machine: string): string => join(folder, machine, 'hub.sqlite');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-moved-'));
  mkdirSync(join(folder, 'old'));
  mkdirSync(join(folder, 'new'));
  const port = await freePort();
  const code = await seedHub(at('old'));
  hub = await hubProcess(join(folder, 'old'), { port });
  desk = await openDesk({ profile: join(folder, 'desk') });
  await joinHub(desk.page, { port, code });
  await firstSignIns(desk.page);
}, 180_000);

afterAll(async () => {
  await desk.kill();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes the backup the memory of another machine's hub. Gives a code for one workstation. */
async function restoredAt(file: string): Promise<string> {
  const store = await openSqliteStore({ file });
  await beginNewReigns(store, Date.now());
  const opened = openHub({ store, now: Date.now });
  const wish = { portId: PORT, agency: null, duty: 'cases', label: '二号工作站', kind: 'desk' } as const;
  const { code } = await opened.access.makeCode({ ...wish, validFor: 86_400_000 });
  await opened.close();
  return code;
}

/** The plates' sessions that have a place, as a hub's file tells. */
async function placedAt(file: string): Promise<number> {
  const store = await openSqliteStore({ file });
  const { rows } = (await store.snapshot(PORT))!;
  await store.close();
  return rows.filter(({ table, row }) => table === 'sessions' && (row as JointSession).place !== null).length;
}

test('C7: what the lost hub answered after its backup comes to the new one from who did it', async () => {
  await place(desk.page, '吉HA1001', { bay: '2号台', clock: '09:00' });
  await pill(desk.page, 'settled');
  const { port } = hub;
  await hub.stop();
  copyFileSync(at('old'), at('new'));
  hub = await hubProcess(join(folder, 'old'), { port });
  await place(desk.page, '吉HB2002', { bay: '1号台', clock: '13:00' });
  await expect.poll(() => placedAt(at('old')), { timeout: 60_000 }).toBe(2);
  await pill(desk.page, 'settled');
  const before = await boardOf(desk.page);
  await hub.kill();
  const code = await restoredAt(at('new'));
  expect(await placedAt(at('new'))).toBe(1);
  hub = await hubProcess(join(folder, 'new'));
  await signInAgain(desk.page, 'administrator');
  await openScreen(desk.page, 'hub');
  await desk.page.getByLabel('中枢地址').fill(`127.0.0.1:${String(hub.port)}`);
  await desk.page.getByRole('button', { name: '查看' }).click();
  await desk.page.getByText('应答的是').waitFor();
  await desk.page.getByLabel('登记码').fill(code);
  await desk.page.getByRole('button', { name: '核对无误，登记' }).click();
  await expect.poll(() => placedAt(at('new')), { timeout: 60_000 }).toBe(2);
  await signInAgain(desk.page, 'leader');
  await openTomorrow(desk.page);
  await expect.poll(() => boardOf(desk.page), { timeout: 30_000 }).toEqual(before);
});
