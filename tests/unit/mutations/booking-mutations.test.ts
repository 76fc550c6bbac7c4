import { describe, expect, test } from 'vitest';
import { DAY as LONG, HOUR, MINUTE, at, plusDays } from '#shared/kernel/time';
import { put } from '#shared/domain/change';
import { traderIdOf, type ListedTrader } from '#shared/domain/appointment';
import { inverseOf } from '#shared/mutations/registry';
import { firmCodeState } from '#shared/rules/lane-law';
import {
  DAY,
  PORT,
  after,
  ask,
  bandOf,
  bookingFor,
  inTime,
  people,
  sessionOf,
  someForm,
  someWorld,
  time,
  verdict,
} from '#tests/support/world-builder';

const crab = { hs: '03063399' } as const;
const lane = someWorld()
  .withBand('08:00', 1)
  .withBand('16:30', 1)
  .withBand('17:00', 1)
  .withRequest('a', crab)
  .withRequest('c', crab)
  .withRequest('d', crab);
const book = (no: string, wish: object = {}, band: '08:00' | '16:30' | '17:00' = '08:00') => ({
  bookingId: bookingFor(no),
  sessionId: sessionOf(no),
  bandId: bandOf(band),
  application: inTime,
  ...wish,
});
const filed = (receivedAt: number, relief: string | null = null, wish: object = {}) => ({
  application: { form: someForm({ receivedAt: at(receivedAt), ...wish }), relief },
});
const asked = (world: typeof lane.world, args: object, by = {}) => verdict(ask(world, 'booking.place', args, by));
const listed = (standing: ListedTrader['standing']) =>
  put('traders', {
    id: traderIdOf(PORT.id, someForm().firmCode),
    portId: PORT.id,
    code: someForm().firmCode,
    name: someForm().firm,
    standing,
    provenance: { source: 'list', verified: false },
  });

describe('the hours of a band', () => {
  test('G7: a band that ends with the common hours can be booked, one after them cannot', () => {
    expect(asked(lane.world, book('a', {}, '16:30'))).toBe('ok');
    expect(asked(lane.world, book('a', {}, '17:00'))).toBe('band-shut');
  });

  test('G7: every agency with a roster must have its two people there for all of the band', () => {
    const two = lane.withOfficer('c1').withOfficer('c2', { duty: ['07:00', '08:30'] });
    expect(asked(two.world, book('a'))).toBe('ok');
    const short = lane.withOfficer('c1').withOfficer('c2', { duty: ['07:00', '08:29'] });
    expect(asked(short.world, book('a'))).toBe('band-unstaffed');
    const away = lane.withOfficer('c1').withOfficer('c2', { active: false });
    expect(asked(away.world, book('a'))).toBe('band-unstaffed');
    expect(asked(two.withOfficer('b1').world, book('a'))).toBe('band-unstaffed');
    expect(asked(two.withOfficer('b1').withOfficer('b2').world, book('a'))).toBe('ok');
  });
});

