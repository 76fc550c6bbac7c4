import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import {
  actualOf,
  lifeOf,
  promisesOf,
  roomFor,
  sameCard,
  stateOf,
  type StateFrame,
} from '#renderer/features/board/card-look';
import { headOf, tailOf } from '#renderer/features/board/card-text';
import { DAY, clock, port, request, sessionNo } from '#tests/support/port-day';
import { at, dayOf, session, viewOf, worldWith, yard } from './day';

const frame = (over: Partial<StateFrame> = {}): StateFrame => ({
  plan: dayOf(worldWith(...yard)).plan,
  promised: new Map(),
  now: clock('07:30'),
  grace: 30,
  ...over,
});
const one = (over: Parameters<typeof session>[1] = {}, what: Parameters<typeof request>[1] = {}) =>
  viewOf(worldWith(...yard, ...session([request('1', what)], over)), sessionNo('1'));
const placed = { place: at(1, '09:00-09:40') };
const fresh = { name: '鲜番茄', hs: '07020000', packages: null, grossKg: null, temperature: null };

describe('the state of a card', () => {
  test('what has happened at the yard comes first', () => {
    expect(stateOf(one({ ...placed, status: 'arrived' }), frame())).toBe('arrived');
    expect(stateOf(one({ ...placed, status: 'running' }), frame())).toBe('running');
    expect(stateOf(one({ ...placed, status: 'done' }), frame())).toBe('done');
  });

  test('without a place it waits, also when the truck is there', () => {
    expect(stateOf(one(), frame())).toBe('tray');
    expect(stateOf(one({ status: 'arrived' }), frame())).toBe('tray');
  });

  test('a truck that is not there past its start and the grace is missed', () => {
    expect(stateOf(one(placed), frame({ now: clock('09:30') }))).toBe('planned');
    expect(stateOf(one(placed), frame({ now: clock('09:31') }))).toBe('noShow');
  });

  test('an approved plan tells kept promises from changed ones', () => {
    const plan = { ...frame().plan, state: 'approved' as const };
    const kept = new Map([[sessionNo('1') as string, at(1, '09:00-09:40')]]);
    const other = new Map([[sessionNo('1') as string, at(2, '09:00-09:40')]]);
    expect(stateOf(one(placed), frame({ plan, promised: kept }))).toBe('approved');
    expect(stateOf(one(placed), frame({ plan, promised: other }))).toBe('rebooked');
    expect(promisesOf(null).size).toBe(0);
  });
});

describe('the perishable clock', () => {
  test('goods that keep and loads that are done have none', () => {
    expect(lifeOf(one(placed), clock('08:00'))).toBeNull();
    expect(lifeOf(one({ ...placed, status: 'done' }, { goods: fresh }), clock('08:00'))).toBeNull();
  });

  test('it runs down from arrival to the latest release, and turns within the last hour', () => {
    const view = one(placed, { goods: fresh });
    expect(lifeOf(view, clock('10:00'))).toEqual({ minutes: 120, share: 0.5, over: 0, tone: 'calm' });
    expect(lifeOf(view, clock('11:30'))).toMatchObject({ minutes: 30, tone: 'soon' });
  });

  test('a plan that ends past it is late at once, by the minutes it is late', () => {
    const view = one({ place: at(1, '11:40-12:20') }, { goods: fresh });
    expect(lifeOf(view, clock('08:00'))).toMatchObject({ over: 20, tone: 'late' });
    expect(lifeOf(one({}, { goods: fresh }), clock('12:10'))).toMatchObject({ minutes: -10, over: 10, tone: 'late' });
  });
});

test('the bar of the actual time runs from the start fact to the end fact, or to now', () => {
  const fact = (kind: 'started' | 'ended', time: string) => ({
    id: kind,
    portId: port.id,
    day: DAY,
    sessionId: sessionNo('1'),
    kind,
    at: clock(time),
    by: one().session.team[0]!,
  });
  expect(actualOf([], clock('10:00'))).toBeNull();
  expect(actualOf([fact('started', '09:05')], clock('09:20'))).toEqual({ start: clock('09:05'), end: clock('09:20') });
  expect(actualOf([fact('started', '09:05'), fact('ended', '09:31')], clock('10:00'))).toEqual({
    start: clock('09:05'),
    end: clock('09:31'),
  });
});

test('a card redraws when its row or what stands against it changes, and only then', () => {
  const rows = session([request('1')], placed);
  const before = worldWith(...yard, ...rows);
  const closure = { id: 'x', portId: port.id, ...at(1, '09:10-09:20'), reason: 'other' as const, note: '' };
  const again = worldWith(...yard, ...rows);
  const closed = worldWith(...yard, ...rows, put('closures', closure));
  expect(sameCard(viewOf(before, sessionNo('1')), viewOf(again, sessionNo('1')))).toBe(true);
  expect(sameCard(viewOf(before, sessionNo('1')), viewOf(closed, sessionNo('1')))).toBe(false);
});

test('a narrow card says less: all, marks, plate, nothing', () => {
  expect([200, 100, 60, 20].map(roomFor)).toEqual(['full', 'marks', 'plate', 'sliver']);
});

test('a plate is cut at its head and goods at their end, each only when it must', () => {
  expect(tailOf('吉HD1234', 80)).toBe('吉HD1234');
  expect(tailOf('吉HD1234', 40)).toBe('…1234');
  expect(headOf('再生钢铁原料', 70)).toBe('再生钢铁原料');
  expect(headOf('再生钢铁原料', 42)).toBe('再生钢…');
});
