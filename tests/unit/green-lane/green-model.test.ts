import { expect, test } from 'vitest';
import { minutesOf, type Slot } from '#shared/kernel/time';
import type { GreenBand } from '#shared/domain/green-lane';
import { workingHours } from '#shared/domain/port';
import type { World } from '#shared/domain/world';
import { dayModelOf } from '#renderer/data/day-model';
import {
  bandsOf,
  bandsToAdd,
  greenDayOf,
  isOutsideBand,
  lifeOf,
  suggestedBand,
  type GreenTruck,
} from '#renderer/features/green-lane/green-model';
import {
  DAY,
  PORT,
  after,
  bandOf,
  bookingFor,
  inTime,
  sessionOf,
  someBand,
  someWorld,
  span,
  time,
} from '#tests/support/world-builder';

const crab = { hs: '03063399' } as const;
const lane = someWorld()
  .withBand('08:00', 1)
  .withBand('08:30', 2, 1)
  .withRequest('a', crab)
  .withRequest('c', { ...crab, eta: '08:10' })
  .withRequest('d', { ...crab, eta: '07:30' })
  .withRequest('scrap', { hs: '72044900' });
const book = (world: World, no: string, band = '08:00') =>
  after(world, 'booking.place', {
    bookingId: bookingFor(no),
    sessionId: sessionOf(no),
    bandId: bandOf(band),
    application: inTime,
  });
const greenOf = (world: World) => greenDayOf(world, dayModelOf(world, PORT.id, DAY)!);
const names = (trucks: readonly GreenTruck[]) => trucks.map((t) => t.view.name);

test('a band shows who holds its places and who stands by, most urgent first; walk-in places cannot be booked', () => {
  const { bands } = greenOf(book(book(book(lane.world, 'a'), 'c'), 'd'));
  expect(bands.map((b) => [names(b.booked), names(b.standby), b.free])).toEqual([
    [['吉Ha'], ['吉Hd', '吉Hc'], 0],
    [[], [], 1],
  ]);
});

test('only fresh loads without a booking can be booked, the most urgent on top', () => {
  const green = greenOf(book(lane.world, 'a'));
  expect(names(green.bookable)).toEqual(['吉Hd', '吉Hc']);
  expect(green.fresh).toBe(3);
});

test('the clock runs down from the arrival to the latest release', () => {
  const [truck] = greenOf(lane.world).bookable; // d: arrives 07:30, a live load has 90 minutes
  expect(lifeOf(truck!, time('07:30'))).toEqual({ level: 'calm', share: 1, minutesLeft: 90 });
  expect(lifeOf(truck!, time('08:15')).level).toBe('calm');
  expect(lifeOf(truck!, time('08:16')).level).toBe('soon');
  expect(lifeOf(truck!, time('08:43')).level).toBe('urgent');
  expect(lifeOf(truck!, time('09:00'))).toEqual({ level: 'urgent', share: 0, minutesLeft: 0 });
  expect(lifeOf(truck!, time('09:01'))).toMatchObject({ level: 'over', minutesLeft: -1 });
});

test('a planned end after the latest release is counted in minutes', () => {
  const late = lane.withBay('C', { kind: 'coldBay' }).placed('d', 'C', '08:50').world;
  expect(greenOf(late).bookable.find((t) => t.view.name === '吉Hd')?.late).toBe(10);
});

test('a plan is outside its band before it, and later than the grace after it', () => {
  const at = (start: '07:59' | '08:00' | '08:59' | '09:00') =>
    greenOf(lane.withBay('C', { kind: 'coldBay' }).placed('a', 'C', start).world).bookable.find(
      (t) => t.view.name === '吉Ha',
    )!;
  const outside = (start: Parameters<typeof at>[0]) => isOutsideBand(at(start), someBand('08:00'), 30);
  expect([outside('07:59'), outside('08:00'), outside('08:59'), outside('09:00')]).toEqual([true, false, false, true]);
});

test('the suggested band is not over, not before the arrival, and has a place where there is one', () => {
  const { bands, bookable } = greenOf(book(lane.world, 'a'));
  const d = bookable.find((t) => t.view.name === '吉Hd')!;
  expect(suggestedBand(bands, d, time('07:00'))?.band.id).toBe(bandOf('08:30'));
  expect(suggestedBand(bands, d, time('09:00'))).toBeNull();
  const full = greenOf(book(book(lane.world, 'a'), 'c', '08:30')).bands;
  expect(suggestedBand(full, d, time('07:00'))?.band.id).toBe(bandOf('08:00'));
});

const someDay = (hours: readonly Slot[], bands: readonly GreenBand[] = []) => ({ port: PORT, day: DAY, hours, bands });

test('bands fill the hours of both sides without gap or overlap', () => {
  const [hours] = workingHours(PORT, DAY);
  const bands = bandsOf(someDay(workingHours(PORT, DAY)), { quota: 3, walkIn: 1 });
  expect(bands).toHaveLength(minutesOf(hours!) / PORT.settings.bandMinutes);
  expect([bands[0]?.slot.start, bands.at(-1)?.slot.end]).toEqual([hours?.start, hours?.end]);
  expect(bands.slice(1).every((b, i) => b.slot.start === bands[i]?.slot.end)).toBe(true);
});

test('extra hours get bands of their own, beside those that are there', () => {
  const wish = { quota: 1, walkIn: 0 };
  const bands = bandsOf(someDay([span('07:00', '17:00')]), wish);
  expect(bandsToAdd(someDay([span('07:00', '18:00')], bands), wish).map((b) => b.slot)).toEqual([
    span('17:00', '17:30'),
    span('17:30', '18:00'),
  ]);
  expect(bandsToAdd(someDay([span('07:00', '17:00')], bands), wish)).toEqual([]);
  expect(bandsToAdd(someDay([span('07:00', '17:00')]), wish)).toEqual([]);
});

test('a band that an agency cannot staff is shut with the reason, and is not suggested', () => {
  const short = lane.withOfficer('c1').withOfficer('c2', { duty: ['07:00', '08:15'] });
  const { bands, bookable } = greenOf(short.world);
  expect(bands.map((b) => b.fault?.code ?? null)).toEqual(['band-unstaffed', 'band-unstaffed']);
  expect(suggestedBand(bands, bookable[0]!, time('07:00'))).toBeNull();
});

test('a truck at the port may still take a walk-in place where none can be applied for', () => {
  const two = book(lane.world, 'a', '08:30');
  const late = greenOf(two).bands.find((b) => b.band.id === bandOf('08:30'))!;
  expect([late.free, late.freeForWalkIn]).toEqual([0, 1]);
});
