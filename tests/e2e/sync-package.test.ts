import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKeys, publicKeysOf } from '#hub/package/keys';
import { seal } from '#hub/package/sealed';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { boardOf, chooseFile, firstSignIns, joinHub, onBoard, openScreen, pill, place, signInAgain } from '#tests/support/plan-hands'; // prettier-ignore
import { freePort, layCable, seedHost, type Cable } from '#tests/support/two-desks';

/**
 * A workstation whose line to its hub is cut gives what it owes as a sealed file, the hub's workstation decides it and gives the answer, and the
 * first reads it. Every file that is none of theirs says why it is not read, and changes nothing.
 */
let folder = '';
let host: OpenDesk;
let guest: OpenDesk;
let cable: Cable;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjian-usb-'));
  mkdirSync(join(folder, 'stick'));
  const served = await freePort();
  const code = await seedHost(join(folder, 'host'), served);
  cable = await layCable(served);
  const env = { LIANJIAN_SAVE_DIR: join(folder, 'stick') };
  host = await openDesk({ profile: join(folder, 'host'), env });
  guest = await openDesk({ profile: join(folder, 'guest'), env });
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

const onStick = (part: string): string =>
  join(
    folder,
    'stick',
    readdirSync(join(folder, 'stick')).find((name) => name.includes(part))!,
  );
const card = ({ page }: OpenDesk) => page.locator('[data-part=package]');
const pending = ({ page }: OpenDesk) => page.locator('.status-bar').innerText();

/** A file of a stranger: well made, and for somebody else. */
function ofAnother(kind: 'exchange-request' | 'exchange-reply'): Uint8Array {
  const [from, to] = [newKeys(), newKeys()];
  const parties = { from: { id: 'a', keys: from }, to: { id: 'b', keys: publicKeysOf(to) }, at: 1 };
  return seal(kind, {}, parties);
}

/** What the card says after a file was chosen. */
async function says(desk: OpenDesk, button: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'chosen.lianjian');
  writeFileSync(path, bytes);
  await chooseFile(desk, path);
  await card(desk).getByRole('button', { name: button }).click();
  return card(desk).locator('[role=alert], [role=status]').innerText();
}

test('N22: without a line the desk plans on, and gives what it owes as a file', async () => {
  cable.pull();
  await pill(guest.page, 'offline');
  await place(guest.page, '吉HA1001', { bay: '2号台', clock: '09:00' });
  await place(guest.page, '吉HB2002', { bay: '1号台', clock: '13:00' });
  await place(host.page, '吉HC3003', { bay: '1号台', clock: '13:00' });
  await pill(host.page, 'settled');
  await openScreen(guest.page, 'hub');
  await card(guest).getByRole('button', { name: '导出U盘包' }).click();
  await expect.poll(() => card(guest).getByRole('status').innerText()).toContain('已导出 2 项操作');
});

test('N22: the hub’s workstation says of each wrong file why it is not read, and decides nothing', async () => {
  await signInAgain(host.page, 'administrator');
  await openScreen(host.page, 'hub');
  const file = readFileSync(onStick('to-hub'));
  const into = '导入工作站U盘包';
  expect(await says(host, into, Buffer.from('a letter'))).toContain('这不是U盘包');
  expect(await says(host, into, file.subarray(0, file.length / 2))).toContain('文件已损坏或被改动');
  expect(await says(host, into, file.map((byte, i) => (i === file.length - 90 ? byte ^ 1 : byte)))).toContain('文件已损坏或被改动'); // prettier-ignore
  expect(await says(host, into, ofAnother('exchange-request'))).toContain('给另一台工作站或中枢的');
  await expect.poll(() => card(host).getByRole('button', { name: '导出回执' }).isDisabled()).toBe(true);
});

test('N22: the file itself is decided once; a second time it says so', async () => {
  const file = readFileSync(onStick('to-hub'));
  const into = '导入工作站U盘包';
  expect(await says(host, into, file)).toBe('已受理“二号工作站”：2 项操作，新拒绝 1 项。请导出回执带回。');
  expect(await says(host, into, file)).toContain('已受理过，什么都没有改动');
  await card(host).getByRole('button', { name: '导出给“二号工作站”的回执' }).click();
  await card(host).getByRole('status').getByText('回执已保存').waitFor();
});

test('N22: the desk says of each wrong file why it is not read, and still owes what it owed', async () => {
  const answer = readFileSync(onStick('from-hub'));
  const into = '导入中枢回执';
  expect(await says(guest, into, Buffer.from('a letter'))).toContain('这不是U盘包');
  expect(await says(guest, into, answer.subarray(0, answer.length - 200))).toContain('文件已损坏或被改动');
  expect(await says(guest, into, readFileSync(onStick('to-hub')))).toContain('给另一台工作站或中枢的');
  expect(await says(guest, into, ofAnother('exchange-reply'))).toContain('给另一台工作站或中枢的');
  expect(await pending(guest)).toMatch(/待确认\s*2/);
});

test('N22: the desk reads the answer; whoever gave way is told, and both show the same', async () => {
  const answer = readFileSync(onStick('from-hub'));
  expect(await says(guest, '导入中枢回执', answer)).toBe(
    '已导入：中枢答复 2 项操作，其中 1 项未获准；本机数据已更新。',
  );
  expect(await says(guest, '导入中枢回执', answer)).toContain('这份回执比本机现有数据旧');
  await expect.poll(() => pending(guest)).toMatch(/待确认\s*0/);
  await pill(guest.page, 'conflict');
  await openScreen(guest.page, 'board');
  await onBoard(guest.page, '吉HC3003').waitFor();
  await signInAgain(host.page, 'leader');
  await openScreen(host.page, 'board');
  await expect.poll(() => boardOf(host.page)).toHaveLength(2);
  await expect.poll(() => boardOf(guest.page)).toEqual(await boardOf(host.page));
});
