import { describe, expect, test } from 'vitest';
import type { FindingCode } from '#shared/matching/evidence';
import { logOddsOf, probabilityOf, usualPrior, weightOf } from '#shared/matching/likelihood';

const odds = (codes: readonly FindingCode[], prior = usualPrior) =>
  logOddsOf(
    codes.map((code) => ({ code })),
    prior,
  );

describe('the weights', () => {
  test.each(['plate', 'container', 'vin', 'trailer', 'batch', 'bill', 'declaration'] as const)(
    'the same %s speaks for a match, the nearly same for less, another against it',
    (field) => {
      const plural = field === 'batch' ? 'batches' : `${field}s`;
      const same = weightOf(`same-${field}` as FindingCode);
      const near = weightOf(`${field}-one-off` as FindingCode);
      const other = weightOf(`${plural}-differ` as FindingCode);
      expect(same).toBeGreaterThan(3);
      expect(near).toBeLessThan(same);
      expect(other).toBeLessThan(-2);
    },
  );

  test('a plate that others hold weighs against, though it is near', () => {
    expect(weightOf('plate-held-by-another')).toBeLessThan(-3);
    expect(weightOf('plate-neighbour')).toBeLessThan(0);
  });

  test('what fleets share hardly moves the odds against a fleet', () => {
    const shared: readonly FindingCode[] = ['same-goods', 'same-trader', 'time-near'];
    expect(odds(['plate-neighbour', ...shared]) - odds(['plate-neighbour'])).toBeLessThan(3);
    expect(odds(['plate-neighbour', ...shared])).toBeLessThan(0);
  });

  test('a number on several trucks, a truck that comes twice, and convoys make one careful', () => {
    const batch: readonly FindingCode[] = ['same-batch', 'same-goods', 'time-near'];
    expect(odds(batch, { ...usualPrior, sharedNumber: true })).toBeLessThan(odds(batch));
    expect(odds(batch, { ...usualPrior, convoyShare: 0.3 })).toBeLessThan(odds(batch));
    expect(odds(batch, { ...usualPrior, sharedShare: 0.05 })).toBeLessThan(odds(batch));
    const plate: readonly FindingCode[] = ['same-plate', 'time-far'];
    expect(odds(plate, { ...usualPrior, comesTwice: true })).toBeLessThan(odds(plate));
  });

  test('log odds and probability', () => {
    expect(probabilityOf(0)).toBe(0.5);
    expect(probabilityOf(Math.log(99))).toBeCloseTo(0.99);
  });
});
