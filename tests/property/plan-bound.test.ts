import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateDay } from '#tests/support/portday-generator';
import { twist, twisted } from '#tests/support/twisted-day';
import { seeded } from '#shared/kernel/random';
import { checkPlan } from '#shared/planning/check-plan';
import type { Instance, Mode, Placement } from '#shared/planning/instance';
import { lowerBoundOf } from '#shared/planning/lower-bound';
import { openDay } from '#shared/planning/open-day';
import { plan } from '#shared/planning/planner';

const effort = fc.record({ rounds: fc.integer({ min: 0, max: 60 }), splits: fc.integer({ min: 0, max: 3 }) });

/** The bound as it is when no plan of the day is known: nothing but its own truth keeps it down. */
function boundOf(day: Instance, how: { rounds: number; splits: number }): number {
  const { model, draft } = openDay(day, seeded(1));
  const carryAll = model.carryCost.reduce((a, b) => a + b, 0);
  return lowerBoundOf(model, draft, { reached: Math.max(1000, carryAll), ...how });
}

test('whatever the day, prices and splits, no plan that search finds costs less than the bound', () => {
  const recipe = fc.record({
    sessions: fc.integer({ min: 1, max: 30 }),
    seed: fc.integer({ min: 1, max: 100_000 }),
    load: fc.constantFrom(0.7, 0.95, 1.3),
  });
  fc.assert(
    fc.property(recipe, twist, effort, (made, how, price) => {
      const day = twisted(generateDay(made), how);
      expect(boundOf(day, price)).toBeLessThanOrEqual(plan(day, { seed: made.seed, schedules: 400 }).objective);
    }),
    { numRuns: 60 },
  );
});

test('the rest of a day with locked sessions is bounded too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 85, max: 190 }), effort, (seed, slot, price) => {
      const day = generateDay({ sessions: 25, seed, load: 1.1 });
      const now = slot * 5;
      const published = plan(day, { seed, schedules: 60 }).placements;
      const locked = published
        .filter((p) => p.start !== null && p.start < now)
        .map(({ session, start, mode, alloc }, i) => ({ session, start, mode, alloc: i % 3 === 0 ? [] : alloc }));
      const later: Instance = { ...day, now, locked, published };
      expect(boundOf(later, price)).toBeLessThanOrEqual(plan(later, { seed, schedules: 400 }).objective);
    }),
    { numRuns: 40 },
  );
});

test('of days small enough to try every plan, none costs less than the bound', () => {
  fc.assert(
    fc.property(
      smallDays(),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 8 }),
      (day, rounds, splits) => {
        const bound = boundOf(day, { rounds, splits });
        expect(cheaperPlan(day, bound, [])).toBeNull();
        expect(cheaperPlan(day, plan(day, { seed: 1, schedules: 0 }).objective + 1, [])).not.toBeNull();
      },
    ),
    { numRuns: 150 },
  );
});

