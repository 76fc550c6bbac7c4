import { expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import { staffOf } from '#renderer/features/board/staffing';
import { clock, officer, onDuty, request } from '#tests/support/port-day';
import { at, dayOf, session, team, worldWith, yard } from './day';

const spans = (world: ReturnType<typeof worldWith>, agency: string) =>
  staffOf(world, dayOf(world))
    .get(agency)!
    .map(({ slot, onDuty, needed, unnamed }) => [slot.start, onDuty, needed, unnamed]);

test('a day without sessions shows who is on duty', () => {
  expect(spans(worldWith(...yard), 'customs')).toEqual([[clock('07:00'), 3, 0, 0]]);
  expect(spans(worldWith(...yard), 'border')).toEqual([[clock('07:00'), 2, 0, 0]]);
});

test('heads that sessions ask for are counted while they last, those not named apart', () => {
  const world = worldWith(...yard, ...session([request('1')], { place: at(1, '09:00-09:40'), team: team('c1') }));
  expect(spans(world, 'customs')).toEqual([
    [clock('07:00'), 3, 0, 0],
    [clock('09:00'), 3, 2, 1],
    [clock('09:40'), 3, 0, 0],
  ]);
});

test('more asked for than on duty is a shortage, also outside all duty', () => {
  const world = worldWith(
    put('officers', officer('c1')),
    onDuty('c1', '07:00-09:20'),
    ...session([request('1')], { place: at(1, '09:00-09:40') }),
  );
  expect(spans(world, 'customs')).toEqual([
    [clock('07:00'), 1, 0, 0],
    [clock('09:00'), 1, 2, 2],
    [clock('09:20'), 0, 2, 2],
  ]);
});

test('whoever is out of service or off that day is not counted', () => {
  const world = worldWith(...yard, put('officers', officer('c1', { active: false })), onDuty('c2', '08:00-09:00'));
  expect(spans(world, 'customs')).toEqual([
    [clock('07:00'), 1, 0, 0],
    [clock('08:00'), 2, 0, 0],
    [clock('09:00'), 1, 0, 0],
  ]);
});
