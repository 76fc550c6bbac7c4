import { expect, test } from 'vitest';
import { generateDay } from '#tests/support/portday-generator';
import { checkPlan } from '#shared/planning/check-plan';
import type { Instance, Placement } from '#shared/planning/instance';
import { plan, replan, type Progress } from '#shared/planning/planner';
import { at, opening, session, smallDay } from './small-day';

const judged = (day: Instance, placements: readonly Placement[]) => {
  const { breaches, objective, parts } = checkPlan(day, placements);
  return { breaches, objective, parts };
};

test('the planner and the separate check agree: no breach, same cost, same parts', () => {
  for (const seed of [1, 2, 3]) {
    const day = generateDay({ sessions: 60, seed });
    const made = plan(day, { seed, schedules: 400 });
    expect(judged(day, made.placements)).toEqual({ breaches: [], objective: made.objective, parts: made.parts });
    expect(made.lowerBound).toBeLessThanOrEqual(made.objective);
    expect(made.placements.map((p) => p.session)).toEqual(day.sessions.map((s) => s.id));
  }
});

test('the dearer of two sessions for one bay goes first', () => {
  const day = smallDay({ sessions: [session('a'), session('b', { w: 100, v: 20 })] });
  const made = plan(day, { seed: 1, schedules: 50 });
  expect(made.placements.map((p) => p.start)).toEqual([550, 480]);
  expect(made.objective).toBe(70);
});

test('a session that finds no place today is carried, and so is what follows it', () => {
  const long = [opening({ dur: 300 })];
  const day = smallDay({
    sessions: [session('a', { modes: long }), session('b')],
    prec: [{ from: 'a', to: 'b', min: 0, max: null }],
  });
  const made = plan(day, { seed: 1, schedules: 50 });
  expect(made.placements.map((p) => p.start)).toEqual([null, null]);
  expect(judged(day, made.placements).objective).toBe(made.objective);
});

test('the longest lag is kept as well as the shortest', () => {
  const sessions = [session('a', { modes: [opening({ dur: 30 })] }), session('b', { release: 600 })];
  const day = smallDay({ sessions, prec: [{ from: 'a', to: 'b', min: 10, max: 40 }] });
  const made = plan(day, { seed: 1, schedules: 200 });
  expect(judged(day, made.placements).breaches).toEqual([]);
  expect(made.placements.map((p) => p.start)).toEqual([530, 600]);
});

test('two skills asked of one agency are found among officers who have one or both', () => {
  const officers = [['plant', 'animal'], ['plant']].map((skills, i) => ({
    id: `o${i}`,
    agency: 'cus',
    skills,
    count: 1,
    windows: smallDay().day.open,
  }));
  const needs = ['plant', 'animal'].map((skill) => ({ agency: 'cus', skill, count: 1 }));
  const day = smallDay({ sessions: [session('a', { modes: [opening({ needs })] })], officerClasses: officers });
  const made = plan(day, { seed: 1, schedules: 10 });
  expect(made.placements[0]).toEqual(at('a', 480, [['open-A', 1], ['o0', 1], ['o1', 1]])); // prettier-ignore
});

test('locked sessions keep their place even off the grid and past their window, and others plan around them', () => {
  const day = smallDay({
    sessions: [session('a', { modes: [opening({ dur: 290 })] }), session('b', { release: 480 })],
    locked: [at('a', 433)],
    now: 480,
  });
  const made = plan(day, { seed: 1, schedules: 50 });
  expect(made.placements[0]).toEqual(at('a', 433));
  expect(made.placements[1]?.start).toBeNull();
  expect(judged(day, made.placements)).toEqual({ breaches: [], objective: made.objective, parts: made.parts });
});

test('a lock that names no team is given one that is free', () => {
  const day = smallDay({ sessions: [session('a'), session('b')], locked: [at('a', 480, [])] });
  const made = plan(day, { seed: 1, schedules: 50 });
  expect(made.placements.map((p) => p.start)).toEqual([480, 550]);
  expect(made.placements[0]?.alloc).toEqual([['open-A', 1], ['cus-gen', 1], ['cus-gen', 1]]); // prettier-ignore
  expect(judged(day, made.placements).breaches).toEqual([]);
});

test('a day on which everything is locked is left as it is', () => {
  const day = smallDay({ locked: [at('a', 500)] });
  const made = plan(day, { seed: 1, schedules: 50 });
  expect(made).toMatchObject({ placements: [at('a', 500)], objective: 20, schedules: 0 });
});

