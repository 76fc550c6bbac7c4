import { expect, test } from 'vitest';
import { nodeIsTooOld } from '../../../build/scripts/setup/node-version.mjs';
import { missingLibraries } from '../../../build/scripts/setup/system-libraries.mjs';

test.each([
  ['18.20.0', true],
  ['20.18.3', true],
  ['20.19.0', false],
  ['22.1.0', false],
  ['9.0.0', true],
])('Node %s is too old: %s', (version, tooOld) => {
  expect(nodeIsTooOld(version)).toBe(tooOld);
});

test('libraries that the loader does not find are named', () => {
  const ldd =
    '\tlinux-vdso.so.1 (0x7ff)\n\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n\tlibgbm.so.1 => not found\n';
  expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libgbm.so.1']);
  expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n')).toEqual([]);
});
