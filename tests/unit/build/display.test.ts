import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { needsOwnDisplay, openDisplay } from '../../../build/scripts/setup/display.mjs';
import { tempFolder } from '#tests/support/temp-folder';

afterEach(() => vi.unstubAllEnvs());

/** A machine without a display whose Xvfb is this script. */
function machineWith(script: string): void {
  const folder = tempFolder();
  writeFileSync(join(folder, 'Xvfb'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'Xvfb'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
}

test('a machine with a display is left with it', async () => {
  vi.stubEnv('DISPLAY', ':7');
  expect(needsOwnDisplay()).toBe(false);
  expect((await openDisplay()).env).toEqual({});
});

test.runIf(process.platform === 'linux')(
  'an own display has the number that it chose, and ends when it is stopped',
  async () => {
    const mark = join(tempFolder(), 'ended');
    machineWith(`trap 'touch ${mark}; exit' TERM; echo 42 >&3; while :; do sleep 0.05; done`);
    const display = await openDisplay();
    expect(display.env).toEqual({ DISPLAY: ':42' });
    expect(existsSync(mark)).toBe(false);
    display.stop();
    await expect.poll(() => existsSync(mark), { timeout: 5_000 }).toBe(true);
  },
);

test.runIf(process.platform === 'linux')('a display that cannot be opened is told at once', async () => {
  machineWith('exit 1');
  const late = pause(10_000).then(() => 'late');
  await expect(Promise.race([openDisplay(), late])).rejects.toThrow(/could not be started/);
});
