import { describe, expect, test } from 'vitest';
import { at } from '#shared/kernel/time';
import { isIdle, pinFault, waitsUntil } from '#shared/rules/sign-in';
import { time } from '#tests/support/world-builder';

const somebody = { id: 'HC-L1-2023', name: '李文博' };

describe('PINs', () => {
  test('U1: six signs at least', () => {
    expect(pinFault('82714', somebody)).toBe('short');
    expect(pinFault('827146', somebody)).toBeNull();
    expect(pinFault('x'.repeat(15) + 'y'.repeat(18), somebody)).toBe('long');
  });

  test('U1: none that is guessed first', () => {
    expect(pinFault('000000', somebody)).toBe('one-sign');
    expect(pinFault('123456', somebody)).toBe('in-a-row');
    expect(pinFault('987654', somebody)).toBe('in-a-row');
    expect(pinFault('hc-l1-2023', somebody)).toBe('own-number');
    expect(pinFault('123457', somebody)).toBeNull();
  });
});

describe('wrong PINs', () => {
  const last = time('09:00');
  const waits = (count: number, tries = 8) => {
    const until = waitsUntil({ count, last }, tries, last);
    return until === null ? 0 : (until - last) / 1000;
  };

  test('U2: two cost nothing, then each doubles the wait', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((n) => waits(n))).toEqual([0, 0, 5, 10, 20, 40, 80]);
  });

  test('U2: the last try locks for an hour, the one before does not', () => {
    expect([waits(7), waits(8), waits(20), waits(3, 3)]).toEqual([80, 3600, 3600, 3600]);
  });

  test('U2: when the wait is over the next may be tried; a clock set back makes it longer', () => {
    expect(waitsUntil({ count: 3, last }, 8, at(last + 4_999))).not.toBeNull();
    expect(waitsUntil({ count: 3, last }, 8, at(last + 5_000))).toBeNull();
    expect(waitsUntil({ count: 3, last }, 8, at(last - 60_000))).toBe(last + 5_000);
  });
});

test('U3: a desk locks after the minutes of the port, not before', () => {
  expect(isIdle(time('09:00'), { idleMinutes: 10 }, at(time('09:10') - 1))).toBe(false);
  expect(isIdle(time('09:00'), { idleMinutes: 10 }, time('09:10'))).toBe(true);
});
