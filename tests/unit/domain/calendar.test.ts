import { describe, expect, test } from 'vitest';
import { clockText, dayText, minutesOf, type Zone } from '#shared/kernel/time';
import { hoursOn, united, type Calendar } from '#shared/domain/calendar';
import { workingHours, type Port } from '#shared/domain/port';
import { hunchun } from '#shared/ports/hunchun';
import { DAY, PORT, span, time } from '#tests/support/world-builder';

const side = (windows: readonly (readonly [number, number])[], weekdays = [1, 2, 3, 4, 5, 6, 7]): Calendar => ({
  weekly: windows.map(([open, close]) => ({ weekdays, hours: { open, close } })),
  exceptions: [],
  provenance: { source: 'test', verified: true },
});
const between = (own: Calendar, opposite: Calendar): Port => ({
  ...hunchun.port,
  calendar: own,
  oppositeCalendar: opposite,
});
const clocks = (port: Port, where: Zone = PORT.zone): readonly string[] =>
  workingHours(port, DAY).map((s) => `${clockText(s.start, where)}-${clockText(s.end, where)}`);

describe('calendar', () => {
  test('an exception replaces the weekly hours whole, and a closed day has none', () => {
    const weekly = side([[420, 1020]]);
    const short: Calendar = {
      ...weekly,
      exceptions: [{ day: DAY, hours: [{ open: 540, close: 720 }], reason: '节假日' }],
    };
    const shut: Calendar = { ...weekly, exceptions: [{ day: DAY, hours: [], reason: '节假日' }] };
    expect(hoursOn(weekly, DAY, PORT.zone)).toEqual([span('07:00', '17:00')]);
    expect(hoursOn(short, DAY, PORT.zone)).toEqual([span('09:00', '12:00')]);
    expect(hoursOn(shut, DAY, PORT.zone)).toEqual([]);
  });

  test('weekly hours hold on their weekdays alone', () => {
    const monday = side([[420, 1020]], [1]);
    expect(hoursOn(monday, DAY, PORT.zone)).toHaveLength(1);
    expect(hoursOn(monday, dayText.parse('2026-11-24'), PORT.zone)).toEqual([]);
  });

  test('hours that touch or overlap are one stretch, since a session may span them', () => {
    expect(united([span('10:00', '12:00'), span('08:00', '10:00'), span('11:00', '11:30')])).toEqual([
      span('08:00', '12:00'),
    ]);
    expect(united([span('08:00', '10:00'), span('10:01', '12:00')])).toHaveLength(2);
  });
});

describe('working hours', () => {
  test('B4: trucks cross only while both sides work, each by its own clock', () => {
    expect(clocks(between(side([[420, 1020]]), side([[540, 1140]])))).toEqual(['07:00-17:00']);
    expect(clocks(between(side([[420, 1020]]), side([[600, 1080]])))).toEqual(['08:00-16:00']);
    expect(clocks(between(side([[420, 1020]]), side([])))).toEqual([]);
  });

  test('B4: two sides that work round the clock leave no gap where their days end at different moments', () => {
    const always = side([[0, 1440]]);
    const [hours, ...more] = workingHours(between(always, always), DAY);
    expect(more).toEqual([]);
    expect(minutesOf(hours!)).toBe(1440);
    expect(hours?.start).toBe(time('00:00'));
  });

  test('B4: hours of the opposite side past its midnight belong to the own evening', () => {
    const evening = side([[1200, 1440]]);
    const pastMidnight = side([[0, 60]]);
    expect(clocks(between(evening, pastMidnight))).toEqual(['22:00-23:00']);
    expect(clocks(between(evening, side([[1380, 1500]])))).toEqual(['21:00-23:00']);
  });
});
