import { describe, expect, test } from 'vitest';
import { firstRefusal, placeAt, placementBreaches, sessionsOn, sessionsWith } from '#shared/rules/placement';
import { bayOf, officerOf, sessionOf, someWorld, time, type Builder, type Clock } from '#tests/support/world-builder';

/** What stands against session `a` on a bay from a clock on; `ok` when nothing does. */
function against(builder: Builder, bay: string, start: Clock): string {
  const session = builder.world.sessions.get(sessionOf('a'))!;
  const breaches = placementBreaches(builder.world, session, placeAt(session, bayOf(bay), time(start)));
  return firstRefusal(breaches)?.code ?? breaches[0]?.refusal.code ?? 'ok';
}

const base = someWorld().withBay('1').withRequest('a', { minutes: 20 }).withRequest('c', { minutes: 30 });

describe('bays', () => {
  const taken = base.placed('c', '1', '09:00');

  test('B1: a session may start when the one before it ends, and end when the next one starts, not a minute less', () => {
    expect(against(taken, '1', '09:30')).toBe('ok');
    expect(against(taken, '1', '09:29')).toBe('bay-taken');
    expect(against(taken, '1', '08:40')).toBe('ok');
    expect(against(taken, '1', '08:41')).toBe('bay-taken');
  });

  test('B1: a cancelled session takes no place, and no session stands in its own way', () => {
    expect(against(taken.session('c', { status: 'cancelled' }), '1', '09:10')).toBe('ok');
    expect(against(base.placed('a', '1', '09:00'), '1', '09:10')).toBe('ok');
  });

  test.each(['arrived', 'running', 'done'] as const)(
    'B1 T1: a session that is %s keeps its place and its team',
    (status) => {
      expect(against(taken.session('c', { status }), '1', '09:10')).toBe('bay-taken');
      const team = taken
        .withBay('2')
        .withOfficer('o')
        .session('a', { team: [officerOf('o')] });
      expect(against(team.session('c', { status, team: [officerOf('o')] }), '2', '09:10')).toBe('officer-taken');
    },
  );

  test('B1: the refusal names who stands there, from when until when', () => {
    const session = taken.world.sessions.get(sessionOf('a'))!;
    const no = firstRefusal(placementBreaches(taken.world, session, placeAt(session, bayOf('1'), time('09:10'))));
    expect(no).toEqual({
      code: 'bay-taken',
      about: sessionOf('c'),
      facts: { bay: '1', start: time('09:00'), end: time('09:30'), plate: '吉Hc' },
    });
  });

  test('B2: the turn-round is kept before and after, to the minute', () => {
    const turn = taken.withBay('1', { turn: 10 });
    expect(against(turn, '1', '09:40')).toBe('ok');
    expect(against(turn, '1', '09:39')).toBe('bay-turn-round');
    expect(against(turn, '1', '08:30')).toBe('ok');
    expect(against(turn, '1', '08:31')).toBe('bay-turn-round');
  });

  test('B3: a closed bay takes nothing, a closure takes only what touches it', () => {
    expect(against(base.withBay('1', { closed: true }), '1', '09:00')).toBe('bay-closed');
    const closed = base.withClosure('1', '10:00', '11:00');
    expect(against(closed, '1', '09:40')).toBe('ok');
    expect(against(closed, '1', '09:41')).toBe('bay-closed');
    expect(against(closed, '1', '11:00')).toBe('ok');
    expect(against(closed.withBay('2'), '2', '10:20')).toBe('ok');
  });

  test('B4: from opening to closing and not a minute beyond', () => {
    expect(against(base, '1', '08:00')).toBe('ok');
    expect(against(base, '1', '07:00')).toBe('before-arrival');
    expect(against(base, '1', '06:59')).toBe('outside-hours');
    expect(against(base, '1', '16:41')).toBe('outside-hours');
  });

  test("B4: on the session's own day", () => {
    const session = base.world.sessions.get(sessionOf('a'))!;
    const tomorrow = placeAt(session, bayOf('1'), time('33:00'));
    expect(firstRefusal(placementBreaches(base.world, session, tomorrow))?.code).toBe('wrong-day');
  });

  test('B5: only kinds of bay that the requests can use', () => {
    expect(against(base.withBay('s', { kind: 'scanner' }), 's', '09:00')).toBe('bay-kind');
    expect(against(base.withBay('k', { kind: 'coldBay' }), 'k', '09:00')).toBe('ok');
    const crab = someWorld().withBay('1').withBay('k', { kind: 'coldBay' }).withRequest('a', { hs: '03063399' });
    expect(against(crab, '1', '08:00')).toBe('bay-kind');
    expect(against(crab, 'k', '08:00')).toBe('ok');
  });

  test('B6: a bay that nobody knows, or of another port, is no place', () => {
    expect(against(base, '9', '09:00')).toBe('bay-unknown');
    expect(against(base.withBay('1', { portId: 'CNQUH' as never }), '1', '09:00')).toBe('bay-unknown');
  });
});

