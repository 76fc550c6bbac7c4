import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { inverseOf } from '#shared/mutations/registry';
import {
  after,
  ask,
  bookingFor,
  people,
  requestOf,
  sessionOf,
  someWorld,
  time,
  verdict,
  type Builder,
} from '#tests/support/world-builder';

const pair = someWorld()
  .withBay('1')
  .withOfficer('o')
  .withRequest('a', { minutes: 20 })
  .withRequest('b', { minutes: 30, mode: 'vehicle' })
  .withRequest('c', { minutes: 60 });
const join = (world: World, ...nos: readonly string[]) =>
  after(world, 'session.join', { sessionIds: nos.map(sessionOf) });
const rowOf = (world: World, no = 'a') => world.sessions.get(sessionOf(no))!;
const sessions = (world: World) => [...world.sessions.values()].map((s) => s.id).toSorted();

function undone(world: World, name: string, args: unknown): World {
  const undo = inverseOf(world, { name, args })!;
  return after(after(world, name, args), undo.name, undo.args);
}

describe('join', () => {
  test("S1 S2 S4: the requests of all are one session under the first one's name, as long as the longest check", () => {
    const world = join(pair.world, 'a', 'b');
    expect(sessions(world)).toEqual(['a', 'c'].map(sessionOf).toSorted());
    expect(rowOf(world)).toMatchObject({ requestIds: ['a', 'b'].map(requestOf), minutes: 30, place: null });
  });

  test('S5: the first place is kept when the longer opening fits there, and the team is free again', () => {
    const placed = pair.placed('b', '1', '09:00', { team: ['o'] });
    expect(rowOf(join(placed.world, 'a', 'b')).place).toEqual({
      bayId: '1',
      slot: { start: time('09:00'), end: time('09:30') },
    });
    expect(rowOf(join(placed.world, 'a', 'b')).team).toEqual([]);
  });

  test('S5: where it does not fit the joined session waits in the tray', () => {
    const tight = pair.placed('a', '1', '09:00').placed('c', '1', '09:30');
    expect(rowOf(join(tight.world, 'a', 'b')).place).not.toBeNull();
    const tighter = pair.placed('a', '1', '09:00').placed('c', '1', '09:29');
    expect(rowOf(join(tighter.world, 'a', 'b')).place).toBeNull();
  });

  test('S10: a pinned part is joined where it stands, and stays pinned; two that stand apart are not joined', () => {
    const wide = pair.withBay('2').placed('b', '1', '09:00', { pinned: true });
    expect(rowOf(join(wide.world, 'a', 'b'))).toMatchObject({ place: { bayId: '1' }, pinned: true });
    expect(sessions(undone(wide.world, 'session.join', { sessionIds: ['a', 'b'].map(sessionOf) }))).toHaveLength(3);
    const joining = (world: World) => verdict(ask(world, 'session.join', { sessionIds: ['a', 'b'].map(sessionOf) }));
    expect(joining(wide.placed('a', '2', '08:30').world)).toBe('session-pinned');
    expect(joining(wide.placed('c', '1', '09:30').world)).toBe('ok');
    expect(joining(wide.placed('c', '1', '09:29').world)).toBe('session-pinned');
  });

  test('S9: undo of joining puts a part back into the closure that was laid over it', () => {
    const { world } = pair.placed('a', '1', '09:00').withClosure('1', '09:00', '10:00');
    expect(undone(world, 'session.join', { sessionIds: ['a', 'b'].map(sessionOf) }).sessions).toEqual(world.sessions);
  });

  test.each([
    ['itself', ['a', 'a'], 'same-session'],
    ['one that nobody knows', ['a', 'x'], 'session-unknown'],
    ['nothing', ['a'], 'row-invalid'],
  ])('a session is not joined with %s', (_, nos, code) => {
    expect(verdict(ask(pair.world, 'session.join', { sessionIds: nos.map(sessionOf) }))).toBe(code);
  });

  test('S6: a running session is not joined, and sessions of two days are not', () => {
    const join = { sessionIds: ['a', 'b'].map(sessionOf) };
    expect(verdict(ask(pair.session('b', { status: 'running' }).world, 'session.join', join))).toBe('session-started');
    expect(verdict(ask(pair.session('b', { day: '2026-11-24' as never }).world, 'session.join', join))).toBe(
      'join-other-day',
    );
  });

  test('C6: more requests than a session holds are refused, not cut', () => {
    const nos = Array.from({ length: 41 }, (_, i) => `n${String(i)}`);
    const many = nos.reduce((builder: Builder, no) => builder.withRequest(no), someWorld()).joined(...nos.slice(0, 40));
    expect(verdict(ask(many.world, 'session.join', { sessionIds: [sessionOf('n0'), sessionOf('n40')] }))).toBe(
      'row-invalid',
    );
  });

  test('S7: undo brings back grouping, places, minutes, teams and pins', () => {
    const { world } = pair
      .session('a', { minutes: 25, note: '先验' })
      .placed('a', '1', '10:00', { team: ['o'], pinned: true });
    expect(undone(world, 'session.join', { sessionIds: ['b', 'a'].map(sessionOf) })).toEqual({
      ...world,
      plans: expect.anything() as unknown,
    });
  });

  test('S7: undo finds the old place taken and says so', () => {
    const { world } = pair.placed('a', '1', '09:00').placed('b', '1', '10:00');
    const args = { sessionIds: ['a', 'b'].map(sessionOf) };
    const undo = inverseOf(world, { name: 'session.join', args })!;
    const joined = after(world, 'session.join', args);
    const taken = after(joined, 'session.place', {
      sessionId: sessionOf('c'),
      bayId: '1',
      start: time('09:45'),
      reason: null,
    });
    expect(verdict(ask(taken, undo.name, undo.args))).toBe('bay-taken');
  });
});

