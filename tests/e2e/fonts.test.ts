import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk({ args: ['--demo'] });
  await desk.page.locator('.grid-field .card').first().waitFor();
  await desk.page.waitForFunction(() => document.fonts.size > 200);
});

afterAll(() => desk.close());

const partsRead = (family: string): Promise<number> =>
  desk.page.evaluate(
    (name) => [...document.fonts].filter((f) => f.family.includes(name) && f.status === 'loaded').length,
    family,
  );

test('a desk in Chinese reads nothing of the Korean typeface', async () => {
  await desk.page.evaluate(() => document.fonts.ready);
  expect(await partsRead('Noto Sans KR')).toBe(0);
});

test('Korean words have glyphs on a machine without a Korean font: the app brings them', async () => {
  await desk.page.getByRole('button', { name: '语言' }).click();
  await desk.page.locator('[role=menuitem][lang=ko]').click();
  await desk.page.waitForFunction(() => document.documentElement.lang === 'ko');
  const found = await desk.page.evaluate(async () => {
    const words = document.querySelector('main')?.innerText ?? '';
    const faces = await document.fonts.load('13px "Noto Sans KR Variable"', words);
    return {
      hangul: /[가-힣]/.test(words),
      faces: faces.length,
      usable: document.fonts.check('13px "Noto Sans KR Variable"', words),
    };
  });
  expect(found).toMatchObject({ hangul: true, usable: true });
  expect(found.faces).toBeGreaterThan(0);
});
