import { describe, expect, test } from 'vitest';
import { slipBetween, slipHashes } from '#shared/matching/slip';

describe('one slip of the hand', () => {
  test.each([
    ['吉H12345', '吉H12346', 'last'],
    ['吉H12345', '吉H12845', 'inner'],
    ['吉H12345', '吉H12354', 'transposed'],
    ['吉H12345', '吉H1234', 'length'],
    ['吉H12345', '吉H123345', 'length'],
    ['吉H1B345', '吉H18345', 'look-alike'],
    ['A123BC125', 'A124BC125', 'last'],
    ['A123BC125', 'A123BC126', 'inner'],
    ['吉H12345', '吉H12345', null],
    ['吉H12345', '吉H12399', null],
    ['吉H12345', '吉H123', null],
    ['吉H12345', '吉H54321', null],
  ])('%s and %s: %s', (a, b, slip) => {
    expect(slipBetween(a, b)).toBe(slip);
    expect(slipBetween(b, a)).toBe(slip);
  });

  test('texts one slip apart share a hash', () => {
    const pairs = [
      ['吉H12345', '吉H12346'],
      ['吉H12345', '吉H12354'],
      ['吉H12345', '吉H1234'],
      ['吉H11345', '吉H1345'],
    ] as const;
    for (const [a, b] of pairs) expect(slipHashes(a).some((hash) => slipHashes(b).includes(hash))).toBe(true);
  });
});
