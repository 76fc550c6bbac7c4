import { expect, test } from 'vitest';
import { handOverSheet, pagesOf, type HandOverLine } from '#renderer/print/hand-over/sheet';
import { DAY, PORT, after, sessionOf, someWorld, time } from '#tests/support/world-builder';

const line = (number: number, names = 2): HandOverLine => ({
  item: { sessionId: sessionOf('a'), object: '吉HA', stage: 'placed', team: [], due: time('09:00') },
  number,
  team: Array.from({ length: names }, () => '某某'),
});
const lines = (count: number, names = 2) => Array.from({ length: count }, (_, i) => line(i + 1, names));
const shape = (count: number, names = 2) => pagesOf(lines(count, names), []).map((p) => [p.lines.length, p.closing]);

test('a quiet shift fits on one sheet, with nothing open too', () => {
  expect(shape(0)).toEqual([[0, true]]);
  expect(shape(11)).toEqual([[11, true]]);
});

test('what closes the form is never split from itself: it goes to a sheet of its own', () => {
  expect(shape(12)).toEqual([
    [12, false],
    [0, true],
  ]);
});

test('rows are never split; a long list runs on', () => {
  expect(shape(60).map(([rows]) => rows)).toEqual([26, 31, 3]);
  expect(shape(30, 4).map(([rows]) => rows)).toEqual([13, 15, 2]);
});

test('the number counts the hand-overs of the day, and the code changes with every word', () => {
  const give = (handOverId: string, notes: string) => ({
    handOverId,
    portId: PORT.id,
    day: DAY,
    shift: '',
    custody: [],
    desk: { unsent: 0, conflicts: 0 },
    notes,
  });
  const one = after(someWorld().world, 'shift.give', give('h1', '钥匙两把'));
  const two = after(one, 'shift.give', give('h2', ''), { now: time('12:00') });
  const sheet = handOverSheet(two, PORT, two.handOvers.get('h2')!);
  expect(sheet.formNo).toBe('HC-JB-20261123-002');
  const other = handOverSheet(two, PORT, { ...two.handOvers.get('h2')!, notes: '一把' });
  expect(other.verifyCode).not.toBe(sheet.verifyCode);
});
