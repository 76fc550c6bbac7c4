import { expect, test } from 'vitest';
import { parseInstance, parseSolution } from '#shared/planning/parse-instance';
import { at, session, smallDay } from './small-day';

const faults = (json: unknown): string[] => {
  const parsed = parseInstance(json);
  return parsed.ok ? [] : parsed.error.map((f) => `${f.code} ${f.path} ${f.detail}`);
};

test('a port day is read, and fields it does not know are dropped', () => {
  const parsed = parseInstance({ ...smallDay(), colour: 'red' });
  expect(parsed).toEqual({ ok: true, value: smallDay() });
});

test('what may be left out has its usual value', () => {
  const { locked: _l, published: _p, now: _n, weights: _w, prec: _c, equipment: _e, ...rest } = smallDay();
  const parsed = parseInstance(rest);
  expect(parsed.ok && parsed.value).toMatchObject({
    locked: [],
    published: [],
    prec: [],
    equipment: [],
    now: 0,
    weights: { carry: 300, shift: 2, shiftTol: 5, mode: 40 },
  });
});

test('a wrong shape is refused with where and what', () => {
  expect(faults(null)).toHaveLength(1);
  expect(faults({ ...smallDay(), grid: 0 })[0]).toMatch(/^shape grid /);
  expect(faults({ ...smallDay(), format: 'portday/2' })[0]).toMatch(/^shape format /);
  expect(faults({ ...smallDay(), sessions: [session('a', { release: 480.5 })] })[0]).toMatch(
    /^shape sessions\.0\.release /,
  );
  expect(faults({ ...smallDay(), day: { open: [[600, 600]], nextOpen: 1 } })[0]).toMatch(/^shape day\.open\.0 /);
});

test('names used twice and references to nothing are refused', () => {
  expect(faults(smallDay({ sessions: [session('a'), session('a')] }))).toEqual(['id-twice sessions a']);
  expect(faults(smallDay({ prec: [{ from: 'a', to: 'z', min: 0, max: null }] }))).toEqual(['unknown-session prec.0 z']);
  expect(faults(smallDay({ locked: [at('a', 480, [['ghost', 1]])] }))).toEqual(['unknown-class locked.0.alloc ghost']);
  expect(faults(smallDay({ locked: [at('a', 480, [], 1)] }))).toEqual(['unknown-mode locked.0.mode 1']);
  const modes = [{ kind: 'open', dur: 5, needs: [], equip: [['crane', 1] as const], pen: 0 }];
  expect(faults(smallDay({ sessions: [session('a', { modes })] }))).toEqual([
    'unknown-equipment sessions.0.modes.0.equip crane',
  ]);
});

test('a published plan may name sessions that are gone', () => {
  expect(faults(smallDay({ published: [at('gone', 480)] }))).toEqual([]);
});

test('precedence in a circle is refused', () => {
  const prec = [
    { from: 'a', to: 'b', min: 0, max: null },
    { from: 'b', to: 'a', min: 0, max: null },
  ];
  expect(faults(smallDay({ sessions: [session('a'), session('b'), session('c')], prec }))).toEqual([
    'circle prec a',
    'circle prec b',
  ]);
});

test('a plan is read as a list, or as an object that holds one', () => {
  const plan = [at('a', 480), { session: 'b', start: null }];
  const value = [at('a', 480), at('b', null, [])];
  for (const json of [plan, { plan }, { solution: plan }]) expect(parseSolution(json)).toEqual({ ok: true, value });
  expect(parseSolution([{ session: 'a' }]).ok).toBe(false);
});
