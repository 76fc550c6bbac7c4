import { describe, expect, test } from 'vitest';
import { clock, slot } from '#tests/support/port-day';
import {
  fitLeft,
  momentAt,
  nextZoom,
  perMinuteOf,
  reachOf,
  snapped,
  ticksOf,
  timeScale,
  xOf,
} from '#renderer/features/board/time-scale';

const midnight = clock('00:00');
const hours = [slot('07:00-17:00')];
const scale = timeScale(reachOf(midnight, hours), 2, 44);

describe('what the board reaches', () => {
  test('06:00 to 22:00 on an ordinary day', () => {
    expect(reachOf(midnight, hours)).toEqual({ from: clock('06:00'), until: clock('22:00') });
  });

  test('an hour more where the port opens earlier or closes later', () => {
    expect(reachOf(midnight, [slot('05:30-23:00')])).toEqual({ from: clock('04:00'), until: clock('24:00') });
  });

  test('the usual hours on a day on which the port is shut', () => {
    expect(reachOf(midnight, [])).toEqual({ from: clock('06:00'), until: clock('22:00') });
  });
});

test('the fitted day fills the width with the working hours and a margin', () => {
  const perMinute = perMinuteOf('fit', 1240, hours);
  expect(perMinute).toBe(2);
  expect(fitLeft(scale, hours)).toBe(xOf(scale, clock('06:50')));
});

test('a pointer lands on the nearest step of five minutes', () => {
  expect(momentAt(scale, xOf(scale, clock('10:22')))).toBe(clock('10:20'));
  expect(snapped(clock('10:23'))).toBe(clock('10:25'));
});

test('marks of the axis never crowd: at least the width of a clock lies between two', () => {
  for (const perMinute of [0.5, 1, 1.6, 2, 4, 12]) {
    const { step } = ticksOf(timeScale(reachOf(midnight, hours), perMinute, 44));
    expect(step * perMinute).toBeGreaterThanOrEqual(44);
  }
});

test('zoom steps from what is shown, also from the fitted day, and stops at its ends', () => {
  expect(nextZoom('fit', 1.6, 'in')).toBe(30);
  expect(nextZoom('fit', 1.6, 'out')).toBe(60);
  expect(nextZoom(15, 4, 'in')).toBe(5);
  expect(nextZoom(5, 12, 'in')).toBe(5);
  expect(nextZoom(60, 1, 'out')).toBe(60);
});