describe('an application', () => {
  const dayBefore = time('08:00') - LONG;

  test('G8: is in time a day before its band to the minute, and late a minute after', () => {
    expect(asked(lane.world, book('a', filed(dayBefore)))).toBe('ok');
    expect(asked(lane.world, book('a', filed(dayBefore + MINUTE)))).toBe('application-late');
  });

  test('G8: counts from when the office next opens, if it came while it was shut', () => {
    const band = { start: time('08:00'), night: time('17:00') - 2 * LONG };
    expect(asked(lane.world, book('a', filed(band.night)))).toBe('ok'); // counts from 07:00 the day before
    const late = lane.withBand('07:00', 1).world;
    const early = { ...book('a', filed(time('17:00') - LONG - LONG + HOUR)), bandId: bandOf('07:00') };
    expect(asked(late, early)).toBe('ok'); // 18:00 two days before counts from 07:00 the day before
    expect(asked(late, { ...early, ...filed(time('18:00') - LONG) })).toBe('application-late');
  });

  test('G8: an AEO firm has eight hours, an ordinary one has not', () => {
    const eight = filed(time('08:30'));
    const noon = { now: time('09:00') };
    expect(asked(lane.and(listed('aeo')).world, book('a', eight, '16:30'), noon)).toBe('ok');
    expect(asked(lane.and(listed('aeo')).world, book('a', filed(time('08:31')), '16:30'), noon)).toBe(
      'application-late',
    );
    expect(asked(lane.and(listed('ordinary')).world, book('a', eight, '16:30'), noon)).toBe('application-late');
  });

  test("G8: the terms are the port's own where it has set them", () => {
    const terms = {
      id: PORT.id,
      portId: PORT.id,
      aheadMinutes: 60,
      aheadAeoMinutes: 30,
      noteDays: 2,
      provenance: { source: 'agreement', verified: true },
    };
    const world = after(lane.world, 'lane.terms', { terms }, { actor: people.administrator });
    expect(asked(world, book('a', filed(time('07:00'))))).toBe('ok');
    expect(verdict(ask(world, 'lane.terms', { terms }))).toBe('not-authorised');
  });

  test('G8: late, it is for a supervisor with a reason and nobody else', () => {
    const late = filed(time('07:00'), '救灾物资');
    expect(asked(lane.world, book('a', late))).toBe('relief-by-supervisor');
    expect(asked(lane.world, book('a', filed(time('07:00'), ' ')), { actor: people.supervisor })).toBe(
      'application-late',
    );
    const world = after(lane.world, 'booking.place', book('a', late), { actor: people.supervisor });
    expect(world.appointments.get(bookingFor('a'))).toMatchObject({ relief: '救灾物资', by: people.supervisor.id });
  });

  test('G8: cannot have come later than now', () => {
    expect(asked(lane.world, book('a', filed(time('07:01'))))).toBe('application-early');
  });

  test('G10: a distrusted firm books nothing, whoever asks and however early', () => {
    const world = lane.and(listed('distrusted')).world;
    expect(asked(world, book('a'))).toBe('trader-distrusted');
    expect(asked(world, book('a', filed(time('07:00'), '救灾')), { actor: people.supervisor })).toBe(
      'trader-distrusted',
    );
    expect(asked(lane.and(listed('ordinary')).world, book('a'))).toBe('ok');
  });

  test("G10: a code that cannot be a firm's is refused, one whose check sign does not fit is not", () => {
    expect(asked(lane.world, book('a', filed(time('07:00') - 2 * LONG, null, { firmCode: '9135' })))).toBe('firm-code');
    expect(
      asked(lane.world, book('a', filed(time('07:00') - 2 * LONG, null, { firmCode: '91350200MA2YJ1XR9H' }))),
    ).toBe('ok');
    expect(['91350200MA2YJ1XR9G', '91350200MA2YJ1XR9H', '2217960123', '22179601'].map(firmCodeState)).toEqual([
      'good',
      'check',
      'good',
      'malformed',
    ]);
  });
});

describe('a truck without a form', () => {
  const wide = lane.withBand('09:00', 2, 1);
  const walkIn = (no: string) => ({ ...book(no), bandId: bandOf('09:00'), application: null });
  const come = wide
    .session('a', { status: 'arrived' })
    .session('c', { status: 'arrived' })
    .session('d', { status: 'arrived' });

  test('G9: takes a place only when it stands at the port', () => {
    expect(asked(wide.world, walkIn('a'))).toBe('application-missing');
    expect(asked(come.world, walkIn('a'))).toBe('ok');
  });

  test('G9 G3: has the walk-in share, which nobody gets by applying', () => {
    const one = after(come.world, 'booking.place', { ...walkIn('a'), application: inTime });
    const two = after(one, 'booking.place', { ...walkIn('c'), application: inTime });
    expect(two.bookings.get(bookingFor('c'))?.status).toBe('standby');
    const three = after(two, 'booking.place', walkIn('d'));
    expect(three.bookings.get(bookingFor('d'))).toMatchObject({ status: 'booked', way: 'walkIn' });
    const free = after(three, 'booking.cancel', { bookingId: bookingFor('d') });
    expect(free.bookings.get(bookingFor('c'))?.status).toBe('standby');
  });

  test('G9: leaves the rest open to who applies, once it has taken the share', () => {
    const one = after(come.world, 'booking.place', walkIn('a'));
    const two = after(one, 'booking.place', { ...walkIn('c'), application: inTime });
    expect(two.bookings.get(bookingFor('c'))?.status).toBe('booked');
  });
});

