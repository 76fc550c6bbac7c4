import { expect, test } from 'vitest';
import { fingerprint } from '#shared/kernel/digest';
import { Fault, invariant, unreachable } from '#shared/kernel/invariant';
import { seeded } from '#shared/kernel/random';

test('the same seed gives the same numbers on every machine', () => {
  const random = seeded(7);
  expect([random.below(1000), random.below(1000), random.below(1000)]).toEqual([11, 61, 976]);
});

test('numbers below a bound reach every one and no other', () => {
  const random = seeded(1);
  const seen = new Set(Array.from({ length: 500 }, () => random.below(6)));
  expect(seen).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  expect(['a', 'b']).toContain(random.pick(['a', 'b']));
});

test('a fingerprint tells texts apart that differ in one sign or in order', () => {
  const prints = ['', 'ab', 'ba', 'abc', '海关', '边检'].map(fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
  expect(prints.every((print) => /^[0-9a-f]{16}$/.test(print))).toBe(true);
});

test('a broken promise of our own is a Fault, a kept one is nothing', () => {
  expect(() => invariant(false, 'never')).toThrow(Fault);
  expect(() => invariant(true, 'always')).not.toThrow();
  expect(() => unreachable('x' as never)).toThrow(Fault);
});
