import { describe, expect, test } from 'vitest';
import {
  at,
  clockText,
  contains,
  dayOf,
  dayText,
  minuteOfDay,
  minutesOf,
  momentOf,
  overlaps,
  plusDays,
  slot,
  slotOf,
  startOfDay,
  utcMs,
  weekdayOf,
} from '#shared/kernel/time';

const BEIJING = { name: 'Asia/Shanghai', offset: 480 };
const VLADIVOSTOK = { name: 'Asia/Vladivostok', offset: 600 };
const day = dayText.parse('2026-11-23');

describe('time', () => {
  test('neighbouring slots do not overlap, a shared millisecond does', () => {
    const a = slotOf(at(0), 10);
    expect(overlaps(a, slotOf(a.end, 10))).toBe(false);
    expect(overlaps(a, slotOf(at(a.end - 1), 10))).toBe(true);
  });

  test('a slot contains itself and nothing a millisecond longer', () => {
    const a = slotOf(at(60_000), 10);
    expect(contains(a, a)).toBe(true);
    expect(contains(a, { start: a.start, end: at(a.end + 1) })).toBe(false);
    expect(minutesOf(a)).toBe(10);
  });

  test('a slot that does not last is no slot', () => {
    expect(slot.safeParse({ start: 5, end: 5 }).success).toBe(false);
    expect(slot.safeParse({ start: 5, end: 6 }).success).toBe(true);
  });

  test('a day begins two hours earlier in Vladivostok than in Beijing', () => {
    expect(startOfDay(day, BEIJING) - startOfDay(day, VLADIVOSTOK)).toBe(2 * 3_600_000);
  });

  test('moments and days agree at both ends of a day', () => {
    const start = startOfDay(day, BEIJING);
    expect(dayOf(start, BEIJING)).toBe('2026-11-23');
    expect(dayOf(at(start - 1), BEIJING)).toBe('2026-11-22');
    expect(minuteOfDay(start, BEIJING)).toBe(0);
    expect(minuteOfDay(at(start - 1), BEIJING)).toBe(1439);
  });

  test('one moment reads differently on the two clocks', () => {
    const moment = momentOf(day, 620, BEIJING);
    expect(clockText(moment, BEIJING)).toBe('10:20');
    expect(clockText(moment, VLADIVOSTOK)).toBe('12:20');
  });

  test('minutes past midnight fall on the next day', () => {
    expect(dayOf(momentOf(day, 1441, BEIJING), BEIJING)).toBe('2026-11-24');
  });

  test('days go on over the ends of months and years', () => {
    expect(plusDays(dayText.parse('2024-02-28'), 1)).toBe('2024-02-29');
    expect(plusDays(dayText.parse('2026-12-31'), 1)).toBe('2027-01-01');
    expect(plusDays(day, -1)).toBe('2026-11-22');
  });

  test('weeks begin on Monday', () => {
    expect(weekdayOf(day)).toBe(1);
    expect(weekdayOf(dayText.parse('2026-11-29'))).toBe(7);
  });

  test('a moment that has no calendar day is no time', () => {
    expect(utcMs.safeParse(Number.MAX_SAFE_INTEGER).success).toBe(false);
    expect(utcMs.safeParse(253_402_300_799_999).success).toBe(true);
    expect(utcMs.safeParse(-1).success).toBe(false);
  });

  test('a day that the calendar does not have is no day', () => {
    expect(dayText.safeParse('2026-02-29').success).toBe(false);
    expect(dayText.safeParse('2024-02-29').success).toBe(true);
  });
});
