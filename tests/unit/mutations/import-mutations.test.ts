import { describe, expect, test } from 'vitest';
import { batchId } from '#shared/kernel/ids';
import type { Consignment } from '#shared/domain/consignment';
import type { InspectionRequest } from '#shared/domain/request';
import type { World } from '#shared/domain/world';
import { inverseOf } from '#shared/mutations/registry';
import {
  inTime,
  DAY,
  NEXT_DAY,
  PORT,
  after,
  ask,
  bayOf,
  requestOf,
  sessionOf,
  someRequest,
  someWorld,
  time,
  verdict,
} from '#tests/support/world-builder';

const base = someWorld().withBay('1').withBand('08:00', 1).world;

const sheet = (id: string, requests: readonly InspectionRequest[], consignments: readonly Consignment[] = []) => ({
  batch: { id, files: [`${id}.csv`] },
  portId: PORT.id,
  day: DAY,
  requests: requests.map((r) => ({ ...r, batchId: batchId.parse(id) })),
  consignments: consignments.map((c) => ({ ...c, batchId: batchId.parse(id) })),
});
const imported = (world: World, id: string, ...requests: readonly InspectionRequest[]) =>
  after(world, 'import.commit', sheet(id, requests));
const undo = (world: World, id: string) => ask(world, 'import.undo', { batchId: id });
const undone = (world: World, id: string) => after(world, 'import.undo', { batchId: id });
const batchOf = (world: World, id: string) => world.batches.get(id);
const rowOf = (world: World, no: string) => world.sessions.get(sessionOf(no));

const someConsignment = (note: string): Consignment => ({
  id: 'consignment-1' as Consignment['id'],
  portId: PORT.id,
  day: DAY,
  messageType: 'MT1401',
  marks: someRequest('a').marks,
  goods: [],
  trader: someRequest('a').trader,
  direction: 'in',
  eta: time('08:00'),
  extra: { note },
  status: 'open',
  batchId: batchId.parse('x'),
});

describe('commit', () => {
  test('S1 S2 I3: every new request opens a session of its own in the tray, under one batch', () => {
    const world = imported(base, 'one', someRequest('a', { minutes: 35 }), someRequest('b'));
    expect(rowOf(world, 'a')).toMatchObject({
      requestIds: [requestOf('a')],
      minutes: 35,
      place: null,
      status: 'planned',
    });
    expect(world.sessions.size).toBe(2);
    expect(batchOf(world, 'one')).toMatchObject({ added: 2, changed: 0, status: 'committed', files: ['one.csv'] });
  });

  test('I2: the same sheet from another desk changes nothing but the list of batches', () => {
    const once = imported(base, 'one', someRequest('a'));
    const twice = imported(once, 'two', someRequest('a'));
    expect(twice.requests).toEqual(once.requests);
    expect(twice.sessions).toEqual(once.sessions);
    expect(batchOf(twice, 'two')).toMatchObject({ added: 0, changed: 0, before: [] });
  });

  test('I1: a request that stands twice is refused, one by another agency is another request', () => {
    const twice = sheet('one', [someRequest('a'), someRequest('a', { minutes: 60 })]);
    expect(verdict(ask(base, 'import.commit', twice))).toBe('row-invalid');
    const both = sheet('one', [someRequest('a'), someRequest('a', { agency: 'border' })]);
    expect(verdict(ask(base, 'import.commit', both))).toBe('ok');
  });

  test.each([
    ['of another day', { day: NEXT_DAY }],
    ['under another id', { id: requestOf('z') }],
    ['of another batch', { batchId: batchId.parse('other') }],
    ['of another port', { portId: 'P'.repeat(20) as never }],
  ])('I3 X4: one row %s refuses the whole batch', (_, wish) => {
    const args = sheet('one', [someRequest('a')]);
    const requests = [...args.requests, { ...someRequest('c'), batchId: batchId.parse('one'), ...wish }];
    expect(verdict(ask(base, 'import.commit', { ...args, requests }))).toBe('row-invalid');
  });

  test('I3: a batch is never committed a second time, and not for a port that nobody founded', () => {
    const world = imported(base, 'one', someRequest('a'));
    expect(verdict(ask(world, 'import.commit', sheet('one', [someRequest('c')])))).toBe('row-invalid');
    expect(verdict(ask(base, 'import.commit', { ...sheet('one', []), portId: 'CNQUH' }))).toBe('port-unknown');
  });

  test('I3: ten thousand rows are one batch', () => {
    const requests = Array.from({ length: 10_000 }, (_, i) => someRequest(`n${String(i)}`));
    const world = imported(base, 'one', ...requests);
    expect(world.requests.size).toBe(10_000);
    expect(world.sessions.size).toBe(10_000);
  });
});

