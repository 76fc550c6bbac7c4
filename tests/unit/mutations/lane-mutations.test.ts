import { describe, expect, test } from 'vitest';
import { MINUTE, at } from '#shared/kernel/time';
import { lanesDelay, retimeProposal } from '#shared/rules/lane-late';
import {
  DAY,
  PORT,
  after,
  ask,
  bandOf,
  people,
  someBand,
  someWorld,
  time,
  verdict,
  type Clock,
} from '#tests/support/world-builder';
import { put } from '#shared/domain/change';

const crab = { hs: '03063399' } as const;
const lane = someWorld()
  .withBand('08:00', 1)
  .withBand('08:30', 1)
  .withBand('09:00', 1)
  .withBand('09:30', 1)
  .withBand('10:00', 1)
  .withRequest('a', crab)
  .withRequest('c', crab)
  .withRequest('d', crab)
  .withBooking('a', '08:00')
  .withBooking('c', '09:00', { by: people.officer.id });
const late = lane.session('a', { status: 'arrived' });
const retime = (moves: readonly (readonly [Clock, Clock])[], ...drop: readonly Clock[]) => ({
  portId: PORT.id,
  day: DAY,
  moves: moves.map(([band, start]) => ({ bandId: bandOf(band), start: time(start) })),
  drop: drop.map(bandOf),
});
const delayAt = (world: typeof late.world, clock: Clock) =>
  lanesDelay(world, { portId: PORT.id, day: DAY, now: time(clock) });

describe('a lane that runs late', () => {
  test('G15: is as late as its oldest truck that came and waits, in steps of five minutes', () => {
    expect([delayAt(late.world, '08:30'), delayAt(late.world, '08:31'), delayAt(late.world, '08:50')]).toEqual([
      0, 5, 20,
    ]);
    expect(delayAt(lane.world, '08:50')).toBe(0);
    expect(delayAt(late.session('a', { status: 'running' }).world, '08:50')).toBe(0);
  });

  test('G15: the proposal moves what must move, and an empty band gives its time', () => {
    const proposal = retimeProposal(late.world, PORT, { day: DAY, now: time('08:50') })!;
    expect(proposal).toEqual({
      late: 20,
      moves: [{ bandId: bandOf('09:00'), start: time('09:20') }],
      drop: [bandOf('09:30')],
      over: [],
    });
    const { moves, drop } = proposal;
    expect(verdict(ask(late.world, 'band.retime', { portId: PORT.id, day: DAY, moves, drop }))).toBe('ok');
    expect(retimeProposal(late.world, PORT, { day: DAY, now: time('08:20') })).toBeNull();
  });

  test('G15: a band that would pass the hours is named, since it needs more of them', () => {
    const evening = someWorld().withBand('16:00', 1).withBand('16:30', 1).withRequest('a', crab).withRequest('c', crab);
    const { world } = evening.withBooking('a', '16:00').withBooking('c', '16:30').session('a', { status: 'arrived' });
    const early = put('bands', someBand('16:00', { slot: { start: time('15:40'), end: time('16:10') } }));
    const moved = someWorld().and(early).world;
    expect(moved.bands.size).toBe(1);
    const shifted = evening
      .and(early)
      .withBooking('a', '16:00')
      .withBooking('c', '16:30')
      .session('a', { status: 'arrived' });
    expect(retimeProposal(shifted.world, PORT, { day: DAY, now: time('16:20') })?.over).toEqual([bandOf('16:30')]);
    expect(retimeProposal(world, PORT, { day: DAY, now: time('16:20') })).toBeNull();
  });
});

describe('re-timing bands', () => {
  const refused = (args: object) => verdict(ask(late.world, 'band.retime', args));

  test('G15: later only, in the hours, over no other band, dropping empty ones alone', () => {
    expect(refused(retime([['10:00', '09:59']]))).toBe('band-earlier');
    expect(refused(retime([['10:00', '16:30']]))).toBe('ok');
    expect(refused(retime([['10:00', '16:31']]))).toBe('band-shut');
    expect(refused(retime([['09:30', '09:31']]))).toBe('band-overlap');
    expect(refused(retime([['09:30', '09:31']], '10:00'))).toBe('ok');
    expect(refused(retime([['09:30', '09:31']], '09:00'))).toBe('band-in-use');
    expect(refused(retime([['09:30', '09:31']], '10:00', '09:30'))).toBe('band-unknown');
  });

  test('G14: whoever is booked there is told the time before', () => {
    const world = after(late.world, 'band.retime', retime([['09:00', '09:20']], '09:30'));
    expect([...world.laneNotices.values()]).toMatchObject([
      { news: 'retimed', to: people.officer.id, was: time('09:00') },
    ]);
    expect(world.bands.get(bandOf('09:00'))?.slot).toEqual({
      start: time('09:20'),
      end: at(time('09:20') + 30 * MINUTE),
    });
  });
});
