import { expect, test } from 'vitest';
import { sessionHolding, sessionOrHeir } from '#shared/rules/grouping';
import { factsOf, statusAfter } from '#shared/rules/progress';
import { after, requestOf, sessionOf, someWorld, time } from '#tests/support/world-builder';

test.each([
  ['planned', 'arrived', 'arrived'],
  ['planned', 'gateIn', 'arrived'],
  ['planned', 'ended', 'done'],
  ['running', 'arrived', 'running'],
  ['done', 'started', 'done'],
  ['running', 'released', 'running'],
  ['cancelled', 'pickedUp', 'cancelled'],
] as const)('F3: a session that is %s is, once %s is known, %s', (status, fact, next) => {
  expect(statusAfter(status, fact)).toBe(next);
});

test('facts of a session come in order of time', () => {
  const { world } = someWorld().withRequest('a').withRequest('c');
  const late = after(world, 'milestone.record', { sessionId: sessionOf('a'), kind: 'started', at: time('09:00') });
  const both = after(late, 'milestone.record', { sessionId: sessionOf('a'), kind: 'arrived', at: time('08:00') });
  expect(factsOf(both, sessionOf('a')).map((m) => m.kind)).toEqual(['arrived', 'started']);
  expect(factsOf(both, sessionOf('c'))).toEqual([]);
});

test('S1 F4: a request is found in its one session, and a joined session in its heir', () => {
  const { world } = someWorld().withRequest('a').withRequest('b').joined('a', 'b');
  expect(sessionHolding(world, requestOf('b'))?.id).toBe(sessionOf('a'));
  expect(sessionHolding(world, requestOf('nobody'))).toBeNull();
  expect(sessionOrHeir(world, sessionOf('b'))?.id).toBe(sessionOf('a'));
  expect(sessionOrHeir(world, sessionOf('nobody'))).toBeNull();
});
