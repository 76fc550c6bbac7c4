import { expect, test } from 'vitest';
import { sameTimePlaces } from '#renderer/features/board/same-time-places';
import { bayNo, request, sessionNo } from '#tests/support/port-day';
import { at, benchOf, dayOf, session, viewOf, worldWith, yard } from './day';

test('another bay at the same time is one that would take the drop', () => {
  const world = worldWith(
    ...yard,
    ...session([request('1')], { place: at(1, '09:00-09:40') }),
    ...session([request('2')], { place: at(2, '09:20-10:00') }),
  );
  const view = viewOf(world, sessionNo('1'));
  expect(sameTimePlaces(benchOf(world), dayOf(world), view).map((p) => p.bayId)).toEqual([bayNo(3)]);
});