describe('part', () => {
  const joined = pair.joined('a', 'b', 'c');
  const part = (...parts: readonly (readonly string[])[]) => ({
    joined: sessionOf('a'),
    parts: parts.map((p) => p.map(requestOf)),
  });

  test('S1 S2: every request goes to exactly one group', () => {
    const world = after(joined.world, 'session.part', part(['c', 'b'], ['a']));
    expect(sessions(world)).toEqual(['a', 'c'].map(sessionOf).toSorted());
    expect(rowOf(world, 'c').requestIds).toEqual(['c', 'b'].map(requestOf));
  });

  test.each([
    ['one left out', part(['a'], ['b'])],
    ['one twice', part(['a', 'b'], ['b', 'c'])],
    ['a stranger', part(['a', 'b'], ['c', 'x'])],
  ])('S1: groups with %s are refused', (_, args) => {
    expect(verdict(ask(joined.world, 'session.part', args))).toBe('request-not-in-session');
  });

  test('S7: undo brings back the joined session with place and team', () => {
    const { world } = joined.placed('a', '1', '09:00', { team: ['o'] });
    const back = undone(world, 'session.part', part(['b'], ['a', 'c']));
    expect(back.sessions).toEqual(world.sessions);
  });
});

describe('facts', () => {
  const seen = (world: World, no: string, kind: string) =>
    after(world, 'milestone.record', { sessionId: sessionOf(no), kind, at: time('08:00') });
  const factsAt = (world: World) => [...world.milestones.values()].map((m) => m.sessionId);

  test('F3 F4: a joined session has arrived when one of its parts has, and the fact is told of it', () => {
    const world = join(seen(pair.world, 'b', 'arrived'), 'a', 'b');
    expect(rowOf(world).status).toBe('arrived');
    expect(factsAt(world)).toEqual([sessionOf('a')]);
  });

  test('F3 F4 S7: parted again, each fact goes with the request it was seen on', () => {
    const world = seen(pair.world, 'b', 'arrived');
    const args = { sessionIds: ['a', 'b'].map(sessionOf) };
    const back = undone(world, 'session.join', args);
    expect(back.milestones).toEqual(world.milestones);
    expect([rowOf(back, 'a').status, rowOf(back, 'b').status]).toEqual(['planned', 'arrived']);
  });

  test('F2 F4: anomalies go where their facts go', () => {
    const world = join(seen(pair.world, 'b', 'started'), 'a', 'c');
    expect(verdict(ask(world, 'session.join', { sessionIds: ['a', 'b'].map(sessionOf) }))).toBe('session-started');
    const odd = after(seen(pair.world, 'b', 'arrived'), 'milestone.record', {
      sessionId: sessionOf('b'),
      kind: 'arrived',
      at: time('08:05'),
    });
    const [anomaly] = [...join(odd, 'a', 'b').anomalies.values()];
    expect(anomaly).toMatchObject({ code: 'twice', sessionId: sessionOf('a') });
  });
});

