import { describe, expect, test } from 'vitest';
import { same } from '#shared/kernel/same';

describe('same', () => {
  test('the order of keys says nothing', () => {
    expect(same({ a: 1, b: { c: [2, 3] } }, { b: { c: [2, 3] }, a: 1 })).toBe(true);
  });

  test.each([
    ['the order of a list', [1, 2], [2, 1]],
    ['a key more', { a: 1 }, { a: 1, b: 2 }],
    ['a key of another name', { a: null }, { b: null }],
    ['null and nothing', null, undefined],
    ['an empty list and an empty object', [], {}],
    ['a number and its text', 1, '1'],
  ])('%s tells two values apart', (_, a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
  });
});
