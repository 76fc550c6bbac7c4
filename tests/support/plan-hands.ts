import type { Locator, Page } from 'playwright-core';
import type { OpenDesk } from './app-window';
import { plannedDay } from './two-desks';

/** What officers' hands do on a desk of `two-desks`: sign in, join a hub, plan tomorrow's board. */

const ADMINISTRATOR = '赵立军';
const LEADER = '李文博';
const ADMINISTRATOR_PIN = 'x7k2m9';
const LEADER_PIN = 'q4w8e1';

const choose = (page: Page, name: string): Promise<void> =>
  page.locator('.sign-in-users button', { hasText: name }).click();

async function newPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel(/新 PIN/).fill(pin);
  await page.getByLabel('再输一遍').fill(pin);
  await page.getByRole('button', { name: '设 PIN 并登录' }).click();
}

/** Opens tomorrow on the board. */
export async function openTomorrow(page: Page): Promise<void> {
  await page.click('.rail-item[data-screen=board]');
  await page.getByRole('button', { name: '后一天' }).click();
  await page.locator(`time[datetime="${plannedDay()}"]`).first().waitFor();
}

/** The administrator opens the workstation, then the leader gets a PIN of his own and opens tomorrow. */
export async function firstSignIns(page: Page): Promise<void> {
  await choose(page, ADMINISTRATOR);
  await newPin(page, ADMINISTRATOR_PIN);
  await page.locator('.rail').waitFor();
  await page.keyboard.press('Control+l');
  await choose(page, LEADER);
  await page.getByLabel('管理员 PIN').fill(ADMINISTRATOR_PIN);
  await newPin(page, LEADER_PIN);
  await openTomorrow(page);
  await page.locator('.tray .card').first().waitFor();
}

/** One of the two signs in with the PIN that he has; whoever sat there is locked out. */
export async function signInAgain(page: Page, who: 'administrator' | 'leader'): Promise<void> {
  if ((await page.locator('.sign-in-users').count()) === 0) await page.keyboard.press('Control+l');
  await choose(page, who === 'leader' ? LEADER : ADMINISTRATOR);
  await page.getByLabel(/PIN/).fill(who === 'leader' ? LEADER_PIN : ADMINISTRATOR_PIN);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('.sign-in-users').waitFor({ state: 'detached' });
}

/** Enrols a new desk at a hub of this machine, and waits until it has the port. */
export async function joinHub(page: Page, { port, code }: { readonly port: number; readonly code: string }) {
  await page.getByRole('button', { name: /加入已有口岸/ }).click();
  await page.getByLabel('中枢地址').fill(`127.0.0.1:${String(port)}`);
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByText('应答的是').waitFor({ timeout: 30_000 });
  await page.getByLabel('登记码').fill(code);
  await page.getByRole('button', { name: '核对无误，登记' }).click();
  await page.locator('.sign-in-users button').first().waitFor({ timeout: 60_000 });
}

/** Waits until the pill of synchronisation is in a state. */
export const pill = (page: Page, state: string): Promise<void> =>
  page.locator(`.sync-pill[data-state=${state}]`).waitFor({ timeout: 60_000 });

/** A card on the board by its plate. */
export const onBoard = (page: Page, plate: string): Locator =>
  page.locator(`.grid-field .card[aria-label^="${plate}"]`);

/** Carries a waiting card to a bay and a clock time. */
export async function place(
  page: Page,
  plate: string,
  { bay, clock }: { readonly bay: string; readonly clock: string },
) {
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

/** What stands on the board, as it is read out, in the order of the plates. */
export const boardOf = async (page: Page): Promise<readonly string[]> =>
  (
    await page.locator('.grid-field .card').evaluateAll((cards) => cards.map((c) => c.getAttribute('aria-label') ?? ''))
  ).toSorted();

/** Lets the next dialog that asks for a file answer with this one. */
export const chooseFile = ({ app }: OpenDesk, path: string): Promise<void> =>
  app.evaluate((_, file) => {
    process.env['LIANJIAN_OPEN_FILES'] = file;
  }, path);

/** Opens a screen by the rail. */
export const openScreen = (page: Page, name: string): Promise<void> => page.click(`.rail-item[data-screen=${name}]`);
