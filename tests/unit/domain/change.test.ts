import { describe, expect, test } from 'vitest';
import { applyChanges, del, workingCopyOf, put } from '#shared/domain/change';
import { defineLookup, rowsBy } from '#shared/domain/lookup';
import { emptyWorld } from '#shared/domain/world';
import { bayOf, sessionOf, someWorld } from '#tests/support/world-builder';

const { world } = someWorld().withBay('1').withRequest('a').withRequest('b').placed('a', '1', '08:00');
const byBay = defineLookup('sessions', (s) => (s.place ? [s.place.bayId] : []));
const onBay = (w: typeof world, bay: string): readonly string[] => [...rowsBy(w, byBay, bay)].map((s) => s.id);

describe('changes', () => {
  test('C5: the old world stays as it was, and tables that nothing touched are shared', () => {
    const next = applyChanges(world, [del('sessions', sessionOf('a'))]);
    expect(world.sessions.has(sessionOf('a'))).toBe(true);
    expect(next.sessions.has(sessionOf('a'))).toBe(false);
    expect(next.requests).toBe(world.requests);
  });

  test('no change is the same world', () => {
    expect(applyChanges(world, [])).toBe(world);
  });

  test('the last change of a row holds', () => {
    const bay = world.bays.get('1')!;
    const next = applyChanges(emptyWorld(), [put('bays', bay), del('bays', '1'), put('bays', { ...bay, turn: 7 })]);
    expect(next.bays.get('1')?.turn).toBe(7);
  });
});

describe('working copies', () => {
  test('a working copy after many steps is the world of the same changes at once', () => {
    const a = world.sessions.get(sessionOf('a'))!;
    const steps = [[put('sessions', { ...a, note: 'x' })], [del('sessions', sessionOf('b'))], [put('sessions', a)]];
    const copy = workingCopyOf(world);
    for (const step of steps) copy.apply(step);
    expect(copy.world()).toEqual(applyChanges(world, steps.flat()));
  });

  test('C5: a working copy changes nothing of the world it started from', () => {
    const copy = workingCopyOf(world);
    copy.apply([del('sessions', sessionOf('a')), del('bays', '1')]);
    expect(world.sessions.size).toBe(2);
    expect(world.bays.size).toBe(1);
  });

  test('a working copy that says something else is another object, so that nobody takes it for the one before', () => {
    const copy = workingCopyOf(world);
    copy.apply([del('sessions', sessionOf('a'))]);
    const before = copy.world();
    copy.apply([del('sessions', sessionOf('b'))]);
    expect(copy.world()).not.toBe(before);
  });
});

describe('lookups', () => {
  test('rows are found under the keys they have now, in worlds and in working copies', () => {
    expect(onBay(world, '1')).toEqual([sessionOf('a')]);
    const a = world.sessions.get(sessionOf('a'))!;
    const moved = { ...a, place: { ...a.place!, bayId: bayOf('2') } };
    const copy = workingCopyOf(world);
    copy.apply([put('bays', { ...world.bays.get('1')!, id: bayOf('2') })]);
    expect(onBay(copy.world(), '1')).toEqual([sessionOf('a')]);
    copy.apply([put('sessions', moved)]);
    expect(onBay(copy.world(), '1')).toEqual([]);
    expect(onBay(copy.world(), '2')).toEqual([sessionOf('a')]);
    copy.apply([del('sessions', sessionOf('a'))]);
    expect(onBay(copy.world(), '2')).toEqual([]);
    expect(onBay(world, '1')).toEqual([sessionOf('a')]);
  });

  test('a row written in place keeps its lookups true while they are in use', () => {
    const copy = workingCopyOf(world);
    const a = world.sessions.get(sessionOf('a'))!;
    copy.apply([put('sessions', a)]);
    expect(onBay(copy.world(), '1')).toEqual([sessionOf('a')]);
    copy.apply([put('sessions', { ...a, place: null })]);
    expect(onBay(copy.world(), '1')).toEqual([]);
    copy.apply([put('sessions', a)]);
    expect(onBay(copy.world(), '1')).toEqual([sessionOf('a')]);
  });
});
