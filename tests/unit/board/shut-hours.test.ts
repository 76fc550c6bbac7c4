import { expect, test } from 'vitest';
import { workingHours } from '#shared/domain/port';
import { shutSpans } from '#renderer/features/board/shut-hours';
import { DAY, clock, port } from '#tests/support/port-day';

const reach = { from: clock('06:00'), until: clock('22:00') };

test('outside the hours of both sides the port is closed', () => {
  expect(shutSpans({ port, day: DAY, hours: workingHours(port, DAY) }, reach)).toEqual([
    { slot: { start: clock('06:00'), end: clock('07:00') }, who: 'both' },
    { slot: { start: clock('17:00'), end: clock('22:00') }, who: 'both' },
  ]);
});

test('where only one side works, it says which does not', () => {
  const hours = { open: 600, close: 1080 };
  const late = {
    ...port,
    oppositeCalendar: { ...port.oppositeCalendar, weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours }] },
  };
  expect(
    shutSpans({ port: late, day: DAY, hours: workingHours(late, DAY) }, reach).map((s) => [s.slot.start, s.who]),
  ).toEqual([
    [clock('06:00'), 'both'],
    [clock('07:00'), 'opposite'],
    [clock('16:00'), 'opposite'],
    [clock('17:00'), 'both'],
  ]);
});

test('H1: hours that both sides have added are open', () => {
  const hours = [{ start: clock('07:00'), end: clock('19:00') }];
  expect(shutSpans({ port, day: DAY, hours }, reach).map((s) => [s.slot.start, s.slot.end])).toEqual([
    [clock('06:00'), clock('07:00')],
    [clock('19:00'), clock('22:00')],
  ]);
});
