import { describe, expect, test } from 'vitest';
import {
  bookedIn,
  bookingOf,
  freeIn,
  latestRelease,
  spoilClassOf,
  spoilClassOfAll,
  standbyFor,
} from '#shared/rules/green-lane';
import { bandOf, bookingFor, sessionOf, someRequest, someWorld, time } from '#tests/support/world-builder';

describe('the table of fresh goods', () => {
  test.each([
    ['live crab', '0306339000', 'P0'],
    ['the heading alone, as coarse sheets write it', '0306', 'P0'],
    ['frozen shrimp', '03061790', null],
    ['dried shrimp', '03069590', null],
    ['live scallops', '03072190', 'P0'],
    ['frozen squid', '03074319', null],
    ['live sea cucumber', '03081190', 'P0'],
    ['frozen sea cucumber', '03081200', null],
    ['live fish', '0301', 'P0'],
    ['chilled fish', '03022900', 'P1'],
    ['frozen fish', '03036700', null],
    ['chilled fillets', '03044100', 'P1'],
    ['frozen fillets', '03047500', null],
    ['fresh pork', '02031900', 'P1'],
    ['frozen pork', '02032900', null],
    ['frozen chicken feet', '02071422', null],
    ['tomatoes', '0702', 'P2'],
    ['cabbage', '07049090', 'P3'],
    ['frozen vegetables', '0710', null],
    ['apples', '08081000', 'P3'],
    ['raisins', '08062000', null],
    ['cherries', '08092900', 'P1'],
    ['machines', '84295212', null],
  ] as const)('G1: %s (%s) is %s', (_, hs, spoilClass) => {
    expect(spoilClassOf(hs)).toBe(spoilClass);
  });

  test('G1: goods without a code are not fresh, and one object spoils as its worst line', () => {
    expect(spoilClassOf(null)).toBeNull();
    expect(spoilClassOf('')).toBeNull();
    const lines = [someRequest('a', { hs: '08081000' }), someRequest('b', { hs: '03063399' }), someRequest('c')];
    expect(spoilClassOfAll(lines)).toBe('P0');
    expect(spoilClassOfAll([someRequest('c')])).toBeNull();
  });

  test('G2: the latest release comes sooner the faster the goods spoil', () => {
    const releases = (['P0', 'P1', 'P2', 'P3'] as const).map((c) => latestRelease(time('08:00'), c));
    expect(releases).toEqual([time('09:30'), time('10:30'), time('12:00'), time('14:00')]);
  });
});

describe('bands', () => {
  const crab = { hs: '03063399' };
  const base = someWorld().withBand('08:00', 3, 1).withRequest('a', crab).withRequest('c', crab).withRequest('d', crab);

  test('G3: what can be booked is the quota less the walk-in share less what is booked', () => {
    const band = base.world.bands.get(bandOf('08:00'))!;
    expect(freeIn(base.world, band)).toBe(2);
    const full = base.withBooking('a', '08:00').withBooking('c', '08:00').world;
    expect(freeIn(full, band)).toBe(0);
    expect(freeIn(base.withBooking('a', '08:00', { status: 'cancelled', bandId: null }).world, band)).toBe(2);
  });

  test('G3: a quota below the walk-in share leaves no place, not fewer than none', () => {
    const { world } = someWorld().withBand('08:00', 1, 3);
    expect(freeIn(world, world.bands.get(bandOf('08:00'))!)).toBe(0);
  });

  test('G4: standby is served by latest release, then by who asked first', () => {
    const standby = { status: 'standby', bandId: null } as const;
    const { world } = base
      .withBooking('a', '08:00', { ...standby, latestRelease: time('12:00'), at: time('06:00') })
      .withBooking('c', '08:00', { ...standby, latestRelease: time('09:30'), at: time('06:30') })
      .withBooking('d', '08:00', { ...standby, latestRelease: time('09:30'), at: time('06:10') });
    expect(standbyFor(world, bandOf('08:00')).map((b) => b.id)).toEqual(['d', 'c', 'a'].map(bookingFor));
    expect(bookedIn(world, bandOf('08:00'))).toEqual([]);
  });

  test('G6: a session has its live booking, never a cancelled one', () => {
    const { world } = base.withBooking('a', '08:00').withBooking('c', '08:00', { status: 'cancelled', bandId: null });
    expect(bookingOf(world, sessionOf('a'))?.id).toBe(bookingFor('a'));
    expect(bookingOf(world, sessionOf('c'))).toBeNull();
  });
});
