import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, clockText } from '#shared/kernel/time';
import { hunchun } from '#shared/ports/hunchun';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { hubProcess, type HubProcess } from '#tests/support/hub-process';
import { firstSignIns, joinHub, onBoard, pill, place } from '#tests/support/plan-hands';
import { freePort, seedHub } from '#tests/support/two-desks';

/**
 * A workstation and a hub whose clocks are hours apart, ahead and then behind: nothing that is sent is refused for it, the pill says so over
 * half a minute, and over five minutes an officer says which time a fact has.
 */
const HOUR = 3_600_000;
let folder = '';
let port = 0;
let hub: HubProcess;
let desk: OpenDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-clock-'));
  mkdirSync(join(folder, 'hub'));
  const code = await seedHub(join(folder, 'hub', 'hub.sqlite'));
  port = await freePort();
  hub = await hubProcess(join(folder, 'hub'), { port, clockOff: 3 * HOUR });
  desk = await openDesk({ profile: join(folder, 'desk') });
  await joinHub(desk.page, { port, code });
  await firstSignIns(desk.page);
}, 180_000);

afterAll(async () => {
  await desk.kill();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

const settled = async (): Promise<void> => {
  await expect.poll(() => desk.page.locator('.status-bar').innerText()).toMatch(/待确认\s*0/);
};
const clock = (moment: number): string => clockText(at(moment), hunchun.port.zone);

/** What the hub has of a session's facts, read from its file while it runs. */
async function factsAtHub(): Promise<readonly { readonly kind: string; readonly at: number }[]> {
  const store = await openSqliteStore({ file: join(folder, 'hub', 'hub.sqlite') });
  const rows = (await store.snapshot(hunchun.port.id))!.rows;
  await store.close();
  return rows.flatMap(({ table, row }) =>
    table === 'milestones' ? [row as unknown as { kind: string; at: number }] : [],
  );
}

/** Reports the next fact of a card by its key. */
async function report(plate: string): Promise<void> {
  const card = onBoard(desk.page, plate);
  await card.click();
  await card.focus();
  await desk.page.keyboard.press('F9');
}

const question = () => desk.page.getByRole('dialog', { name: '请确认时间' });

test('C10: with a hub three hours ahead everything is planned and decided, and the pill says how far the clocks are apart', async () => {
  await pill(desk.page, 'clock');
  await expect.poll(() => desk.page.locator('.sync-pill').innerText()).toContain('时钟差 180 分');
  await place(desk.page, '吉HA1001', { bay: '1号台', clock: '09:00' });
  await place(desk.page, '吉HB2002', { bay: '2号台', clock: '09:00' });
  await settled();
});

test('C10: each fact asks for its time; by the hub’s clock it is three hours later', async () => {
  const before = Date.now();
  await report('吉HA1001');
  await question().getByText('本机时钟与中枢相差 180 分钟').waitFor();
  await question()
    .getByRole('button', { name: /按中枢 .* 记录/ })
    .click();
  await expect.poll(factsAtHub).toMatchObject([{ kind: 'arrived' }]);
  const [fact] = await factsAtHub();
  expect(Math.abs(fact!.at - before - 3 * HOUR)).toBeLessThan(90_000);
  await desk.page
    .getByText(`到场 ${clock(fact!.at)}`)
    .first()
    .waitFor();
});

test('C10: or it keeps the time of the desk, as the officer says', async () => {
  const before = Date.now();
  await report('吉HB2002');
  await question()
    .getByRole('button', { name: /按本机 .* 记录/ })
    .click();
  const near = async () => (await factsAtHub()).filter((f) => Math.abs(f.at - before) < 90_000);
  await expect.poll(near).toHaveLength(1);
});

test('C10: a hub whose clock jumps back hours under a desk refuses nothing; 40 s are said and not asked about', async () => {
  await hub.stop();
  hub = await hubProcess(join(folder, 'hub'), { port, clockOff: -2 * HOUR });
  await expect.poll(() => desk.page.locator('.sync-pill').innerText(), { timeout: 60_000 }).toContain('时钟差 120 分');
  await place(desk.page, '吉HC3003', { bay: '1号台', clock: '13:00' });
  await settled();
  await hub.stop();
  hub = await hubProcess(join(folder, 'hub'), { port, clockOff: 40_000 });
  await expect.poll(() => desk.page.locator('.sync-pill').innerText(), { timeout: 60_000 }).toContain('时钟差 1 分');
  await report('吉HC3003');
  await expect.poll(async () => (await factsAtHub()).length).toBe(3);
  expect(await question().count()).toBe(0);
});
