import { expect, test } from 'vitest';
import { explain } from '#shared/planning/explain';
import type { Instance, Placement } from '#shared/planning/instance';
import { at, opening, session, smallDay } from './small-day';

const heldBy = (day: Instance, plan: Placement[], id: string) => {
  const said = explain(day, plan).find((e) => e.session === id);
  return said?.placed ? said.heldBy : said?.remedies;
};
const two = [session('a'), session('b')];
const bays2 = smallDay().bayClasses.map((b) => Object.assign({}, b, { count: 2 }));

test('a session at its release is held by it; one at now, by now', () => {
  expect(heldBy(smallDay(), [at('a', 480)], 'a')).toEqual({ by: 'release' });
  expect(heldBy(smallDay({ now: 500 }), [at('a', 500)], 'a')).toEqual({ by: 'now' });
});

test('a session before which everything is free is held by nothing, and could begin at its earliest', () => {
  expect(explain(smallDay(), [at('a', 600)])).toEqual([
    { session: 'a', placed: true, heldBy: { by: 'none' }, earliest: 480 },
  ]);
});

test('the bay, the officers, the equipment, the window, the order or the lock that holds a session is named', () => {
  const bay = smallDay({ sessions: two });
  expect(heldBy(bay, [at('a', 480), at('b', 550)], 'b')).toEqual({ by: 'bay', resource: 'open-A' });
  const officers = smallDay({ sessions: two, bayClasses: bays2 });
  expect(heldBy(officers, [at('a', 480), at('b', 540)], 'b')).toEqual({ by: 'officers', agency: 'cus', skill: null });
  const modes = [opening({ equip: [['forklift', 1]], needs: [] })];
  const forklift = smallDay({ sessions: [session('a', { modes }), session('b', { modes })], bayClasses: bays2 });
  const bare = (id: string, start: number) => at(id, start, [['open-A', 1]]);
  expect(heldBy(forklift, [bare('a', 480), bare('b', 540)], 'b')).toEqual({ by: 'equipment', resource: 'forklift' });
  const early = smallDay({ sessions: [session('a', { release: 400 })] });
  expect(heldBy(early, [at('a', 480)], 'a')).toEqual({ by: 'window', resource: 'open-A' });
  const order = smallDay({ sessions: two, bayClasses: bays2, prec: [{ from: 'a', to: 'b', min: 30, max: null }] });
  expect(heldBy(order, [at('a', 480), at('b', 570)], 'b')).toEqual({ by: 'precedence', session: 'a' });
  expect(heldBy(smallDay({ locked: [at('a', 480)] }), [at('a', 480)], 'a')).toEqual({ by: 'locked' });
});

test('a carried session is told what alone would bring it in today, no more than it takes, and the nearest first', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => session(id, { modes: [opening({ dur: 70 })] }));
  const plan = [at('a', 480), at('b', 560), at('c', 640)];
  const bay = smallDay({ sessions: four });
  expect(heldBy(bay, plan, 'd')).toEqual([{ kind: 'longer-hours', minutes: 70 }]);
  const staffed = smallDay({ sessions: four, officerClasses: [{ ...bay.officerClasses[0]!, count: 4 }] });
  expect(heldBy(staffed, plan, 'd')).toEqual([
    { kind: 'longer-hours', minutes: 70 },
    { kind: 'bay', bayKind: 'open' },
  ]);
  const roomy = smallDay({ sessions: four, bayClasses: bays2 });
  expect(heldBy(roomy, plan, 'd')).toContainEqual({ kind: 'more-officers', agency: 'cus', skill: null, count: 1 });
});

test('what follows a carried session is told to look there', () => {
  const day = smallDay({ sessions: two, prec: [{ from: 'a', to: 'b', min: 0, max: null }] });
  expect(heldBy(day, [], 'b')).toEqual([{ kind: 'predecessor', session: 'a' }]);
});
