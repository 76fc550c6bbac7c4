import { expect, test } from 'vitest';
import { plan } from '#shared/planning/planner';
import { opening, session, smallDay } from './small-day';

const long = { seed: 1, schedules: 200, boundRounds: 400 };

test('the bound knows that nobody serves a session across the end of his duty', () => {
  const [officers] = smallDay().officerClasses;
  const halves = ([[480, 600], [600, 720]] as const).map((window, i) => Object.assign({}, officers, { id: `cus-${i}`, windows: [window] })); // prettier-ignore
  const sessions = ['a', 'b'].map((id) => session(id, { v: 4, due: 900, modes: [opening({ dur: 80 })] }));
  const bayClasses = smallDay().bayClasses.map((bay) => Object.assign({}, bay, { count: 2, windows: [[420, 900]] }));
  const made = plan(smallDay({ sessions, officerClasses: halves, bayClasses }), long);
  expect(made.objective).toBe(4 * 120);
  expect(made.lowerBound).toBe(made.objective);
});

test('the bound keeps a chain whole: what follows waits for what it follows, not only for its arrival', () => {
  const sessions = [session('a', { modes: [opening({ dur: 40 })], v: 0 }), session('b', { v: 3, due: 900 })];
  const prec = [{ from: 'a', to: 'b', min: 15, max: null }];
  const bayClasses = smallDay().bayClasses.map((bay) => Object.assign({}, bay, { count: 2 }));
  const made = plan(smallDay({ sessions, prec, bayClasses }), { ...long, boundRounds: 0 });
  expect(made.lowerBound).toBe(3 * 55);
  expect(made.lowerBound).toBe(made.objective);
});

test('told apart by who is carried, a day where somebody has to be is bounded by the whole of him', () => {
  const sessions = ['a', 'b'].map((id) => session(id, { modes: [opening({ dur: 150 })] }));
  const day = smallDay({ sessions });
  const half = plan(day, long);
  const whole = plan(day, { ...long, boundSplits: 4 });
  expect(half.lowerBound).toBeLessThan(whole.lowerBound);
  expect(whole.lowerBound).toBe(whole.objective);
});
