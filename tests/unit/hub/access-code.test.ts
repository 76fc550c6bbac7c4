import { expect, test } from 'vitest';
import { codeHashOf, newCode } from '#hub/access-code';

test('N2: a code has two groups of five signs without those that look alike', () => {
  const codes = Array.from({ length: 200 }, newCode);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(new Set(codes).size).toBe(codes.length);
});

test('N2: a code is taken as it was meant, for its own kind of guest alone', () => {
  const hash = codeHashOf('0A1B2-C3D4E', 'desk');
  for (const typed of ['0a1b2c3d4e', ' OA1B2 C3D4E ', 'oAlB2-c3d4e', '０Ａ１Ｂ２－Ｃ３Ｄ４Ｅ'])
    expect([typed, codeHashOf(typed, 'desk')]).toEqual([typed, hash]);
  expect(codeHashOf('0A1B2-C3D4E', 'hub')).not.toBe(hash);
  expect(codeHashOf('0A1B2-C3D4F', 'desk')).not.toBe(hash);
});
