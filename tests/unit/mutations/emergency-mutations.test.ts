import { describe, expect, test } from 'vitest';
import {
  DAY,
  PORT,
  after,
  ask,
  bandOf,
  bookingFor,
  people,
  requestOf,
  sessionOf,
  someWorld,
  time,
  verdict,
} from '#tests/support/world-builder';

const crab = { hs: '03063399' } as const;
const full = someWorld()
  .withBand('08:00', 2)
  .withRequest('a', crab)
  .withRequest('c', crab)
  .withRequest('d', crab)
  .withRequest('e', crab)
  .withRequest('scrap', { hs: '72044900' })
  .withBooking('a', '08:00', { latestRelease: time('09:30') })
  .withBooking('c', '08:00', { latestRelease: time('12:00'), by: people.officer.id });
const dying = (no: string, reason = '增氧机故障，蟹在死') => ({
  bookingId: bookingFor(no),
  sessionId: sessionOf(no),
  bandId: bandOf('08:00'),
  reason,
});
const statusOf = (world: typeof full.world, no: string) => world.bookings.get(bookingFor(no))?.status;

describe('an emergency', () => {
  const world = after(full.world, 'booking.emergency', dying('d'));

  test('G13: takes a place; who can wait longest gives way and stands by before all others', () => {
    expect(['a', 'c', 'd'].map((no) => statusOf(world, no))).toEqual(['booked', 'standby', 'booked']);
    expect(world.emergencies.get(bookingFor('d'))).toMatchObject({
      displaced: bookingFor('c'),
      reason: '增氧机故障，蟹在死',
    });
    const sooner = { status: 'standby', bandId: null, latestRelease: time('08:30') } as const;
    const queue = after(full.withBooking('e', '08:00', sooner).world, 'booking.emergency', dying('d'));
    const freed = after(queue, 'booking.cancel', { bookingId: bookingFor('a') });
    expect(['c', 'e'].map((no) => statusOf(freed, no))).toEqual(['booked', 'standby']);
  });

  test('G13: makes the load urgent everywhere, and needs a reason and fresh goods', () => {
    expect(world.requests.get(requestOf('d'))?.priority).toBe('emergency');
    expect(verdict(ask(full.world, 'booking.emergency', dying('d', ' ')))).toBe('reason-missing');
    expect(verdict(ask(full.world, 'booking.emergency', dying('scrap')))).toBe('not-green');
  });

  test('G13: nobody gives way while there is room', () => {
    const room = after(
      someWorld().withBand('08:00', 2).withRequest('d', crab).withRequest('a', crab).withBooking('a', '08:00').world,
      'booking.emergency',
      dying('d'),
    );
    expect([statusOf(room, 'a'), room.emergencies.get(bookingFor('d'))?.displaced]).toEqual(['booked', null]);
  });

  test('G13: who has come stays before who has not; who has begun, or is one too, never gives way', () => {
    const come = after(full.session('c', { status: 'arrived' }).world, 'booking.emergency', dying('d'));
    expect(['a', 'c'].map((no) => statusOf(come, no))).toEqual(['standby', 'booked']);
    const begun = full.session('a', { status: 'running' }).session('c', { status: 'running' });
    expect(verdict(ask(begun.world, 'booking.emergency', dying('d')))).toBe('nobody-gives-way');
    const two = after(world, 'booking.emergency', dying('e'));
    expect(['a', 'd', 'e'].map((no) => statusOf(two, no))).toEqual(['standby', 'booked', 'booked']);
    expect(verdict(ask(two, 'booking.emergency', dying('a')))).toBe('nobody-gives-way');
  });

  test('G13 G4: a load that had a later place leaves it to who stood by there', () => {
    const base = full
      .withBand('09:00', 1)
      .withBooking('d', '09:00')
      .withBooking('e', '09:00', { status: 'standby', bandId: null });
    const next = after(base.world, 'booking.emergency', dying('d'));
    expect(next.bookings.get(bookingFor('d'))).toMatchObject({ bandId: bandOf('08:00'), way: 'emergency' });
    expect(statusOf(next, 'e')).toBe('booked');
  });

  test('G14: whoever booked the place that was given up is told', () => {
    expect([...world.laneNotices.values()].map((n) => [n.news, n.to, n.bookingId])).toEqual([
      ['displaced', people.officer.id, bookingFor('c')],
    ]);
  });
});

describe('the paper journal', () => {
  const line = {
    portId: PORT.id,
    day: DAY,
    number: '017',
    at: time('06:40'),
    writer: '孙晓梅',
    plate: '吉H1234',
    text: '到车',
    sessionId: sessionOf('a'),
    milestone: 'arrived',
  };
  const world = after(full.world, 'paper.enter', line);

  test('J1: is entered with the time of the paper, and becomes the fact of that time', () => {
    expect([...world.paperEntries.values()]).toMatchObject([
      { number: '017', at: time('06:40'), enteredAt: time('07:00') },
    ]);
    expect([...world.milestones.values()]).toMatchObject([
      { kind: 'arrived', at: time('06:40'), sessionId: sessionOf('a') },
    ]);
  });

  test('J1: is never refused: not for an object nobody knows, not for contradicting what is there', () => {
    const stray = after(full.world, 'paper.enter', { ...line, sessionId: 'S/nobody' });
    expect([...stray.paperEntries.values()]).toMatchObject([{ sessionId: null }]);
    const done = full.session('a', { status: 'done' }).world;
    expect(verdict(ask(done, 'paper.enter', line))).toBe('ok');
    expect(verdict(ask(done, 'paper.enter', { ...line, at: time('16:00') }))).toBe('ok');
  });

  test('J2: the same line twice is one; another line of its number stands beside it', () => {
    expect(after(world, 'paper.enter', line).paperEntries.size).toBe(1);
    const beside = after(world, 'paper.enter', { ...line, text: '入闸' });
    expect([...beside.paperEntries.values()].map((e) => e.text)).toEqual(['到车', '入闸']);
    expect(after(beside, 'paper.enter', { ...line, text: '入闸' }).paperEntries.size).toBe(2);
  });
});
