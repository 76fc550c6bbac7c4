import { expect, test } from 'vitest';
import { nextClash, stepFrom } from '#renderer/features/board/walk';
import { bayNo, request, sessionNo } from '#tests/support/port-day';
import { at, dayOf, session, worldWith, yard } from './day';

const world = worldWith(
  ...yard,
  ...session([request('a')], { place: at(1, '08:00-08:40') }),
  ...session([request('b')], { place: at(1, '10:00-10:40') }),
  ...session([request('c')], { place: at(3, '09:00-09:40') }),
  ...session([request('d')], { place: at(3, '11:00-11:40') }),
  ...session([request('e')]),
);
const model = dayOf(world);
const map = { rows: [bayNo(1), bayNo(2), bayNo(3)], onBay: model.onBay };
const from = (no: string, key: 'left' | 'right' | 'up' | 'down') =>
  stepFrom(map, model.byId.get(sessionNo(no))!, key)
    ?.split('/')
    .at(-1) ?? null;

test('left and right walk a row in order of time, and on into the next row that has cards', () => {
  expect(from('a', 'right')).toBe('b');
  expect(from('b', 'left')).toBe('a');
  expect(from('b', 'right')).toBe('c');
  expect(from('c', 'left')).toBe('b');
});

test('up and down keep the time as well as they can and pass over empty bays', () => {
  expect(from('a', 'down')).toBe('c');
  expect(from('d', 'up')).toBe('b');
});

test('the edge of the board is the end, and the tray is no part of the walk', () => {
  expect(from('a', 'left')).toBeNull();
  expect(from('d', 'right')).toBeNull();
  expect(from('e', 'right')).toBeNull();
});

test('clashes come by time and go round', () => {
  const clashes = ['d', 'a', 'c'].map((no) => model.byId.get(sessionNo(no))!);
  const no = (id: string | null) => id?.split('/').at(-1) ?? null;
  expect(no(nextClash(clashes, null, 1))).toBe('a');
  expect(no(nextClash(clashes, null, -1))).toBe('d');
  expect(no(nextClash(clashes, sessionNo('a'), 1))).toBe('c');
  expect(no(nextClash(clashes, sessionNo('d'), 1))).toBe('a');
  expect(nextClash([], null, 1)).toBeNull();
});
