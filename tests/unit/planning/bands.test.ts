import { describe, expect, test } from 'vitest';
import { checkPlan } from '#shared/planning/check-plan';
import { explain } from '#shared/planning/explain';
import type { Instance, PlannedSession } from '#shared/planning/instance';
import { instanceOf } from '#shared/planning/of-world';
import { parseInstance } from '#shared/planning/parse-instance';
import { plan, replan } from '#shared/planning/planner';
import { slotsFor } from '#shared/planning/slots';
import { DAY, PORT, sessionOf, someWorld, time } from '#tests/support/world-builder';
import { at, opening, session, smallDay } from './small-day';

const modes = [opening({ dur: 20, needs: [] })];
const fresh = ['a', 'b', 'c'].map((id) => session(id, { modes, lane: true }));
const bays = smallDay().bayClasses.map((b) => Object.assign({}, b, { count: 3 }));
/** Three who stand by, three bays, and a band of the first hour with so many places. */
const laneDay = (places: number, over: Partial<Instance> = {}): Instance =>
  smallDay({ sessions: fresh, bayClasses: bays, bands: [{ id: 'first', window: [480, 540], places }], ...over });
const bare = (id: string, start: number) => at(id, start, [['open-A', 1]]);
const starts = (day: Instance): number[] =>
  plan(day, { seed: 1, schedules: 300 }).placements.map((p) => p.start ?? Infinity);
const inOrder = (minutes: readonly number[]): readonly number[] => minutes.toSorted((a, b) => a - b);

describe('G3 places of a band', () => {
  test('as many lane sessions begin in a band as it has places, not one more', () => {
    const full = [bare('a', 480), bare('b', 535), bare('c', 540)];
    expect(checkPlan(laneDay(2), full).breaches).toEqual([]);
    expect(checkPlan(laneDay(1), full).breaches).toEqual([
      { code: 'band-full', resource: 'first', at: 480, allowed: 1, found: 2 },
    ]);
  });

  test('the search gives out the places there are; who finds none begins after the band', () => {
    expect(inOrder(starts(laneDay(3)))).toEqual([480, 480, 480]);
    expect(inOrder(starts(laneDay(2)))).toEqual([480, 480, 540]);
    expect(inOrder(starts(laneDay(0)))).toEqual([540, 540, 540]);
  });

  test('a session that needs no place of the lane begins in a full band', () => {
    const ordinary = fresh.map((s) => ({ ...s, lane: false }));
    expect(starts(laneDay(0, { sessions: ordinary }))).toEqual([480, 480, 480]);
  });

  test('the place goes to whom waiting costs most', () => {
    const urgent = fresh.map((s) => (s.id === 'b' ? Object.assign({}, s, { v: 20 }) : s));
    expect(starts(laneDay(1, { sessions: urgent }))).toEqual([540, 480, 540]);
  });

  test('locked sessions are facts: they overfill a band alone, and nobody joins them', () => {
    const day = laneDay(1, { locked: [bare('a', 480), bare('b', 482)] });
    const made = plan(day, { seed: 1, schedules: 100 });
    expect(made.placements.map((p) => p.start)).toEqual([480, 482, 540]);
    expect(checkPlan(day, made.placements).breaches).toEqual([]);
    const joined = [...made.placements.slice(0, 2), bare('c', 535)];
    expect(checkPlan(day, joined).breaches.map((b) => b.code)).toEqual(['band-full']);
  });

  test('a published plan that no longer fits its band is repaired', () => {
    const published = [bare('a', 480), bare('b', 480), bare('c', 480)];
    const made = replan(laneDay(1), published, { seed: 1, schedules: 200 });
    expect(checkPlan({ ...laneDay(1), published }, made.placements)).toMatchObject({ valid: true });
    expect(inOrder(made.placements.map((p) => p.start ?? Infinity))).toEqual([480, 540, 540]);
  });

  test('a full band is named as what holds a session, and offers no slot', () => {
    const placements = [bare('a', 480), bare('b', 540)];
    expect(explain(laneDay(1), placements)[1]).toMatchObject({ heldBy: { by: 'band', resource: 'first' } });
    const offers = slotsFor(laneDay(1), placements, { session: 'c', count: 3 });
    expect(offers.map((o) => o.placement.start)).toEqual([540, 555, 570]);
    expect(offers[0]?.heldBy).toEqual({ by: 'band', resource: 'first' });
  });

  const only = (over: Partial<PlannedSession>): readonly PlannedSession[] => [{ ...fresh[0]!, ...over }];

  test('who is kept out of every band all day long is told which one place more would let it in', () => {
    const bands = [480, 540, 600, 660].map((from) => ({
      id: `${from}`,
      window: [from, from + 60] as const,
      places: 0,
    }));
    const said = (release: number) => explain(laneDay(0, { sessions: only({ release }), bands }), [])[0];
    expect(said(480)).toMatchObject({
      placed: false,
      remedies: [{ kind: 'band', band: '480' }, { kind: 'longer-hours' }],
    });
    expect(said(610)).toMatchObject({ remedies: [{ kind: 'band', band: '600' }, { kind: 'longer-hours' }] });
  });

  test('a place more in a band is no remedy for a session that needs none, nor where a bay is short too', () => {
    const bands = [{ id: 'all', window: [480, 720] as const, places: 0 }];
    const bayClasses = smallDay().bayClasses.map((b) => Object.assign({}, b, { count: 0 }));
    const kinds = (lane: boolean): readonly string[] =>
      explain(laneDay(0, { sessions: only({ lane }), bands, bayClasses }), []).flatMap((e) =>
        e.placed ? [] : e.remedies.map((r) => r.kind),
      );
    expect(kinds(false)).toEqual(['bay']);
    expect(kinds(true)).toEqual([]);
  });

  test('bands that overlap are refused', () => {
    const twice = [480, 510].map((from, i) => ({ id: `${i}`, window: [from, from + 60] as const, places: 1 }));
    expect(parseInstance(laneDay(1, { bands: twice })).ok).toBe(false);
    const one = [480, 540].map((from, i) => ({ id: `${i}`, window: [from, from + 60] as const, places: 1 }));
    expect(parseInstance(laneDay(1, { bands: one })).ok).toBe(true);
  });
});

test('G3 the port’s bands reach the planner with what is not booked, and only who stands by needs a place', () => {
  const crab = { hs: '03063399' };
  const world = someWorld()
    .withBand('08:00', 3, 1)
    .withRequest('a', crab)
    .withRequest('b', crab)
    .withRequest('c', crab)
    .withBooking('a', '08:00')
    .withBooking('b', '08:00', { status: 'standby', bandId: null }).world;
  const { instance } = instanceOf(world, { portId: PORT.id, day: DAY, now: time('07:00') })!;
  expect(instance.bands).toEqual([{ id: expect.any(String) as string, window: [480, 510], places: 1 }]);
  expect(instance.sessions.filter((s) => s.lane === true).map((s) => s.id)).toEqual([sessionOf('b')]);
});
