import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { handOversOf, shiftCounts } from '#shared/rules/hand-over';
import {
  DAY,
  PORT,
  after,
  ask,
  officerOf,
  people,
  sessionOf,
  someWorld,
  time,
  verdict,
} from '#tests/support/world-builder';

const { leader, borderLeader, officer, administrator } = people;
const { world } = someWorld()
  .withBay('1')
  .withBay('2')
  .withOfficer('c1')
  .withRequest('a')
  .withRequest('d')
  .withRequest('e', { hs: '0702' })
  .withRequest('b1')
  .placed('a', '1', '08:00', { team: ['c1'] })
  .placed('d', '2', '08:00')
  .withBand('09:00', 1)
  .withBooking('e', '09:00');

const give = (wish: object = {}) => ({
  handOverId: 'h1',
  portId: PORT.id,
  day: DAY,
  shift: '早班',
  custody: [{ kind: 'seal', what: 'HC2301–HC2350', state: '完好' }],
  desk: { unsent: 2, conflicts: 0 },
  notes: '冷链台 13:30 起检修',
  ...wish,
});
const fact = (w: World, no: string, kind: string, at: `${number}:${number}`) =>
  after(w, 'milestone.record', { sessionId: sessionOf(no), kind, at: time(at) });
const counts = (w: World, now: `${number}:${number}`, agency = 'customs') =>
  shiftCounts(w, { portId: PORT.id, day: DAY, agency, now: time(now) });

describe('figures', () => {
  test('K1: of the own agency: what is due is done, running or open', () => {
    const later = fact(fact(fact(world, 'a', 'started', '08:00'), 'a', 'ended', '08:15'), 'd', 'started', '08:05');
    expect(counts(later, '08:10')).toEqual({ due: 3, done: 1, running: 1, open: 1, overdue: 0, green: 1 });
    expect(counts(world, '08:10', 'border')).toEqual({ due: 1, done: 0, running: 0, open: 1, overdue: 0, green: 0 });
  });

  test('K1: overdue is what is past the end of its place, and not what ends this minute', () => {
    expect([counts(world, '08:20').overdue, counts(world, '08:21').overdue]).toEqual([0, 2]);
  });

  test('K1: who decides counts, whatever a desk says', () => {
    const given = after(world, 'shift.give', give());
    expect(given.handOvers.get('h1')).toMatchObject({
      agency: 'customs',
      from: leader.id,
      status: 'given',
      counts: { due: 3, open: 3 },
      items: [{ object: '吉Ha', stage: 'placed', team: ['c1'] }, { stage: 'placed' }, { stage: 'waiting' }],
    });
    expect(verdict(ask(world, 'shift.give', { ...give(), counts: {} }))).toBe('row-invalid');
  });
});

describe('signing', () => {
  const given = after(world, 'shift.give', give());
  const second = { ...leader, id: officerOf('leader-2') };
  const take = (actor = second, w = given) => ask(w, 'shift.take', { handOverId: 'h1' }, { actor, now: time('12:00') });

  test('K2: somebody else of the same agency takes it', () => {
    expect(verdict(take(leader))).toBe('hand-over-same');
    expect(verdict(take(borderLeader))).toBe('other-agency');
    expect(verdict(take())).toBe('ok');
    expect(verdict(take(officer))).toBe('ok');
    expect(verdict(take(administrator))).toBe('not-authorised');
  });

  test('K3: until then who gave it corrects it, and nobody else', () => {
    const corrected = after(given, 'shift.give', give({ notes: '钥匙少一把' }));
    expect(handOversOf(corrected, PORT.id, 'customs').map((h) => h.notes)).toEqual(['钥匙少一把']);
    expect(verdict(ask(given, 'shift.give', give(), { actor: second }))).toBe('hand-over-foreign');
  });

  test('K3: once taken it stays as it is', () => {
    const taken = after(given, 'shift.take', { handOverId: 'h1' }, { actor: second, now: time('12:00') });
    expect(taken.handOvers.get('h1')).toMatchObject({ to: 'leader-2', takenAt: time('12:00'), status: 'taken' });
    expect(verdict(ask(taken, 'shift.give', give()))).toBe('hand-over-taken');
    expect(verdict(take(second, taken))).toBe('hand-over-taken');
  });
});

describe('intake by officers', () => {
  const rows = (no: string) => {
    const { world: w } = someWorld().withRequest(no);
    const [request] = [...w.requests.values()];
    const batch = { id: 'new', files: [] };
    return { batch, portId: PORT.id, day: DAY, requests: [{ ...request!, batchId: 'new' }], consignments: [] };
  };
  const empty = someWorld().world;

  test('X7: an officer takes in and takes back what is of the own agency', () => {
    expect(verdict(ask(empty, 'import.commit', rows('z'), { actor: officer }))).toBe('ok');
    expect(verdict(ask(empty, 'import.commit', rows('bz'), { actor: officer }))).toBe('other-agency');
    expect(verdict(ask(empty, 'import.commit', rows('bz')))).toBe('ok');
    const foreign = after(empty, 'import.commit', rows('bz'));
    expect(verdict(ask(foreign, 'import.undo', { batchId: 'new' }, { actor: officer }))).toBe('other-agency');
    const own = after(empty, 'import.commit', rows('z'));
    expect(verdict(ask(own, 'import.undo', { batchId: 'new' }, { actor: officer }))).toBe('ok');
  });

  test('U3: only an administrator sets when desks lock', () => {
    const args = { portId: PORT.id, idleMinutes: 5, tries: 5 };
    expect(verdict(ask(empty, 'lock.set', args, { actor: administrator }))).toBe('ok');
    expect(verdict(ask(empty, 'lock.set', args))).toBe('not-authorised');
    expect(put('signInRules', { id: PORT.id, ...args }).op).toBe('put');
  });
});