describe('bookings', () => {
  const crab = { hs: '03063399', mode: 'quarantine' } as const;
  const lane = someWorld()
    .withBand('08:00', 1)
    .withBand('09:00', 1)
    .withRequest('a', { hs: '0702' })
    .withRequest('b', crab)
    .withRequest('c', crab);
  const bookings = (world: World) =>
    Object.fromEntries([...world.bookings.values()].map((b) => [b.id, b.status === 'cancelled' ? null : b.sessionId]));

  test('G6: the booking of a part serves the joined session, at the new urgency', () => {
    const world = join(lane.withBooking('a', '08:00').world, 'b', 'a');
    expect([...world.bookings.values()]).toMatchObject([
      { sessionId: sessionOf('b'), spoilClass: 'P0', latestRelease: time('09:30') },
    ]);
  });

  test('G4 G6: of two bookings one stays, and the place of the other goes to who stands by', () => {
    const { world } = lane
      .withBooking('a', '08:00')
      .withBooking('b', '09:00')
      .withBooking('c', '09:00', { status: 'standby', bandId: null });
    const next = join(world, 'a', 'b');
    const live = [...next.bookings.values()].filter((b) => b.sessionId === sessionOf('a') && b.status !== 'cancelled');
    expect(live).toHaveLength(1);
    const places = [...next.bookings.values()].filter((b) => b.status === 'booked');
    expect(places).toHaveLength(2);
  });

  test('G6: a booked place is worth more than standing by', () => {
    const { world } = lane
      .withBooking('a', '08:00', { status: 'standby', bandId: null, latestRelease: time('08:30') })
      .withBooking('b', '09:00');
    expect(bookings(join(world, 'a', 'b'))).toEqual({ [bookingFor('a')]: null, [bookingFor('b')]: sessionOf('a') });
  });

  test('G6: parted, the booking goes to a group that is fresh', () => {
    const scrap = lane.withRequest('d').joined('d', 'b').withBooking('d', '08:00');
    const parts = [[requestOf('d')], [requestOf('b')]];
    const world = after(scrap.world, 'session.part', { joined: sessionOf('d'), parts });
    expect(bookings(world)).toEqual({ [bookingFor('d')]: sessionOf('b') });
  });
});

describe('approved plans', () => {
  const approved = pair.withPlan({ state: 'approved', version: 1 }).placed('a', '1', '09:00').world;
  const args = { sessionIds: ['a', 'b'].map(sessionOf) };

  test('P4: a placed session is joined by a slip with a reason', () => {
    expect(verdict(ask(approved, 'session.join', args))).toBe('plan-approved');
    const [slip] = [...after(approved, 'session.join', { ...args, reason: '同一车' }).slips.values()];
    expect(slip).toMatchObject({ sessionId: sessionOf('a'), reason: '同一车', by: people.leader.id });
    expect(slip?.after?.slot.end).toBe(time('09:30'));
  });

  test('P1: what only waits in the tray may still be joined while the plan is looked at', () => {
    const { world } = pair.withPlan({ state: 'submitted', version: 1 });
    expect(verdict(ask(world, 'session.join', args))).toBe('ok');
    expect(
      verdict(ask(pair.withPlan({ state: 'submitted' }).placed('a', '1', '09:00').world, 'session.join', args)),
    ).toBe('plan-submitted');
  });
});
