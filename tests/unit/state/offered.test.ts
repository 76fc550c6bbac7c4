import { expect, test } from 'vitest';
import { offeredTo, seenBy } from '#renderer/state/offered';
import { screens } from '#renderer/state/view';

test('X9: an administrator is offered the port and no case, and lands there whatever he asks for', () => {
  const offered = offeredTo('administrator');
  expect(offered).toContain('administration');
  for (const screen of [
    'tasks',
    'record',
    'intake',
    'matching',
    'board',
    'greenLane',
    'review',
    'draw',
    'yard',
    'handOver',
  ] as const)
    expect(offered).not.toContain(screen);
  expect(seenBy('administrator', 'board')).toBe('administration');
});

test('X10: an officer is offered no review, where every team of the day stands; who plans is offered all', () => {
  expect(offeredTo('officer')).not.toContain('review');
  expect(offeredTo('officer')).toContain('board');
  expect(offeredTo('leader')).toEqual(screens);
  expect(seenBy('supervisor', 'review')).toBe('review');
});
