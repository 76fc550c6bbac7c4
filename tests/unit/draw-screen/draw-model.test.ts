import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { chancesOf, drawViewOf, drawsOfDay, witnessesOf } from '#renderer/features/draw/draw-model';
import { dayModelOf } from '#renderer/data/day-model';
import { begun, drawWorld, drawn, witnessed } from '#tests/support/draws';
import { DAY, PORT, after, officerOf, people, sessionOf } from '#tests/support/world-builder';

const { world } = drawWorld();
function viewIn(w: World) {
  const session = dayModelOf(w, PORT.id, DAY)!.byId.get(sessionOf('a'))!;
  return drawViewOf(w, { portId: PORT.id, day: DAY, session }, people.leader.id);
}

describe('the steps', () => {
  test('follow the draw: open, committed, witnessed, drawn', () => {
    const stages = [world, begun(world), witnessed(world), drawn(world)].map((w) => viewIn(w).stage);
    expect(stages).toEqual(['open', 'committed', 'witnessed', 'drawn']);
    const named = after(world, 'session.assign', { sessionId: sessionOf('a'), team: ['c1', 'c2'], reason: null });
    expect(viewIn(named).stage).toBe('byHand');
  });

  test('R10: what a new draw is made instead of is known before it begins', () => {
    expect(viewIn(world).instead).toBeNull();
    expect(viewIn(drawn(world)).instead?.id).toBe('draw');
    const given = (w: World) => after(w, 'draw.abandon', { drawId: 'draw', reason: '名单有变' });
    expect(viewIn(given(witnessed(world))).instead?.id).toBe('draw');
    expect(viewIn(given(begun(world))).instead).toBeNull();
  });

  test('R8: the pool shown before is the pool that is drawn from', () => {
    expect(viewIn(begun(world)).pool).toEqual(viewIn(world).pool);
  });
});

test('R8: neither the operator nor who may be drawn is offered as witness', () => {
  const c1 = { ...people.officer, id: officerOf('c1') };
  const w = begun(drawWorld().and(put('users', c1)).world);
  const offered = witnessesOf(w, w.draws.get('draw')!).map((u) => u.id);
  expect(offered).toContain(people.supervisor.id);
  for (const id of [people.leader.id, c1.id, people.administrator.id]) expect(offered).not.toContain(id);
});

test('the chances of an agency add up to one; who takes no part has none', () => {
  const busy = drawWorld().placed('d', '2', '08:00', { team: ['c4'] });
  const chances = chancesOf(viewIn(busy.world).pool);
  expect([...chances.values()].reduce((sum, c) => sum + c, 0)).toBeCloseTo(1);
  expect(chances.has('c4')).toBe(false);
});

test('the history holds every draw of the day, the newest first', () => {
  const twice = drawn(drawn(world), { drawId: 'again', replaces: 'draw', reason: '一人请假' });
  expect(new Set(drawsOfDay(twice, PORT.id, DAY).map((d) => d.id))).toEqual(new Set(['draw', 'again']));
});