describe('giving up what was applied for', () => {
  const world = after(lane.world, 'booking.place', book('a'));
  const later = { now: time('07:11') };
  const gone = after(world, 'booking.cancel', { bookingId: bookingFor('a'), contact: '金海 13800000101' }, later);
  const owed = gone.cancelNotes.get(bookingFor('a'));

  test('G11: names the contact; a slip of the hand needs none for ten minutes', () => {
    const cancel = { bookingId: bookingFor('a') };
    expect(verdict(ask(world, 'booking.cancel', cancel, { now: time('07:10') }))).toBe('ok');
    expect(verdict(ask(world, 'booking.cancel', cancel, later))).toBe('contact-missing');
    expect(verdict(ask(world, 'booking.cancel', cancel, { actor: people.officer }))).toBe('contact-missing');
    expect(after(world, 'booking.cancel', cancel, { now: time('07:10') }).cancelNotes.size).toBe(0);
  });

  test('G11: leaves a note owed for five days, until it has come', () => {
    expect(owed).toMatchObject({ contact: '金海 13800000101', note: null, due: time('07:11', plusDays(DAY, 5)) });
    const note = { bookingId: bookingFor('a'), text: '船期改变', receivedAt: time('07:20') };
    const told = after(gone, 'booking.note', note);
    expect(told.cancelNotes.get(bookingFor('a'))?.note).toMatchObject({ text: '船期改变', receivedAt: time('07:20') });
    expect(verdict(ask(lane.world, 'booking.note', note))).toBe('booking-unknown');
  });

  test('G11: who only stood by, or came without a form, owes nothing', () => {
    const waiting = after(world, 'booking.place', book('c'));
    const left = after(waiting, 'booking.cancel', { bookingId: bookingFor('c') }, later);
    expect(left.cancelNotes.size).toBe(0);
  });

  test('G11: booking again takes the debt away', () => {
    const undo = inverseOf(world, { name: 'booking.cancel', args: { bookingId: bookingFor('a') } })!;
    const back = after(gone, undo.name, undo.args);
    expect([back.cancelNotes.size, back.bookings.get(bookingFor('a'))?.status]).toEqual([0, 'booked']);
  });
});

describe('a truck that does not come', () => {
  const { world } = lane
    .withBooking('a', '08:00')
    .withBooking('c', '08:00', { status: 'standby', bandId: null, by: people.officer.id });
  const miss = { bookingId: bookingFor('a') };
  const grace = { now: time('08:30') };

  test('G12: keeps its place up to the grace, and may lose it from then on', () => {
    expect(verdict(ask(world, 'booking.miss', miss, { now: at(time('08:30') - 1) }))).toBe('not-late');
    const next = after(world, 'booking.miss', miss, grace);
    expect(['a', 'c'].map((no) => next.bookings.get(bookingFor(no))?.status)).toEqual(['missed', 'booked']);
  });

  test('G12: keeps it once it has come', () => {
    const come = lane.withBooking('a', '08:00').session('a', { status: 'arrived' }).world;
    expect(verdict(ask(come, 'booking.miss', miss, grace))).toBe('not-late');
  });

  test('G14: both are told: who lost the place, and who got it', () => {
    const next = after(world, 'booking.miss', miss, grace);
    const told = [...next.laneNotices.values()].map((n) => [n.news, n.to, n.seen]);
    expect(told).toEqual([
      ['missed', people.leader.id, null],
      ['promoted', people.officer.id, null],
    ]);
    const noticeIds = [...next.laneNotices.keys()];
    const seen = after(next, 'lane.seen', { noticeIds }, { actor: people.officer });
    expect([...seen.laneNotices.values()].map((n) => n.seen?.by)).toEqual([people.officer.id, people.officer.id]);
    expect(verdict(ask(next, 'lane.seen', { noticeIds: ['nobody'] }))).toBe('notice-unknown');
  });

  test('G12: who missed may ask again when it comes', () => {
    const missed = lane
      .withBooking('a', '08:00', { status: 'missed', bandId: null })
      .session('a', { status: 'arrived' });
    expect(asked(missed.world, { ...book('a'), application: null })).toBe('ok');
  });
});
