import type { Page } from 'playwright-core';

/** The number of requests that the status bar shows, once the day is drawn. */
export async function requestsShown(page: Page): Promise<number> {
  const bar = page.locator('.status-bar');
  await bar.getByText('查验指令').waitFor();
  return Number(/查验指令\s*(\d+)/.exec(await bar.innerText())?.[1]);
}

/** Opens the import and has the files of LIANJIAN_OPEN_FILES read; resolves when the preview offers to commit. */
export async function readFiles(page: Page): Promise<void> {
  await requestsShown(page); // the keys listen once the day is drawn
  await page.keyboard.press('Control+i');
  await page.getByRole('button', { name: '选择文件' }).click();
  await commitButton(page).waitFor({ timeout: 60_000 });
}

/** The button that commits what was read. */
export const commitButton = (page: Page) => page.getByRole('button', { name: /^导入 \d+ 条$/ });

/** The PIN of whoever founds the port of a test. */
export const FOUNDER_PIN = '827146';

/** Founds the first port of a new desk as 赵立军, and leaves the window where the founding has led it. */
export async function foundPort(page: Page, pin = FOUNDER_PIN): Promise<void> {
  await page.getByRole('button', { name: /新建口岸/ }).click();
  await page.getByLabel('您的姓名（管理员）').fill('赵立军');
  await page.getByLabel('您的 PIN').fill(pin);
  await page.getByLabel('再输一遍 PIN').fill(pin);
  await page.getByRole('button', { name: '建立', exact: true }).click();
}

/** Enters a PIN on the sheet over a locked desk. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  const sheet = page.locator('dialog.sign-in');
  await sheet.getByRole('button', { name: new RegExp(name) }).click();
  await sheet.getByLabel(/PIN$/).fill(pin);
  await sheet.getByRole('button', { name: '登录' }).click();
}

/** Somebody without a PIN at this desk gets one, allowed by the founder, and is signed in. */
export async function firstSignIn(page: Page, name: string, pin: string): Promise<void> {
  const sheet = page.locator('dialog.sign-in');
  await sheet.getByRole('button', { name: new RegExp(name) }).click();
  await sheet.getByLabel('管理员 PIN').fill(FOUNDER_PIN);
  await sheet.getByLabel(/新 PIN/).fill(pin);
  await sheet.getByLabel('再输一遍').fill(pin);
  await sheet.getByRole('button', { name: '设 PIN 并登录' }).click();
  await sheet.waitFor({ state: 'detached' });
}
