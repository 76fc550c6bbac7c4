import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openDesk, type OpenDesk } from '#tests/support/app-window';
import { writeBigSheet } from '#tests/support/big-sheet';
import { commitButton, readFiles, requestsShown } from '#tests/support/desk-hands';

const ROWS = 3_000;
const DEMO = 26;

/** Only root may mount a small disk. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A disk of its own of so many MiB. */
function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianjian-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder]);
  if (mounted.status !== 0) throw new Error(`no small disk: ${mounted.stderr.toString()}`);
  return folder;
}

/** Takes every free byte, while the desk itself may be writing; returns how to give them back. */
function fill(folder: string): () => void {
  const path = join(folder, 'ballast');
  const ballast = openSync(path, 'w');
  const piece = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeSync(ballast, piece);
  } catch {
    closeSync(ballast); // no space left: as wanted
  }
  return () => rmSync(path);
}

test.skipIf(!mayMount)(
  'D2: on a full disk an import says so and writes nothing; with space again it goes through',
  async () => {
    const disk = smallDisk(120);
    const sheet = writeBigSheet(ROWS);
    const profile = join(disk, 'profile');
    const open: OpenDesk[] = [];
    try {
      const desk = await openDesk({ profile, args: ['--demo'], env: { LIANJIAN_OPEN_FILES: sheet } });
      open.push(desk);
      await expect.poll(() => requestsShown(desk.page)).toBe(DEMO);
      await readFiles(desk.page);
      const free = fill(disk);
      await commitButton(desk.page).click();
      await desk.page.getByText('磁盘已满').waitFor({ timeout: 30_000 });
      await expect.poll(() => requestsShown(desk.page)).toBe(DEMO);
      free();
      await desk.kill();
      const again = await openDesk({ profile, args: ['--demo'], env: { LIANJIAN_OPEN_FILES: sheet } });
      open.push(again);
      await expect.poll(() => requestsShown(again.page)).toBe(DEMO);
      await readFiles(again.page);
      await commitButton(again.page).click();
      await expect.poll(() => requestsShown(again.page), { timeout: 30_000 }).toBe(DEMO + ROWS);
    } finally {
      for (const desk of open) await desk.kill();
      spawnSync('umount', ['-l', disk]); // the desk's helpers may hold it a moment longer
      rmSync(disk, { recursive: true, force: true });
      rmSync(dirname(sheet), { recursive: true, force: true });
    }
  },
);
