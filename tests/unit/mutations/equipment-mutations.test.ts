import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { inverseOf } from '#shared/mutations/registry';
import { maySee } from '#shared/rules/sight';
import { after, ask, people, sessionOf, someEquipment, someWorld, verdict } from '#tests/support/world-builder';

const admin = { actor: people.administrator };
const { world } = someWorld()
  .withBay('1')
  .withRequest('a')
  .withRequest('b')
  .withEquipment('叉车', { count: 2 })
  .withEquipment('旧车', { active: false });
const want = (count: number | null, over: object = {}) => ({
  sessionId: sessionOf('a'),
  equipmentId: '叉车',
  count,
  ...over,
});

function undone(of: World, name: string, args: unknown, by = {}): World {
  const undo = inverseOf(of, { name, args })!;
  return after(after(of, name, args, by), undo.name, undo.args, by);
}

describe('B7 the equipment of a port', () => {
  const put = (wish: Parameters<typeof someEquipment>[1], by: object = admin) =>
    verdict(ask(world, 'equipment.put', { equipment: someEquipment('叉车', wish) }, by));

  test('is kept by the administrator, for a port that is there', () => {
    expect(put({ count: 3 })).toBe('ok');
    expect(put({ count: 3 }, { actor: people.leader })).toBe('not-authorised');
    expect(put({ portId: 'CNQUH' as never })).toBe('port-unknown');
  });

  test('X9: is the port’s own, seen by the administrator who keeps it; what a load takes is of a case', () => {
    expect(maySee(people.administrator, 'equipment')).toBe(true);
    expect(maySee(people.administrator, 'equipmentWants')).toBe(false);
  });

  test('has hours that end after they begin, and no way of inspection twice', () => {
    expect(put({ hours: { from: 480, until: 481 } })).toBe('ok');
    expect(put({ hours: { from: 480, until: 480 } })).toBe('row-invalid');
    expect(put({ modes: ['full', 'full'] })).toBe('row-invalid');
  });

  test('is as it was after undo; what was added is then out of use', () => {
    const changed = { equipment: someEquipment('叉车', { count: 1 }) };
    expect(undone(world, 'equipment.put', changed, admin).equipment.get('叉车')).toEqual(world.equipment.get('叉车'));
    const added = { equipment: someEquipment('吊车') };
    expect(undone(world, 'equipment.put', added, admin).equipment.get('吊车')?.active).toBe(false);
  });
});

describe('B8 a leader’s word on one load', () => {
  test('is a leader’s, of equipment that the port has, before the inspection has begun', () => {
    expect(verdict(ask(world, 'equipment.want', want(1)))).toBe('ok');
    expect(verdict(ask(world, 'equipment.want', want(1), { actor: people.officer }))).toBe('not-authorised');
    expect(verdict(ask(world, 'equipment.want', want(1, { equipmentId: '旧车' })))).toBe('equipment-unknown');
    expect(verdict(ask(world, 'equipment.want', want(1, { equipmentId: 'x' })))).toBe('equipment-unknown');
    expect(verdict(ask(world, 'equipment.want', want(1, { sessionId: sessionOf('z') })))).toBe('session-unknown');
    const begun = new Map(world.sessions).set(sessionOf('a'), {
      ...world.sessions.get(sessionOf('a'))!,
      status: 'running',
    });
    expect(verdict(ask({ ...world, sessions: begun }, 'equipment.want', want(1)))).toBe('session-started');
  });

  test('is one word, also where orders that were spoken of apart were joined; and none again after undo', () => {
    const both = after(
      after(world, 'equipment.want', want(1)),
      'equipment.want',
      want(2, { sessionId: sessionOf('b') }),
    );
    const joined = after(both, 'session.join', { sessionIds: [sessionOf('a'), sessionOf('b')] });
    expect([...after(joined, 'equipment.want', want(0)).equipmentWants.values()].map((w) => w.count)).toEqual([0]);
    expect(after(joined, 'equipment.want', want(null)).equipmentWants.size).toBe(0);
    expect([...undone(joined, 'equipment.want', want(0)).equipmentWants.values()].map((w) => w.count)).toEqual([2]);
    expect(undone(world, 'equipment.want', want(1)).equipmentWants.size).toBe(0);
  });
});
