import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '#tests/support/app-window';
import { writeBigSheet } from '#tests/support/big-sheet';
import { commitButton, readFiles, requestsShown } from '#tests/support/desk-hands';

const ROWS = 3_000;
const DEMO = 26;
/** Milliseconds between the click and the power cut: before, during and after the write. */
const CUTS = [0, 40, 120, 300, 900];

let sheet = '';
beforeAll(() => {
  sheet = writeBigSheet(ROWS);
});
afterAll(() => rmSync(dirname(sheet), { recursive: true, force: true }));

test('I3 D1: a desk killed in the middle of an import has the whole batch or none of it, and opens again', async () => {
  const found: number[] = [];
  for (const cut of CUTS) {
    const profile = mkdtempSync(join(tmpdir(), 'lianjian-kill-'));
    const desk = await openDesk({ profile, args: ['--demo'], env: { LIANJIAN_OPEN_FILES: sheet } });
    await readFiles(desk.page);
    await commitButton(desk.page).click();
    await new Promise((later) => setTimeout(later, cut));
    await desk.kill();
    const again = await openDesk({ profile, args: ['--demo'] });
    found.push(await requestsShown(again.page));
    await again.close();
    rmSync(profile, { recursive: true, force: true });
  }
  expect(found.filter((n) => n !== DEMO && n !== DEMO + ROWS)).toEqual([]);
});
