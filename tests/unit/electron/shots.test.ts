import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NativeImage } from 'electron';
import { expect, test } from 'vitest';
import { PRINT_STEP } from '#shared/ipc/contract';
import { takeShots, type Shots } from '#electron/shots';
import { tempFolder } from '#tests/support/temp-folder';

/** A page that shows what it is asked for and prints at the end; its pictures hold the screen's name. */
function rehearsal(folder: string) {
  const asked: string[] = [];
  const shots: Shots = takeShots(folder, {
    show: (screen) => {
      asked.push(screen);
      setTimeout(() => (screen === PRINT_STEP ? shots.printed() : shots.ready(screen)), 0);
    },
    capture: () => Promise.resolve({ toPNG: () => Buffer.from(asked.at(-1) ?? '') } as NativeImage),
  });
  return { asked, shots };
}

test('every screen is asked for in order, pictured, and the plan printed last', async () => {
  const folder = join(tempFolder(), 'not/there/yet');
  const { asked, shots } = rehearsal(folder);
  expect(shots.plan(['board', 'intake', 'print:draw'])).toEqual({ ok: true, value: {} });
  expect(await shots.done).toBe(3);
  expect(asked).toEqual(['board', 'intake', 'print:draw', 'print:day-plan']);
  expect(readdirSync(folder).toSorted()).toEqual(['01-board.png', '02-intake.png', '03-print-draw.png']);
  expect(readFileSync(join(folder, '02-intake.png'), 'utf8')).toBe('intake');
});

test('a second list of screens is refused', async () => {
  const { shots } = rehearsal(tempFolder());
  shots.plan(['board']);
  expect(shots.plan(['intake'])).toEqual({ ok: false, error: { code: 'not-asked' } });
  expect(await shots.done).toBe(1);
});
