import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateDay } from '#tests/support/portday-generator';
import { twist, twisted } from '#tests/support/twisted-day';
import { checkPlan } from '#shared/planning/check-plan';
import type { Instance, Placement } from '#shared/planning/instance';
import { plan, replan } from '#shared/planning/planner';

const recipe = fc.record({
  sessions: fc.integer({ min: 1, max: 45 }),
  seed: fc.integer({ min: 1, max: 100_000 }),
  load: fc.constantFrom(0.7, 0.85, 0.95, 1.3),
});

test('whatever the day, a plan breaks no rule, costs what the check says, and never less than the bound', () => {
  fc.assert(
    fc.property(recipe, twist, fc.integer(), (made, how, seed) => {
      const day = twisted(generateDay(made), how);
      const result = plan(day, { seed, schedules: 120, boundRounds: 10 });
      const { breaches, objective, parts } = checkPlan(day, result.placements);
      expect({ breaches, objective, parts }).toEqual({
        breaches: [],
        objective: result.objective,
        parts: result.parts,
      });
      expect(result.lowerBound).toBeLessThanOrEqual(objective);
    }),
    { numRuns: 150 },
  );
});

test('search never ends dearer than the first plan, and the same seed gives the same plan', () => {
  fc.assert(
    fc.property(recipe, fc.integer(), (made, seed) => {
      const day = generateDay(made);
      const first = plan(day, { seed, schedules: 0 });
      const searched = plan(day, { seed, schedules: 150, boundRounds: 10 });
      expect(searched.objective).toBeLessThanOrEqual(first.objective);
      expect(plan(day, { seed, schedules: 150, boundRounds: 10 })).toEqual(searched);
    }),
    { numRuns: 60 },
  );
});

test('planning again from a plan that stands never ends dearer than it, and moves nothing locked', () => {
  fc.assert(
    fc.property(recipe, fc.integer({ min: 400, max: 1000 }), fc.integer(), (made, now, seed) => {
      const day = twisted(generateDay(made), {
        grid: 5,
        stretch: 0,
        lag: null,
        cut: 0,
        places: made.seed % 3,
        lane: 2,
      });
      const published = plan(day, { seed, schedules: 60 }).placements;
      const locked = published.filter((p) => p.start !== null && p.start < now);
      const later: Instance = { ...day, now, locked, published };
      const kept = published.filter((p) => standsStill(later, p));
      const again = replan(later, kept, { seed: seed + 1, schedules: 100 });
      const before = checkPlan({ ...later, published: kept }, [...locked, ...kept]);
      const after = checkPlan({ ...later, published: kept }, again.placements);
      expect(after.breaches).toEqual([]);
      expect(before.breaches).toEqual([]);
      expect(after.objective).toBeLessThanOrEqual(before.objective);
      for (const lock of locked) expect(again.placements).toContainEqual(lock);
    }),
    { numRuns: 60 },
  );
});

function standsStill(day: Instance, p: Placement): boolean {
  return p.start !== null && p.start >= day.now;
}

test('whatever is taken away, what is left of a plan is repaired into a plan', () => {
  fc.assert(
    fc.property(recipe, fc.integer({ min: 0, max: 30 }), fc.integer(), (made, which, seed) => {
      const day = generateDay(made);
      const published = plan(day, { seed, schedules: 60 }).placements;
      const now = 600;
      const locked = published.filter((p) => p.start !== null && p.start < now);
      const sick = which % day.officerClasses.length;
      const officerClasses = day.officerClasses.map(({ count, ...c }, i) => ({
        ...c,
        count: i === sick ? Math.max(0, count - 1) : count,
      }));
      const after: Instance = { ...day, officerClasses, now, locked, published };
      const repaired = replan(after, published, { seed, schedules: which });
      expect(checkPlan(after, repaired.placements)).toMatchObject({ breaches: [], objective: repaired.objective });
    }),
    { numRuns: 60 },
  );
});