describe('changed rows', () => {
  const once = imported(base, 'one', someRequest('a', { minutes: 20 }), someRequest('b', { minutes: 30 }));

  test('I5: a waiting session takes the new minutes, alone or joined', () => {
    const longer = imported(once, 'two', someRequest('a', { minutes: 50 }));
    expect(rowOf(longer, 'a')?.minutes).toBe(50);
    const joined = after(once, 'session.join', { sessionIds: ['a', 'b'].map(sessionOf) });
    const changed = imported(joined, 'two', someRequest('b', { minutes: 45 }));
    expect(rowOf(changed, 'a')?.minutes).toBe(45);
    expect(changed.sessions.size).toBe(1);
  });

  test('I5: a session on the board keeps what the leader saw, and one set by hand keeps its length', () => {
    const placed = after(once, 'session.place', {
      sessionId: sessionOf('a'),
      bayId: bayOf('1'),
      start: time('09:00'),
      reason: null,
    });
    expect(rowOf(imported(placed, 'two', someRequest('a', { minutes: 50 })), 'a')).toEqual(rowOf(placed, 'a'));
    const byHand = after(once, 'session.resize', { sessionId: sessionOf('a'), minutes: 25, reason: null });
    expect(rowOf(imported(byHand, 'two', someRequest('a', { minutes: 20, note: '改电话' })), 'a')?.minutes).toBe(25);
  });

  test('I5 G2: a booking takes the latest release of the new arrival', () => {
    const crab = (eta: '08:00' | '08:40') => someRequest('k', { hs: '03063399', eta });
    const booked = after(imported(once, 'two', crab('08:00')), 'booking.place', {
      bookingId: 'x',
      sessionId: sessionOf('k'),
      bandId: 'band-08:00',
      application: inTime,
    });
    expect(booked.bookings.get('x')?.latestRelease).toBe(time('09:30'));
    expect(imported(booked, 'three', crab('08:40')).bookings.get('x')?.latestRelease).toBe(time('10:10'));
  });
});

describe('undo', () => {
  const once = imported(base, 'one', someRequest('a', { minutes: 20 }), someRequest('b'));

  test('I4 S7: a new batch goes whole, and is known as undone', () => {
    const world = undone(once, 'one');
    expect([world.requests.size, world.sessions.size]).toEqual([0, 0]);
    expect(batchOf(world, 'one')).toMatchObject({ status: 'undone', before: [] });
    expect(verdict(undo(world, 'one'))).toBe('batch-undone');
    expect(verdict(undo(world, 'never'))).toBe('batch-unknown');
    expect(inverseOf(base, { name: 'import.commit', args: sheet('one', []) })).toEqual({
      name: 'import.undo',
      args: { batchId: 'one' },
    });
  });

  test('I4: changed rows are as before, with the minutes of their sessions', () => {
    const changed = imported(once, 'two', someRequest('a', { minutes: 50 }), someRequest('c'));
    const back = undone(changed, 'two');
    expect(back.requests).toEqual(once.requests);
    expect(back.sessions).toEqual(once.sessions);
  });

  test('I4: not while a job of it stands on the board or has begun', () => {
    const placed = after(once, 'session.place', {
      sessionId: sessionOf('a'),
      bayId: bayOf('1'),
      start: time('09:00'),
      reason: null,
    });
    expect(verdict(undo(placed, 'one'))).toBe('batch-in-use');
    const arrived = after(once, 'milestone.record', { sessionId: sessionOf('a'), kind: 'arrived', at: time('08:00') });
    expect(verdict(undo(arrived, 'one'))).toBe('batch-in-use');
    const gone = after(once, 'milestone.record', { sessionId: sessionOf('a'), kind: 'released', at: time('08:00') });
    expect(verdict(undo(gone, 'one'))).toBe('batch-in-use');
    const lifted = after(placed, 'session.lift', { sessionId: sessionOf('a'), reason: null });
    expect(verdict(undo(lifted, 'one'))).toBe('ok');
  });

  test('I4: a later batch that has changed its rows is taken back first', () => {
    const changed = imported(once, 'two', someRequest('a', { minutes: 50 }));
    expect(undo(changed, 'one')).toMatchObject({ ok: false, error: { code: 'batch-changed-since', about: 'two' } });
    const back = undone(undone(changed, 'two'), 'one');
    expect(back.requests.size).toBe(0);
  });

  test('I4 S1: a joined session loses the requests that go and keeps the others', () => {
    const more = imported(once, 'two', someRequest('c', { minutes: 90 }));
    const joined = after(more, 'session.join', { sessionIds: ['c', 'a'].map(sessionOf) });
    const back = undone(joined, 'two');
    expect([...back.sessions.keys()].toSorted()).toEqual(['a', 'b'].map(sessionOf).toSorted());
    expect(rowOf(back, 'a')).toMatchObject({ requestIds: [requestOf('a')], minutes: 20 });
  });

  test('I4 G4: the bookings of what goes are given up, and who stands by moves up', () => {
    const crab = { hs: '03063399' } as const;
    const first = imported(base, 'one', someRequest('a', crab));
    const both = imported(first, 'two', someRequest('c', crab));
    const book = (world: World, no: string) =>
      after(world, 'booking.place', {
        bookingId: `booking-${no}`,
        sessionId: sessionOf(no),
        bandId: 'band-08:00',
        application: inTime,
      });
    const full = book(book(both, 'a'), 'c');
    expect(full.bookings.get('booking-c')?.status).toBe('standby');
    const back = undone(full, 'one');
    expect(back.bookings.get('booking-a')).toMatchObject({ status: 'cancelled', bandId: null });
    expect(back.bookings.get('booking-c')).toMatchObject({ status: 'booked' });
  });

  test('I4: consignments of the batch go, changed ones are as before', () => {
    const first = after(base, 'import.commit', sheet('one', [], [someConsignment('first')]));
    const second = after(first, 'import.commit', sheet('two', [], [someConsignment('second')]));
    expect(second.consignments.get('consignment-1')?.extra).toEqual({ note: 'second' });
    expect(undone(second, 'two').consignments).toEqual(first.consignments);
    expect(undone(first, 'one').consignments.size).toBe(0);
  });
});