test('a pinned session in the future keeps its very bay', () => {
  const bay = smallDay().bayClasses[0]!;
  const bayClasses = [bay, { id: 'open-B', kind: 'open', yard: 'B', count: 1, turn: 10, windows: bay.windows }];
  const officerClasses = smallDay().officerClasses.map(({ id, agency, skills, windows }) => ({
    id,
    agency,
    skills,
    windows,
    count: 9,
  }));
  const sessions = ['a', 'b', 'c', 'd', 'e'].map((id) => session(id, { modes: [opening({ dur: 50 })] }));
  const day = smallDay({ bayClasses, officerClasses, sessions, locked: [at('c', 600, [['open-B', 1], ['cus-gen', 2]])] }); // prettier-ignore
  const made = plan(day, { seed: 1, schedules: 200 });
  expect(judged(day, made.placements).breaches).toEqual([]);
  expect(made.placements[2]).toEqual(at('c', 600, [['open-B', 1], ['cus-gen', 2]])); // prettier-ignore
});

test('every better plan is told, each cheaper than the one before, and the last is the result', () => {
  const told: Progress[] = [];
  const day = generateDay({ sessions: 60, seed: 4 });
  const made = plan(day, { seed: 1, schedules: 500, onBetter: (p) => told.push(p) });
  const costs = told.map((p) => p.objective);
  expect(costs).toEqual([...costs].sort((a, b) => b - a));
  expect(costs.at(-1)).toBe(made.objective);
  expect(costs.length).toBeGreaterThan(1);
});

test('the caller ends the search by saying no, or by having spent its time', () => {
  const day = generateDay({ sessions: 50, seed: 1 });
  expect(plan(day, { seed: 1, keepGoing: (n) => n < 100 }).schedules).toBeLessThan(120);
  let asked = 0;
  expect(plan(day, { seed: 1, spent: () => asked++ / 10 }).schedules).toBe(160);
});

test('a late truck: what still stands is kept, the plan stays valid, and search only makes it cheaper', () => {
  const day = generateDay({ sessions: 60, seed: 2 });
  const published = plan(day, { seed: 1, schedules: 1500 }).placements;
  const late = published.find((p) => p.start !== null && p.start >= 630)!;
  const now = 600;
  const locked = published.filter((p) => p.start !== null && p.start < now);
  const sessions = day.sessions.map((s) =>
    s.id === late.session
      ? session(s.id, { release: late.start! + 45, due: s.due, w: s.w, v: s.v, modes: s.modes })
      : s,
  );
  const after: Instance = { ...day, sessions, locked, now, published };
  const repaired = replan(after, published, { seed: 1, schedules: 0 });
  const better = replan(after, published, { seed: 1, schedules: 500 });
  for (const made of [repaired, better]) expect(judged(after, made.placements).breaches).toEqual([]);
  expect(better.objective).toBeLessThanOrEqual(repaired.objective);
  for (const lock of locked) expect(better.placements).toContainEqual(lock);
  const stayed = repaired.placements.filter((p) =>
    published.some((q) => q.session === p.session && q.start === p.start),
  );
  expect(stayed.length).toBeGreaterThan(50);
});

test('a start that holds nothing is no plan to keep to: the day is planned as from nothing', () => {
  const day = generateDay({ sessions: 30, seed: 5 });
  const fresh = plan(day, { seed: 2, schedules: 400 });
  const empty = plan(day, { seed: 2, schedules: 400, start: day.sessions.map((s) => at(s.id, null)) });
  expect(empty.placements).toEqual(fresh.placements);
});

test('the same day, seed and number of schedules give this very plan on every machine', () => {
  const kinds = [opening(), opening({ dur: 35 }), opening({ dur: 20, needs: [{ agency: 'cus', skill: 'plant', count: 1 }] })]; // prettier-ignore
  const sessions = Array.from({ length: 14 }, (_, i) =>
    session(`s${i}`, {
      release: 480 + ((i * 35) % 120),
      due: 560 + i * 10,
      w: 1 + ((i * 7) % 11),
      v: 1 + (i % 3),
      modes: [kinds[i % 3]!],
    }),
  );
  const bayClasses = smallDay().bayClasses.map((bay) => Object.assign({}, bay, { count: 2 }));
  const made = plan(smallDay({ sessions, bayClasses }), { seed: 3, schedules: 300 });
  expect(made).toMatchObject({ objective: 61_240, lowerBound: 35_933 });
  expect(made.placements.map((p) => p.start)).toEqual([480, 540, 550, 615, 580, 625, null, 680, 585, null, null, 505, null, null]); // prettier-ignore
});
