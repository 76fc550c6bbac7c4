import { expect, test } from 'vitest';
import { checkPlan } from '#shared/planning/check-plan';
import { slotsFor } from '#shared/planning/slots';
import { at, opening, session, smallDay } from './small-day';

const day = smallDay({ sessions: [session('a'), session('b', { due: 600 })] });

test('the cheapest free places are offered first, a quarter of an hour apart, each as it could be planned', () => {
  const offers = slotsFor(day, [at('a', 520)], { session: 'b', count: 3 });
  expect(offers.map((o) => o.placement.start)).toEqual([590, 605, 620]);
  for (const { placement } of offers) expect(checkPlan(day, [at('a', 520), placement]).valid).toBe(true);
});

test('the session’s own place counts as free', () => {
  expect(slotsFor(day, [at('a', 600), at('b', 480)], { session: 'b', count: 1 })[0]?.placement).toEqual(at('b', 480));
});

test('nothing is offered where nothing is free, nor for a locked or unknown session', () => {
  const locked = smallDay({ sessions: [session('a')], locked: [at('a', 480)] });
  expect(slotsFor(locked, [at('a', 480)], { session: 'a', count: 3 })).toEqual([]);
  expect(slotsFor(day, [], { session: 'z', count: 3 })).toEqual([]);
  const follows = smallDay({ sessions: day.sessions, prec: [{ from: 'a', to: 'b', min: 0, max: null }] });
  expect(slotsFor(follows, [], { session: 'b', count: 3 })).toEqual([]);
});

test('each place says what keeps the session from an earlier one', () => {
  const [first, second] = slotsFor(day, [at('a', 520)], { session: 'b', count: 3 });
  expect(first?.heldBy).toEqual({ by: 'bay', resource: 'open-A' });
  expect(second?.heldBy).toEqual({ by: 'none' });
});

test('another kind of bay is offered for the same time, where it costs less than to wait', () => {
  const modes = [opening(), opening({ kind: 'cold', pen: 20 })];
  const two = smallDay({
    sessions: [session('b', { modes })],
    bayClasses: [
      ...day.bayClasses,
      { id: 'cold-A', kind: 'cold', yard: 'A', count: 1, turn: 0, windows: [[480, 720]] },
    ],
  });
  const offers = slotsFor(two, [], { session: 'b', count: 3 }).map(({ placement: p }) => [p.start, p.mode]);
  expect(offers).toEqual([
    [480, 0],
    [495, 0],
    [480, 1],
  ]);
});
