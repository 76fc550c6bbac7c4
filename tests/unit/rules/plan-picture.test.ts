import { describe, expect, test } from 'vitest';
import type { PlanEntry } from '#shared/domain/plan';
import { differences, entriesNow, lastApproved, sessionsOfDay } from '#shared/rules/plan-picture';
import { teamGaps } from '#shared/rules/team';
import { put } from '#shared/domain/change';
import {
  DAY,
  NEXT_DAY,
  PORT,
  bayOf,
  officerOf,
  people,
  sessionOf,
  someWorld,
  span,
  time,
} from '#tests/support/world-builder';

const entry = (no: string, wish: Partial<PlanEntry> = {}): PlanEntry => ({
  sessionId: sessionOf(no),
  place: { bayId: bayOf('1'), slot: span('09:00', '09:30') },
  team: [officerOf('o'), officerOf('p')],
  requests: 1,
  ...wish,
});

describe('differences', () => {
  test('P5: added, moved, team and removed, by session', () => {
    const moved = { place: { bayId: bayOf('2'), slot: span('09:00', '09:30') } };
    const before = [entry('moved'), entry('team'), entry('removed'), entry('lifted'), entry('same')];
    const after = [
      entry('moved', moved),
      entry('team', { team: [officerOf('o')] }),
      entry('lifted', { place: null }),
      entry('same'),
      entry('added'),
    ];
    expect(differences(before, after).map((d) => [d.sessionId, d.kind])).toEqual([
      [sessionOf('moved'), 'moved'],
      [sessionOf('team'), 'team'],
      [sessionOf('added'), 'added'],
      [sessionOf('removed'), 'removed'],
      [sessionOf('lifted'), 'removed'],
    ]);
  });

  test("P5: neither the order of a team nor that of a stored row's keys is a difference", () => {
    const slot = { end: time('09:30'), start: time('09:00') };
    const stored = entry('same', { place: { slot, bayId: bayOf('1') }, team: [officerOf('p'), officerOf('o')] });
    expect(differences([entry('same')], [stored])).toEqual([]);
  });

  test('P5: what only waits in the tray is no difference', () => {
    expect(differences([], [entry('a', { place: null })])).toEqual([]);
  });
});

describe('pictures', () => {
  const base = someWorld().withBay('1').withRequest('a').withRequest('c').placed('a', '1', '09:00');

  test('the day has its sessions, without those of other days and the cancelled', () => {
    const { world } = base.session('c', { status: 'cancelled' });
    expect(sessionsOfDay(world, PORT.id, DAY).map((s) => s.id)).toEqual([sessionOf('a')]);
    expect(sessionsOfDay(world, PORT.id, NEXT_DAY)).toEqual([]);
    expect(sessionsOfDay(world, 'CNQUH', DAY)).toEqual([]);
  });

  test('P5: the plan as it stands can be compared with a version', () => {
    expect(entriesNow(base.world, PORT.id, DAY).map((e) => [e.sessionId, e.place !== null])).toEqual([
      [sessionOf('a'), true],
      [sessionOf('c'), false],
    ]);
  });

  test('the newest approved version counts, not a later returned one', () => {
    const version = (number: number, state: 'approved' | 'returned') =>
      put('versions', {
        id: `${PORT.id}/${DAY}/v${String(number)}`,
        portId: PORT.id,
        day: DAY,
        number,
        state,
        entries: [],
        submittedBy: people.leader.id,
        submittedAt: time('07:00'),
        decidedBy: people.supervisor.id,
        decidedAt: time('07:10'),
        reason: '',
      });
    const { world } = base.and(version(2, 'approved'), version(1, 'approved'), version(3, 'returned'));
    expect(lastApproved(world, PORT.id, DAY)?.number).toBe(2);
    expect(lastApproved(base.world, PORT.id, DAY)).toBeNull();
  });
});

describe('teams', () => {
  const crab = { mode: 'quarantine', hs: '03063399' } as const;
  const base = someWorld()
    .withOfficer('c1', { skills: ['animal'] })
    .withOfficer('c2')
    .withOfficer('b1', { skills: ['body'] })
    .withOfficer('b2')
    .withRequest('a', crab)
    .withRequest('b', { mode: 'vehicle' })
    .joined('a', 'b');
  const gaps = (...team: readonly string[]) => {
    const { world } = base.session('a', { team: team.map(officerOf) });
    return teamGaps(world, world.sessions.get(sessionOf('a'))!).map((g) => [g.code, g.facts.agency]);
  };

  test('T2 T3: two of each agency with the skills among them are enough, and no fewer', () => {
    expect(gaps('c1', 'c2', 'b1', 'b2')).toEqual([]);
    expect(gaps('c1', 'b1', 'b2')).toEqual([['agency-short', 'customs']]);
    expect(gaps('c1', 'c2')).toEqual([
      ['agency-short', 'border'],
      ['skill-missing', 'border'],
    ]);
  });

  test('T3: a full team without the skill is incomplete', () => {
    const more = base.withOfficer('c3').session('a', { team: ['c2', 'c3', 'b1', 'b2'].map(officerOf) }).world;
    expect(teamGaps(more, more.sessions.get(sessionOf('a'))!).map((g) => g.code)).toEqual(['skill-missing']);
  });
});
