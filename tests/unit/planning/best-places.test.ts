import { describe, expect, test } from 'vitest';
import { minutesOf, type UtcMs } from '#shared/kernel/time';
import type { World } from '#shared/domain/world';
import { bestPlaces } from '#shared/planning/best-places';
import { dayAround } from '#shared/planning/day-around';
import { instanceOf } from '#shared/planning/of-world';
import { parseInstance } from '#shared/planning/parse-instance';
import { plan } from '#shared/planning/planner';
import { readPlaces } from '#shared/planning/read-places';
import { DAY, PORT, bayOf, sessionOf, someWorld, span, time } from '#tests/support/world-builder';

const CRAB = { hs: '03063399' };

/** What is offered for a session, as the dialog asks for it. */
function ask(world: World, no: string, now: UtcMs = time('07:00'), count = 3) {
  const session = world.sessions.get(sessionOf(no))!;
  const day = dayAround(world, session, now)!;
  expect(parseInstance(day.instance).ok).toBe(true);
  const answer = bestPlaces(day.instance, [], { session: session.id, count: count + 1 });
  return readPlaces(world, day, { answer, session, now, count });
}
const starts = (found: ReturnType<typeof ask>) => found.places.map((p) => p.place.slot.start);

const staffed = someWorld()
  .withBay('1')
  .withBay('2')
  .withOfficer('c1', { agency: 'customs' })
  .withOfficer('c2', { agency: 'customs' });

describe('A3 the best places of one truck', () => {
  test('the three soonest once it is there, a quarter of an hour apart, each with its wait and what is left of its time', () => {
    const { world } = staffed.withRequest('a', { eta: '08:00', minutes: 40 });
    const found = ask(world, 'a');
    expect(starts(found)).toEqual([time('08:00'), time('08:15'), time('08:30')]);
    expect(found.places.map((p) => [p.wait, p.late, p.heldBy.by])).toEqual([
      [0, -320, 'release'],
      [15, -305, 'none'],
      [30, -290, 'none'],
    ]);
    expect(found).toMatchObject({ short: false, remedies: [] });
  });

  test('who is at the gate waits from now, and is told which bay is free', () => {
    const { world } = staffed
      .withRequest('a', { eta: '08:00', minutes: 40 })
      .withRequest('b', { eta: '08:00', minutes: 60 })
      .placed('b', '1', '09:00')
      .session('a', { status: 'arrived' });
    const [first] = ask(world, 'a', time('09:02')).places;
    expect(first).toMatchObject({ place: { bayId: bayOf('2'), slot: { start: time('09:05') } }, wait: 3 });
  });

  test('all others stand where they stand, also where their place is unsound: nothing is offered on top of them', () => {
    const { world } = staffed
      .withRequest('a', { eta: '08:00', minutes: 40 })
      .withRequest('b', { eta: '08:00', minutes: 60 })
      .withRequest('c', { eta: '08:00', minutes: 60 })
      .placed('b', '1', '08:00')
      .placed('c', '2', '08:00')
      .withClosure('2', '08:30', '10:00');
    expect(ask(world, 'a').places[0]).toMatchObject({
      place: { bayId: bayOf('1'), slot: { start: time('09:00') } },
      heldBy: { by: 'bay' },
    });
  });

  test('a session that has a place is offered others', () => {
    const { world } = staffed.withRequest('a', { eta: '08:00', minutes: 40 }).placed('a', '1', '08:00');
    const found = ask(world, 'a');
    expect(found.places).toHaveLength(3);
    expect(found.places).not.toContainEqual(
      expect.objectContaining({ place: world.sessions.get(sessionOf('a'))!.place }),
    );
  });

  test('where no roster is there bays alone are offered, with what would bring a team', () => {
    const { world } = someWorld().withBay('1').withRequest('a', { eta: '08:00' });
    const found = ask(world, 'a');
    expect(found.short).toBe(true);
    expect(found.places).toHaveLength(3);
    expect(found.remedies[0]).toMatchObject({ kind: 'more-officers', agency: 'customs', count: 2 });
  });

  test('where no bay is open nothing is offered but what would help', () => {
    const { world } = staffed
      .withRequest('a', { eta: '08:00' })
      .withClosure('1', '07:00', '17:00')
      .withClosure('2', '07:00', '17:00');
    expect(ask(world, 'a')).toMatchObject({
      places: [],
      short: false,
      remedies: [
        { kind: 'bay', bayKind: 'openBox' },
        { kind: 'bay', bayKind: 'coldBay' },
      ],
    });
  });

  test('nothing is offered once the day is over', () => {
    const { world } = staffed.withRequest('a', { eta: '08:00' });
    expect(ask(world, 'a', time('17:00')).places).toEqual([]);
  });
});

