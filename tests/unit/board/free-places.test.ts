import { expect, test } from 'vitest';
import { MINUTE } from '#shared/kernel/time';
import { put } from '#shared/domain/change';
import { freePlaces, sameTimePlaces } from '#renderer/features/board/free-places';
import { verdictOf } from '#renderer/features/board/judge';
import { bay, bayNo, clock, officer, onDuty, port, request, sessionNo, slot } from '#tests/support/port-day';
import { at, benchOf, dayOf, session, viewOf, worldWith, yard } from './day';

const ask = (world: ReturnType<typeof worldWith>, now = clock('07:30'), count = 3) =>
  freePlaces(benchOf(world, now), dayOf(world), { view: viewOf(world, sessionNo('1')), count });

test('the three soonest places from the arrival on, a quarter of an hour apart, each with its team', () => {
  const world = worldWith(...yard, ...session([request('1')]));
  const found = ask(world);
  expect(found.map((f) => f.place.slot.start)).toEqual([clock('08:00'), clock('08:15'), clock('08:30')]);
  expect(found.every((f) => f.team.length === 2 && f.gaps.length === 0)).toBe(true);
});

test('what is offered can be taken: the rules that decide the drop have nothing against it', () => {
  const world = worldWith(
    ...yard,
    ...session([request('1')]),
    ...session([request('2')], { place: at(1, '08:00-09:30') }),
    ...session([request('3')], { place: at(2, '08:40-09:20') }),
    put('closures', {
      id: 'x',
      portId: port.id,
      bayId: bayNo(2),
      slot: slot('10:00-11:00'),
      reason: 'other',
      note: '',
    }),
  );
  for (const { place } of ask(world, clock('08:20'), 5)) {
    expect(place.slot.start).toBeGreaterThanOrEqual(clock('08:20'));
    expect((place.slot.start / MINUTE) % 5).toBe(0);
    const target = [{ sessionId: sessionNo('1'), place }];
    expect(verdictOf(benchOf(world), target, { freshTeam: false }).tone).not.toBe('refuse');
  }
});

test('where people are short the place is offered with what is missing, after those that are whole', () => {
  const world = worldWith(
    put('bays', bay(1)),
    ...['c1', 'c2'].map((name) => put('officers', officer(name))),
    onDuty('c1', '07:00-17:00'),
    onDuty('c2', '12:00-17:00'),
    ...session([request('1')]),
  );
  const found = ask(world, clock('11:00'), 40);
  expect(found[0]).toMatchObject({ place: { slot: { start: clock('12:00') } }, gaps: [] });
  expect(found.at(-1)!.gaps[0]?.code).toBe('agency-short');
});

test('nothing is offered where no bay of its kind is open', () => {
  const world = worldWith(put('bays', bay(1, { kind: 'scanner' })), ...session([request('1')]));
  expect(ask(world)).toEqual([]);
});

test('another bay at the same time is one that would take the drop', () => {
  const world = worldWith(
    ...yard,
    ...session([request('1')], { place: at(1, '09:00-09:40') }),
    ...session([request('2')], { place: at(2, '09:20-10:00') }),
  );
  const view = viewOf(world, sessionNo('1'));
  expect(sameTimePlaces(benchOf(world), dayOf(world), view).map((p) => p.bayId)).toEqual([bayNo(3)]);
});