/** A few sessions on half a morning, with breaks, skills that overlap and hardly anybody there. */
function smallDays(): fc.Arbitrary<Instance> {
  const needs = fc.constantFrom<Mode['needs']>(
    [need('cus', null, 1)],
    [need('cus', 'a', 1), need('cus', null, 1)],
    [need('cus', 'a', 1), need('cus', 'b', 1)],
    [need('bor', null, 2)],
  );
  const mode = fc.record({
    kind: fc.constantFrom('open', 'open', 'cold'),
    dur: fc.integer({ min: 3, max: 18 }).map((n) => n * 5),
    needs,
    equip: fc.constantFrom([], [['lift', 1] as const]),
    pen: fc.constantFrom(0, 20),
  });
  const weighed = fc.record({
    release: fc.integer({ min: 0, max: 8 }).map((n) => n * 15),
    due: fc.integer({ min: 30, max: 150 }),
    w: fc.integer({ min: 0, max: 9 }),
    v: fc.integer({ min: 0, max: 4 }),
    modes: fc.array(mode, { minLength: 1, maxLength: 2 }),
  });
  const spans = fc.constantFrom([[0, 150] as const], [[0, 60] as const, [75, 150] as const], [[30, 120] as const]); // prettier-ignore
  const officer = fc.record({
    agency: fc.constantFrom('cus', 'cus', 'bor'),
    skills: fc.subarray(['a', 'b']),
    count: fc.integer({ min: 1, max: 2 }),
    windows: spans,
  });
  const bay = fc.record({ kind: fc.constantFrom('open', 'cold'), turn: fc.constantFrom(0, 10), windows: spans });
  return fc
    .record({
      sessions: fc.array(weighed, { minLength: 1, maxLength: 3 }),
      officers: fc.array(officer, { minLength: 1, maxLength: 4 }),
      bays: fc.array(bay, { minLength: 1, maxLength: 2 }),
      lags: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }),
    })
    .map(({ sessions, officers, bays, lags }) => ({
      format: 'portday/1',
      name: 'tiny',
      seed: 1,
      agencies: ['cus', 'bor'],
      locked: [],
      published: [],
      now: 0,
      grid: 15,
      day: { open: [[0, 150]], nextOpen: 300 },
      bayClasses: bays.map((b, i) => Object.assign({ id: `bay${i}`, yard: '', count: 1 }, b)),
      officerClasses: officers.map((o, i) => Object.assign({ id: `officer${i}` }, o)),
      equipment: [{ id: 'lift', count: 1, windows: [[0, 150]] }],
      sessions: sessions.map((s, i) => Object.assign({ id: `s${i}`, truck: '', cls: 'N' }, s)),
      prec: lags.flatMap((lag, i) =>
        lag > 4 || i + 1 >= sessions.length ? [] : [{ from: `s${i}`, to: `s${i + 1}`, min: lag * 5, max: null }],
      ),
      weights: { carry: 100, shift: 2, shiftTol: 5, mode: 40 },
    }));
}

function need(agency: string, skill: string | null, count: number): Mode['needs'][number] {
  return { agency, skill, count };
}

/** Some valid plan that costs less than so much, by trying every place and team of one session after the other. */
function cheaperPlan(day: Instance, limit: number, begun: readonly Placement[]): readonly Placement[] | null {
  const rest = day.sessions.slice(begun.length).map((s): Placement => carriedOne(s.id));
  // What is still to come counts as if it were not of this day: it can only add to the cost.
  const known = { ...day, sessions: day.sessions.slice(0, begun.length), prec: precWithin(day, begun.length) };
  const { valid, objective } = checkPlan(known, begun);
  if (!valid || objective >= limit) return null;
  if (rest.length === 0) return begun;
  const next = day.sessions[begun.length]!;
  for (const placement of [carriedOne(next.id), ...placesOf(day, next)]) {
    const found = cheaperPlan(day, limit, [...begun, placement]);
    if (found) return found;
  }
  return null;
}

const carriedOne = (session: string): Placement => ({ session, start: null, mode: 0, alloc: [] });

function precWithin(day: Instance, count: number): Instance['prec'] {
  const known = new Set(day.sessions.slice(0, count).map((s) => s.id));
  return day.prec.filter((e) => known.has(e.from) && known.has(e.to));
}

function placesOf(day: Instance, session: Instance['sessions'][number]): Placement[] {
  return session.modes.flatMap((mode, m) => {
    const teams = teamsOf(day.officerClasses, mode.needs.reduce((sum, n) => sum + n.count, 0)); // prettier-ignore
    const bays = day.bayClasses.filter((b) => b.kind === mode.kind);
    const starts = Array.from({ length: 10 }, (_, i) => i * day.grid).filter((t) => t >= session.release);
    return starts.flatMap(
      (start) =>
      bays.flatMap((b) => teams.map((team): Placement => ({ session: session.id, start, mode: m, alloc: [[b.id, 1], ...team] }))), // prettier-ignore
    );
  });
}

/** All ways to take so many heads from some classes. */
function teamsOf(classes: Instance['officerClasses'], heads: number): Placement['alloc'][] {
  const [first, ...others] = classes;
  if (!first) return heads === 0 ? [[]] : [];
  return Array.from({ length: Math.min(heads, first.count) + 1 }, (_, n) => n).flatMap((n) =>
    teamsOf(others, heads - n).map((team) => (n > 0 ? team.concat([[first.id, n]]) : team)),
  );
}
