import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { inverseOf } from '#shared/mutations/registry';
import { after, ask, requestOf, someWorld, verdict } from '#tests/support/world-builder';

const pair = someWorld().withRequest('a').withRequest('b');

function undone(world: World, name: string, args: unknown): World {
  const undo = inverseOf(world, { name, args })!;
  return after(after(world, name, args), undo.name, undo.args);
}

describe('decline', () => {
  const no = (wish: object = {}) => ({ a: requestOf('a'), b: requestOf('b'), reason: 'time', note: '', ...wish });

  test('M1: a pair is declined once, whichever is named first', () => {
    const world = after(pair.world, 'match.decline', no());
    expect(verdict(ask(world, 'match.decline', no({ a: requestOf('b'), b: requestOf('a') })))).toBe('already-declined');
    expect(verdict(ask(pair.world, 'match.decline', no({ b: requestOf('x') })))).toBe('request-unknown');
    expect(verdict(ask(pair.world, 'match.decline', no({ b: requestOf('a') })))).toBe('request-unknown');
  });

  test('M1: a reason of its own kind needs words', () => {
    expect(verdict(ask(pair.world, 'match.decline', no({ reason: 'other', note: '  ' })))).toBe('reason-missing');
    expect(verdict(ask(pair.world, 'match.decline', no({ reason: 'other', note: '货主不同' })))).toBe('ok');
  });

  test('S7: undo offers the pair again, and undo of that declines it as before', () => {
    expect(undone(pair.world, 'match.decline', no())).toEqual(pair.world);
    const declined = after(pair.world, 'match.decline', no({ note: '不同车' }));
    expect(undone(declined, 'match.reconsider', { a: requestOf('a'), b: requestOf('b') })).toEqual(declined);
    expect(verdict(ask(pair.world, 'match.reconsider', { a: requestOf('a'), b: requestOf('b') }))).toBe(
      'request-unknown',
    );
  });
});