describe('G3 the green lane in what is offered', () => {
  const crab = staffed
    .withBay('cold', { kind: 'coldBay' })
    .withBand('08:00', 1)
    .withRequest('a', { ...CRAB, eta: '08:00', minutes: 20 });

  test('who has a place in a band is told whether it would begin there', () => {
    const found = ask(crab.withBooking('a', '08:00').world, 'a');
    expect(found.places[0]?.lane).toEqual({ slot: span('08:00', '08:30'), kept: 'within' });
    const soon = ask(crab.withBooking('a', '08:00').world, 'a', time('08:40'));
    expect(soon.places[0]?.lane?.kept).toBe('grace');
    const late = ask(crab.withBooking('a', '08:00').world, 'a', time('10:00'));
    expect(late.places[0]?.lane?.kept).toBe('left');
    expect(late.places[0]?.late).toBeGreaterThan(0);
  });

  test('who stands by begins in no band that is full, whoever fills it, and hears so', () => {
    const full = crab
      .withRequest('b', CRAB)
      .withBooking('b', '08:00')
      .withBooking('a', '08:00', { status: 'standby', bandId: null }).world;
    const [first] = ask(full, 'a').places;
    expect(first).toMatchObject({ place: { slot: { start: time('08:30') } }, heldBy: { by: 'band' }, lane: null });
  });

  test('the promise of the lane counts where it is earlier than what is asked', () => {
    const { world } = crab.withBooking('a', '08:00', { latestRelease: time('08:30') });
    const [first] = ask(world, 'a').places;
    expect(first?.latest).toBe(time('08:30'));
    expect(first?.late).toBe(minutesOf(first!.place.slot) - 30);
  });
});

test('a port that the world does not know has no day', () => {
  const { world } = staffed.withRequest('a');
  const session = world.sessions.get(sessionOf('a'))!;
  const ports = new Map([...world.ports].filter(([id]) => id !== PORT.id));
  expect(dayAround({ ...world, ports }, session, time('08:00'))).toBeNull();
});

describe('B7 B8 equipment in what is planned and offered', () => {
  const full = { mode: 'full', eta: '08:00', minutes: 60 } as const;
  const yard = staffed
    .withOfficer('c3', { agency: 'customs' })
    .withOfficer('c4', { agency: 'customs' })
    .withEquipment('叉车', { hours: { from: 7 * 60, until: 11 * 60 } })
    .withRequest('a', full)
    .withRequest('a2', full);

  test('the planner knows the pieces, their hours and who takes one', () => {
    const { instance, equipment } = instanceOf(yard.world, { portId: PORT.id, day: DAY, now: time('07:00') })!;
    const id = 'gear:叉车';
    expect(instance.equipment).toEqual([{ id, count: 1, windows: [[420, 660]] }]);
    expect(instance.sessions.map((s) => s.modes[0]?.equip)).toEqual([[[id, 1]], [[id, 1]]]);
    expect(equipment.get(id)).toBe('叉车');
    const { placements } = plan(instance, { seed: 1, schedules: 200 });
    expect(placements.map((p) => p.start ?? Infinity).toSorted((a, b) => a - b)).toEqual([480, 540]);
  });

  test('a piece that another load holds keeps a truck from a free bay, and is named as what does', () => {
    const [first] = ask(yard.placed('a2', '1', '08:00').world, 'a').places;
    expect(first).toMatchObject({
      place: { slot: { start: time('09:00') } },
      heldBy: { by: 'equipment', resource: 'gear:叉车' },
    });
  });

  test('where no hour of it is left one piece more would help', () => {
    const none = yard.withEquipment('叉车', { count: 0 }).world;
    expect(ask(none, 'a')).toMatchObject({
      places: [],
      remedies: [{ kind: 'equipment', resource: 'gear:叉车', count: 1 }],
    });
    expect(ask(yard.world, 'a', time('10:30')).places).toEqual([]);
  });
});
