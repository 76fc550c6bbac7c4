import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decline } from '#shared/domain/session';
import { put } from '#shared/domain/change';
import type { MilestoneKind } from '#shared/domain/milestone';
import { baseOf, clearanceOf } from '#shared/statistics/clearance';
import { jointWorkOf } from '#shared/statistics/joint-work';
import { laneInTimeOf } from '#shared/statistics/lane';
import { parityOf } from '#shared/statistics/parity';
import type { Period } from '#shared/statistics/period';
import { ratioOf, summaryOf } from '#shared/statistics/sample';
import { stagesOf } from '#shared/statistics/stages';
import { bayUseOf, officerUseOf } from '#shared/statistics/use-of-yard';
import {
  DAY,
  NEXT_DAY,
  PORT,
  after,
  ask,
  officerOf,
  people,
  requestOf,
  sessionOf,
  someWorld,
  time,
  verdict,
  type Builder,
  type Clock,
} from '#tests/support/world-builder';

const today: Period = { portId: PORT.id, from: DAY, until: DAY };

/** The world with facts about one session. */
function told(builder: Builder, no: string, facts: Partial<Record<MilestoneKind, Clock>>): Builder {
  const rows = Object.entries(facts).map(([kind, clock]) => ({
    id: `${no}/${kind}`,
    portId: PORT.id,
    day: DAY,
    sessionId: sessionOf(no),
    kind: kind as MilestoneKind,
    at: time(clock),
    by: people.officer.id,
  }));
  return builder.and(...rows.map((row) => put('milestones', row)));
}

describe('a sample', () => {
  test('V2: of one to ten, the fifth is the median, the ninth is P90', () => {
    expect(summaryOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ count: 10, median: 5, mean: 5.5, p90: 9 });
    expect(summaryOf([7])).toEqual({ count: 1, median: 7, mean: 7, p90: 7 });
    expect(summaryOf([])).toBeNull();
  });

  test('V2: median and P90 are measurements, in order, and no measurement less than the median is missing its half', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (values) => {
        const { median, p90, count } = summaryOf(values)!;
        expect(values).toContain(median);
        expect(values).toContain(p90);
        expect(values.filter((v) => v <= median).length * 2).toBeGreaterThanOrEqual(count);
        expect(values.filter((v) => v <= p90).length * 10).toBeGreaterThanOrEqual(count * 9);
      }),
    );
  });

  test('V2: there is no share of nothing', () => {
    expect(ratioOf({ part: 0, whole: 0 })).toBeNull();
    expect(ratioOf({ part: 1, whole: 4 })).toBe(0.25);
  });
});

describe('clearance', () => {
  const both = someWorld().withRequest('a').withRequest('c', { direction: 'out' }).withRequest('d');

  test('V1: from the first arrival to the first release, by direction, against the base', () => {
    const world = told(told(both, 'a', { arrived: '08:00', released: '10:00' }), 'c', {
      arrived: '08:00',
      released: '09:00',
    }).world;
    const [into, out] = clearanceOf(world, today);
    expect(into).toMatchObject({
      direction: 'in',
      summary: { count: 1, median: 120 },
      loads: [{ sessionId: sessionOf('a') }],
    });
    expect(into!.cut).toBeCloseTo(1 - 2 / 97.4);
    expect(out).toMatchObject({ direction: 'out', summary: { count: 1, median: 60 } });
  });

  test('V1: a load that was not released, or before it arrived, is not counted', () => {
    const open = told(told(both, 'a', { arrived: '08:00' }), 'd', { arrived: '09:00', released: '08:30' }).world;
    expect(clearanceOf(open, today)[0]!.summary).toBeNull();
    expect(clearanceOf(open, today)[0]!.cut).toBeNull();
  });

  test('V1: another day is another period', () => {
    const { world } = told(both, 'a', { arrived: '08:00', released: '10:00' });
    expect(clearanceOf(world, { ...today, from: NEXT_DAY, until: NEXT_DAY })[0]!.summary).toBeNull();
  });

  test('V1: the base is the national one, unverified, until the port sets its own; who keeps no rules sets none', () => {
    const { world } = both;
    const base = baseOf(world, PORT.id, 'in');
    expect(base).toMatchObject({ hours: 97.4, provenance: { verified: false } });
    const own = { ...base, hours: 60, provenance: { source: '口岸统计', verified: true } };
    const by = { actor: people.supervisor };
    expect(baseOf(after(world, 'base.set', { base: own }, by), PORT.id, 'in').hours).toBe(60);
    expect(verdict(ask(world, 'base.set', { base: own }, { actor: people.officer }))).toBe('not-authorised');
    expect(verdict(ask(world, 'base.set', { base: { ...own, id: 'other' } }, by))).toBe('row-invalid');
  });

  test('V1: stages are measured where both of their facts are known', () => {
    const { world } = told(both, 'a', { arrived: '08:00', gateIn: '08:10', started: '08:40', released: '10:00' });
    expect(stagesOf(world, today).map((s) => s.summary?.median ?? null)).toEqual([10, 30, null, null, null]);
  });
});