describe('teams', () => {
  const team = base
    .withBay('2')
    .withOfficer('o')
    .placed('c', '2', '09:00', { team: ['o'] })
    .session('a', { team: [officerOf('o')] });

  test('T1: an officer goes from one session straight to the next, not before it ends', () => {
    expect(against(team, '1', '09:30')).toBe('ok');
    expect(against(team, '1', '09:29')).toBe('officer-taken');
    expect(against(team, '1', '08:40')).toBe('ok');
    expect(against(team, '1', '08:41')).toBe('officer-taken');
  });

  test('T1: a session in the tray or cancelled keeps nobody', () => {
    expect(against(team.session('c', { place: null }), '1', '09:00')).toBe('ok');
    expect(against(team.session('c', { status: 'cancelled' }), '1', '09:00')).toBe('ok');
  });

  test('T4: on duty for the whole of the session', () => {
    const late = base.withOfficer('o', { duty: ['09:00', '12:00'] }).session('a', { team: [officerOf('o')] });
    expect(against(late, '1', '09:00')).toBe('ok');
    expect(against(late, '1', '08:59')).toBe('officer-off-duty');
    expect(against(late, '1', '11:40')).toBe('ok');
    expect(against(late, '1', '11:41')).toBe('officer-off-duty');
  });

  test('T4: without a duty on that day, or out of service, nobody comes', () => {
    const idle = base.withOfficer('o', { duty: null }).session('a', { team: [officerOf('o')] });
    expect(against(idle, '1', '09:00')).toBe('officer-off-duty');
    const gone = base.withOfficer('o', { active: false }).session('a', { team: [officerOf('o')] });
    expect(against(gone, '1', '09:00')).toBe('officer-off-duty');
  });

  test('T5: named once, and of this port', () => {
    const twice = base.withOfficer('o').session('a', { team: [officerOf('o'), officerOf('o')] });
    expect(against(twice, '1', '09:00')).toBe('officer-doubled');
    expect(against(base.session('a', { team: [officerOf('nobody')] }), '1', '09:00')).toBe('officer-unknown');
  });
});

describe('warnings', () => {
  test('before the truck is there and past the latest release are said, and left to the officer', () => {
    const crab = someWorld().withBay('k', { kind: 'coldBay' }).withRequest('a', { hs: '03063399', minutes: 30 });
    expect(against(crab, 'k', '07:59')).toBe('before-arrival');
    expect(against(crab, 'k', '09:00')).toBe('ok');
    expect(against(crab, 'k', '09:01')).toBe('past-latest-release');
    const session = crab.world.sessions.get(sessionOf('a'))!;
    const [late] = placementBreaches(crab.world, session, placeAt(session, bayOf('k'), time('09:10')));
    expect(late).toMatchObject({ severity: 'warn', refusal: { facts: { late: 10 } } });
  });

  test('what is impossible stands before what is unwise', () => {
    const both = base.placed('c', '1', '07:00');
    const session = both.world.sessions.get(sessionOf('a'))!;
    const breaches = placementBreaches(both.world, session, placeAt(session, bayOf('1'), time('07:10')));
    expect(breaches.map((b) => b.severity)).toEqual(['refuse', 'warn']);
  });
});

test('sessions of a bay and of an officer come by start', () => {
  const { world } = base
    .withOfficer('o')
    .placed('a', '1', '10:00', { team: ['o'] })
    .placed('c', '1', '09:00', { team: ['o'] });
  expect(sessionsOn(world, '1', null).map((s) => s.id)).toEqual(['c', 'a'].map(sessionOf));
  expect(sessionsWith(world, 'o', sessionOf('c')).map((s) => s.id)).toEqual([sessionOf('a')]);
});
