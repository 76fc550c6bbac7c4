import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { inverseOf } from '#shared/mutations/registry';
import {
  NEXT_DAY,
  after,
  ask,
  bandOf,
  bookingFor,
  inTime,
  sessionOf,
  someBand,
  someWorld,
  span,
  time,
  verdict,
} from '#tests/support/world-builder';

const crab = { hs: '03063399' } as const;
const lane = someWorld()
  .withBand('08:00', 1)
  .withRequest('a', crab)
  .withRequest('c', { ...crab, eta: '08:10' })
  .withRequest('d', { ...crab, eta: '07:30' })
  .withRequest('scrap', { hs: '72044900' });
const book = (no: string, band: '08:00' | '09:00' = '08:00') => ({
  bookingId: bookingFor(no),
  sessionId: sessionOf(no),
  bandId: bandOf(band),
  application: inTime,
});
const booked = (world: World, ...nos: readonly string[]) =>
  nos.reduce((w, no) => after(w, 'booking.place', book(no)), world);
const statusOf = (world: World, no: string) => world.bookings.get(bookingFor(no))?.status;
const cancel = (no: string) => ({ bookingId: bookingFor(no) });
const set = (...bands: readonly ReturnType<typeof someBand>[]) => ({ bands });

describe('booking', () => {
  test('G3: the last place is booked, the next load stands by', () => {
    const world = booked(lane.world, 'a', 'c');
    expect([statusOf(world, 'a'), statusOf(world, 'c')]).toEqual(['booked', 'standby']);
    expect(world.bookings.get(bookingFor('c'))).toMatchObject({ bandId: null, wishedBandId: bandOf('08:00') });
  });

  test('G2 G3: it says how fast the load spoils and when it must be out', () => {
    expect(booked(lane.world, 'c').bookings.get(bookingFor('c'))).toMatchObject({
      spoilClass: 'P0',
      latestRelease: time('09:40'),
    });
    const limit = lane.withRequest('e', { ...crab, notAfter: time('09:00') }).world;
    expect(booked(limit, 'e').bookings.get(bookingFor('e'))?.latestRelease).toBe(time('09:00'));
  });

  test('G1 G3: only fresh loads, only bands of their day', () => {
    expect(verdict(ask(lane.world, 'booking.place', book('scrap')))).toBe('not-green');
    expect(verdict(ask(lane.world, 'booking.place', book('a', '09:00')))).toBe('band-unknown');
    const tomorrow = after(lane.world, 'band.set', set(someBand('09:00', { day: NEXT_DAY })));
    expect(verdict(ask(tomorrow, 'booking.place', book('a', '09:00')))).toBe('wrong-day');
  });

  test("G6: one booking a session, and nobody takes another's number", () => {
    const world = booked(lane.world, 'a');
    expect(verdict(ask(world, 'booking.place', { ...book('a'), bookingId: 'other' }))).toBe('booking-exists');
    expect(verdict(ask(world, 'booking.place', { ...book('c'), bookingId: bookingFor('a') }))).toBe('booking-exists');
    const free = after(world, 'booking.cancel', cancel('a'));
    expect(verdict(ask(free, 'booking.place', { ...book('c'), bookingId: bookingFor('a') }))).toBe('booking-exists');
    expect(verdict(ask(free, 'booking.place', book('a')))).toBe('ok');
  });

  test('S6 G3: what has begun needs no place any more', () => {
    const { world } = lane.session('a', { status: 'running' });
    expect(verdict(ask(world, 'booking.place', book('a')))).toBe('session-started');
  });
});