describe('joint work', () => {
  const declined = (reason: Decline['reason']): Decline => ({
    id: `${requestOf('d')}|${requestOf('bd')}`,
    portId: PORT.id,
    day: DAY,
    a: requestOf('d'),
    b: requestOf('bd'),
    reason,
    note: '',
    by: people.leader.id,
  });
  const day = someWorld().withRequest('a').withRequest('ba').joined('a', 'ba').withRequest('d').withRequest('bd');

  test('V3: openings saved are requests less openings; a declined pair could have been joined', () => {
    expect(jointWorkOf(day.and(put('declines', declined('time'))).world, today)).toEqual({
      requests: 4,
      openings: 3,
      openingsSaved: 1,
      joined: { part: 2, whole: 4 },
      declined: [{ reason: 'time', pairs: 1 }],
    });
  });

  test('V3: a pair that is no one object could not', () => {
    expect(jointWorkOf(day.and(put('declines', declined('different-object'))).world, today).joined).toEqual({
      part: 2,
      whole: 2,
    });
  });
});

describe('use of the yard', () => {
  const day = someWorld()
    .withBay('1')
    .withBay('2')
    .withRequest('a')
    .withRequest('c')
    .placed('a', '1', '08:50', { team: ['c1'] });

  test('V4: what has begun counts as it was told, cut at the full hour', () => {
    const { world } = told(day.session('a', { status: 'done' }), 'a', { started: '08:45', ended: '09:10' });
    const [one, two] = bayUseOf(world, today);
    expect(one!.minutes.slice(8, 10)).toEqual([15, 10]);
    expect(one!.total).toBe(25);
    expect(two!.total).toBe(0);
    expect(officerUseOf(world, today)).toEqual([{ officerId: officerOf('c1'), minutes: 25, openings: 1 }]);
  });

  test('V4: what runs without an end counts as planned, what has not begun does not', () => {
    expect(bayUseOf(day.world, today)[0]!.total).toBe(0);
    const { world } = told(day.session('a', { status: 'running' }), 'a', { started: '09:00' });
    expect(bayUseOf(world, today)[0]!.total).toBe(20);
  });
});

test('V5: trucks of both sides stand beside each other, with how long they waited', () => {
  const marks = (plate: string) => ({
    plates: [plate],
    foreignPlates: [],
    trailers: [],
    vin: null,
    containers: [],
    seals: [],
    batchNo: null,
    billNo: null,
    declarations: [],
  });
  const day = someWorld()
    .withRequest('a', { marks: marks('吉HA1234') })
    .withRequest('c', { marks: marks('А123ВС125') })
    .withRequest('d', { marks: marks('吉HA1235') });
  const { world } = told(told(day, 'a', { arrived: '08:00', started: '08:30' }), 'c', {
    arrived: '08:00',
    started: '09:30',
  });
  expect(parityOf(world, today).map((p) => [p.country, p.trucks, p.wait?.median ?? null])).toEqual([
    ['CN', 2, 30],
    ['RU', 1, 90],
  ]);
});

test('V1: a green-lane load is in time when it was released by then; one that still may be is not judged', () => {
  const day = someWorld()
    .withRequest('a')
    .withRequest('c')
    .withBand('08:00', 4)
    .withBooking('a', '08:00')
    .withBooking('c', '08:00');
  const { world } = told(day, 'a', { released: '11:59' });
  expect(laneInTimeOf(world, today, time('11:00'))).toEqual({ part: 1, whole: 1 });
  expect(laneInTimeOf(world, today, time('12:01'))).toEqual({ part: 1, whole: 2 });
});
