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
