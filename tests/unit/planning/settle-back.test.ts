import { expect, test } from 'vitest';
import { replan } from '#shared/planning/planner';
import { at, opening, session, smallDay } from './small-day';

/** A session published five minutes after its truck is there, which nothing holds up any more; another is carried anyway. */
function freed(wait: number) {
  const never = session('never', { modes: [opening({ dur: 300 })] });
  const day = smallDay({ sessions: [session('a', { v: wait }), never] });
  const published = [at('a', 485), at('never', null)];
  return replan(day, published, { seed: 1, schedules: 200 }).placements[0]!.start;
}

test('a session keeps its published place where moving it would win next to nothing', () => {
  expect(freed(4)).toBe(485);
});

test('a session moves where that is worth telling its driver', () => {
  expect(freed(5)).toBe(480);
});