describe('a place that comes free', () => {
  test('G4: goes to who spoils first, in the same step', () => {
    const world = booked(lane.world, 'a', 'c', 'd');
    const next = after(world, 'booking.cancel', cancel('a'));
    expect(['a', 'c', 'd'].map((no) => statusOf(next, no))).toEqual(['cancelled', 'standby', 'booked']);
    expect(verdict(ask(next, 'booking.cancel', cancel('a')))).toBe('booking-unknown');
  });

  test('G4: who only stood by frees nothing', () => {
    const next = after(booked(lane.world, 'a', 'c', 'd'), 'booking.cancel', cancel('d'));
    expect(['a', 'c'].map((no) => statusOf(next, no))).toEqual(['booked', 'standby']);
  });

  test('G4: a larger quota serves who stands by before anyone who comes later', () => {
    const wider = after(booked(lane.world, 'a', 'c', 'd'), 'band.set', set(someBand('08:00', { quota: 2 })));
    expect(['a', 'c', 'd'].map((no) => statusOf(wider, no))).toEqual(['booked', 'standby', 'booked']);
  });

  test('G3 G4: a band that is still over its quota promotes nobody', () => {
    const two = booked(after(lane.world, 'band.set', set(someBand('08:00', { quota: 2 }))), 'a', 'c', 'd');
    const walkIns = after(two, 'band.set', set(someBand('08:00', { quota: 2, walkIn: 1 })));
    const next = after(walkIns, 'booking.cancel', cancel('a'));
    expect(['c', 'd'].map((no) => statusOf(next, no))).toEqual(['booked', 'standby']);
  });

  test('S7: undo of giving up asks for the same band again', () => {
    const world = booked(lane.world, 'a');
    const undo = inverseOf(world, { name: 'booking.cancel', args: cancel('a') })!;
    const back = after(after(world, 'booking.cancel', cancel('a')), undo.name, undo.args);
    expect(back.bookings).toEqual(world.bookings);
    expect(inverseOf(lane.world, { name: 'booking.place', args: book('a') })).toEqual({
      name: 'booking.cancel',
      args: cancel('a'),
    });
  });
});

describe('bands', () => {
  test('G3: a quota may fall to what is booked, not below', () => {
    const two = booked(after(lane.world, 'band.set', set(someBand('08:00', { quota: 3 }))), 'a', 'c');
    expect(verdict(ask(two, 'band.set', set(someBand('08:00', { quota: 2 }))))).toBe('ok');
    expect(verdict(ask(two, 'band.set', set(someBand('08:00', { quota: 1 }))))).toBe('band-in-use');
  });

  test('G5: bands of one setting may touch, not overlap, and each stands once', () => {
    const long = someBand('08:00', { id: bandOf('long'), slot: span('08:00', '09:00') });
    expect(verdict(ask(lane.world, 'band.set', set(long, someBand('09:00'))))).toBe('ok');
    expect(
      verdict(ask(lane.world, 'band.set', set({ ...long, slot: span('08:00', '09:01') }, someBand('09:00')))),
    ).toBe('band-overlap');
    expect(verdict(ask(lane.world, 'band.set', set(someBand('08:00'), someBand('08:00'))))).toBe('band-overlap');
  });

  test('G5: new bands replace those they overlap; undo brings them back', () => {
    const long = someBand('08:00', { id: bandOf('long'), slot: span('07:30', '08:30') });
    const next = after(lane.world, 'band.set', set(long));
    expect([...next.bands.keys()]).toEqual([bandOf('long')]);
    const undo = inverseOf(lane.world, { name: 'band.set', args: set(long) })!;
    expect(after(next, undo.name, undo.args).bands).toEqual(lane.world.bands);
    expect(inverseOf(lane.world, { name: 'band.set', args: set(someBand('09:00')) })).toBeNull();
  });

  test('G5: not where someone is booked or waits', () => {
    const long = set(someBand('08:00', { id: bandOf('long'), slot: span('07:30', '08:30') }));
    expect(verdict(ask(booked(lane.world, 'a'), 'band.set', long))).toBe('band-in-use');
    const waiting = lane.withBooking('a', '08:00', { status: 'standby', bandId: null }).world;
    expect(verdict(ask(waiting, 'band.set', long))).toBe('band-in-use');
    expect(verdict(ask(lane.world, 'band.set', set(someBand('08:00', { portId: 'CNQUH' as never }))))).toBe(
      'port-unknown',
    );
  });
});
