import { describe, expect, test } from 'vitest';
import { put, workingCopyOf } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import { equipmentOf } from '#shared/rules/equipment';
import { firstRefusal, placeAt, placementBreaches } from '#shared/rules/placement';
import {
  after,
  bayOf,
  people,
  sessionOf,
  someRequest,
  someWorld,
  time,
  type Clock,
} from '#tests/support/world-builder';

const day = someWorld()
  .withBay('1')
  .withBay('2')
  .withBay('3')
  .withRequest('a', { mode: 'full', minutes: 60 })
  .withRequest('b', { mode: 'full', minutes: 60 })
  .withRequest('c', { mode: 'full', minutes: 60 });

const row = (world: World, no: string) => world.sessions.get(sessionOf(no))!;
const needs = (world: World, no: string) => equipmentOf(world, row(world, no)).map((n) => [n.equipment.id, n.count]);
const judged = (world: World, no: string, bay: string, start: Clock) =>
  firstRefusal(placementBreaches(world, row(world, no), placeAt(row(world, no), bayOf(bay), time(start))));

describe('B8 what a load takes', () => {
  test('a piece where the way of one of its orders asks for it; nothing of what the port has no more', () => {
    const asked = day.withEquipment('叉车').withEquipment('旧车', { active: false });
    expect(needs(asked.world, 'a')).toEqual([['叉车', 1]]);
    const other = asked.withRequest('o', { mode: 'outer' });
    expect(needs(other.world, 'o')).toEqual([]);
    const both = other.and(
      put('sessions', {
        ...row(other.world, 'o'),
        requestIds: [...row(other.world, 'o').requestIds, ...row(other.world, 'a').requestIds],
      }),
    );
    expect(needs(both.world, 'o')).toEqual([['叉车', 1]]);
  });

  test('only from the weight on that the port has set; an unknown weight counts as heavy', () => {
    const heavy = day.withEquipment('叉车', { fromKg: 1000 });
    const withWeight = (grossKg: number | null): World => {
      const request = someRequest('a', { mode: 'full', minutes: 60 });
      return heavy.and(put('requests', { ...request, goods: { ...request.goods, grossKg } })).world;
    };
    expect(needs(withWeight(999), 'a')).toEqual([]);
    expect(needs(withWeight(1000), 'a')).toEqual([['叉车', 1]]);
    expect(needs(withWeight(null), 'a')).toEqual([['叉车', 1]]);
  });

  test('as many as a leader has said, none among them; and by the rule again when the word is taken back', () => {
    const { world } = day.withEquipment('叉车');
    const say = (of: World, count: number | null): World =>
      after(of, 'equipment.want', { sessionId: sessionOf('a'), equipmentId: '叉车', count });
    expect(needs(say(world, 2), 'a')).toEqual([['叉车', 2]]);
    expect(needs(say(world, 0), 'a')).toEqual([]);
    expect(needs(say(say(world, 0), null), 'a')).toEqual([['叉车', 1]]);
  });

  test('the word goes with its order into the session that it is joined to', () => {
    const { world } = day.withEquipment('吊车', { modes: [] });
    const said = after(world, 'equipment.want', { sessionId: sessionOf('b'), equipmentId: '吊车', count: 2 });
    const joined = after(said, 'session.join', { sessionIds: [sessionOf('a'), sessionOf('b')] });
    expect(needs(joined, 'a')).toEqual([['吊车', 2]]);
  });
});

describe('B7 what there is of it', () => {
  const one = day.withEquipment('叉车').placed('b', '1', '09:00');

  test('a piece that another load holds is not there, from its beginning to its end', () => {
    expect(judged(one.world, 'a', '2', '09:59')).toMatchObject({
      code: 'equipment-taken',
      about: sessionOf('b'),
      facts: { equipment: '叉车', have: 0, need: 1, start: time('09:00'), end: time('10:00') },
    });
    expect(judged(one.world, 'a', '2', '10:00')).toBeNull();
    expect(judged(one.world, 'a', '2', '08:00')).toBeNull();
    expect(judged(one.world, 'a', '2', '08:05')?.code).toBe('equipment-taken');
  });

  test('with two pieces two loads at a time, and a third where the two do not meet', () => {
    const two = one.withEquipment('叉车', { count: 2 });
    expect(judged(two.world, 'a', '2', '09:00')).toBeNull();
    expect(judged(two.placed('c', '2', '09:30').world, 'a', '3', '09:00')?.code).toBe('equipment-taken');
    expect(judged(two.placed('c', '2', '10:00').world, 'a', '3', '09:30')).toBeNull();
  });

  test('more than there are is impossible at any time, and all while every piece is broken', () => {
    const broken = day.withEquipment('叉车', { count: 0 });
    expect(judged(broken.world, 'a', '1', '09:00')).toMatchObject({
      code: 'equipment-short',
      facts: { have: 0, need: 1 },
    });
  });

  test('only in its hours of service, which hold the whole inspection', () => {
    const short = day.withEquipment('叉车', { hours: { from: 9 * 60, until: 11 * 60 } });
    expect(judged(short.world, 'a', '1', '09:00')).toBeNull();
    expect(judged(short.world, 'a', '1', '10:00')).toBeNull();
    expect(judged(short.world, 'a', '1', '08:55')).toMatchObject({
      code: 'equipment-off',
      facts: { equipment: '叉车', start: time('09:00'), end: time('11:00') },
    });
    expect(judged(short.world, 'a', '1', '10:05')?.code).toBe('equipment-off');
  });

  test('where pieces get fewer the loads stay where they stand and show the breach', () => {
    const two = day.withEquipment('叉车', { count: 2 }).placed('a', '1', '09:00').placed('b', '2', '09:00');
    expect(judged(two.world, 'a', '1', '09:00')).toBeNull();
    const fewer = two.withEquipment('叉车', { count: 1 }).world;
    expect(row(fewer, 'a').place).toEqual(row(two.world, 'a').place);
    expect(judged(fewer, 'a', '1', '09:00')?.code).toBe('equipment-taken');
  });
});

test('B7 C5: actions one after another on a world that is written in place see what those before them took', () => {
  const copy = workingCopyOf(day.withEquipment('叉车', { count: 1 }).world);
  const placing = (no: string, bay: string) => {
    const args = { sessionId: sessionOf(no), bayId: bayOf(bay), start: time('09:00'), reason: '' };
    const context = { actor: people.leader, now: time('07:00') };
    const decision = decide(copy.world(), { name: 'session.place', args }, context);
    if (decision.ok) copy.apply(decision.value);
    return decision.ok ? 'placed' : decision.error.code;
  };
  // A first change makes the table the copy's own; from then on it stays one object.
  copy.apply([put('sessions', { ...row(copy.world(), 'c'), pinned: true })]);
  expect(placing('b', 'nowhere')).toBe('bay-unknown');
  expect([placing('a', '1'), placing('b', '2')]).toEqual(['placed', 'equipment-taken']);
});
