import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { ordersOfDay, reportedAt, yardAlarms } from '#shared/rules/yard';
import {
  DAY,
  PORT,
  after,
  ask,
  people,
  sessionOf,
  someWorld,
  time,
  verdict,
  type Clock,
} from '#tests/support/world-builder';

const { officer, administrator } = people;
const { world } = someWorld().withBay('1').withRequest('a').placed('a', '1', '08:00');

const order = (wish: object = {}) => ({
  orderId: 'o1',
  portId: PORT.id,
  day: DAY,
  work: 'move',
  sessionId: sessionOf('a'),
  object: '吉HA',
  from: '待检区',
  to: '1号台',
  due: null,
  note: '',
  ...wish,
});
const ordered = after(world, 'yard.order', order(), { actor: officer });
const report = (w: World, step: string, at: Clock) => after(w, 'yard.report', { orderId: 'o1', step, at: time(at) });
const codes = (w: World, now: Clock) => yardAlarms(w, { portId: PORT.id, day: DAY, now: time(now) }).map((a) => a.step);
const stateOf = (w: World) => w.yardOrders.get('o1')!.status;

describe('orders', () => {
  test('Y2: an order is due when the standard of its work has passed, unless a time was said', () => {
    expect(ordered.yardOrders.get('o1')).toMatchObject({ due: time('07:20'), minutes: 20, status: 'ordered' });
    const said = after(world, 'yard.order', order({ due: time('09:00') }));
    expect(ordersOfDay(said, PORT.id, DAY).map((o) => o.due)).toEqual([time('09:00')]);
  });

  test('Y2: a standard that the port sets holds for orders from then on', () => {
    const args = { portId: PORT.id, step: 'move', minutes: 10, provenance: { source: '作业时限公告', verified: true } };
    const faster = after(ordered, 'standard.set', args, { actor: administrator });
    const second = after(faster, 'yard.order', order({ orderId: 'o2' }));
    expect([...second.yardOrders.values()].map((o) => o.minutes)).toEqual([20, 10]);
    expect(verdict(ask(ordered, 'standard.set', args))).toBe('not-authorised');
  });

  test('Y3: an order is taken back with a reason, as long as the yard has not begun', () => {
    const heard = report(ordered, 'acknowledged', '07:03');
    expect(verdict(ask(heard, 'yard.cancel', { orderId: 'o1', reason: '' }))).toBe('reason-missing');
    expect(verdict(ask(heard, 'yard.cancel', { orderId: 'o1', reason: '改期' }))).toBe('ok');
    expect(verdict(ask(report(heard, 'started', '07:05'), 'yard.cancel', { orderId: 'o1', reason: '改期' }))).toBe(
      'order-begun',
    );
  });

  test('X4: an order for an inspection that nobody knows, or under a number that is taken, is refused', () => {
    expect(verdict(ask(world, 'yard.order', order({ sessionId: sessionOf('x') })))).toBe('session-unknown');
    expect(verdict(ask(ordered, 'yard.order', order()))).toBe('row-invalid');
  });
});

describe('reports', () => {
  test('Y1: carry an order on, never back, and the first of a step is its time', () => {
    const done = report(report(ordered, 'done', '07:10'), 'started', '07:04');
    expect(stateOf(done)).toBe('done');
    const again = report(done, 'done', '07:12').yardOrders.get('o1')!;
    expect([reportedAt(again, 'done'), reportedAt(again, 'acknowledged')]).toEqual([time('07:10'), null]);
  });

  test('Y1: the same report twice is one', () => {
    const once = report(ordered, 'started', '07:04');
    expect(report(once, 'started', '07:04').yardOrders.get('o1')!.reports).toHaveLength(1);
    expect(report(once, 'started', '07:05').yardOrders.get('o1')!.reports).toHaveLength(2);
  });

  test('Y1: what the yard did on an order that was taken back is recorded all the same', () => {
    const back = after(ordered, 'yard.cancel', { orderId: 'o1', reason: '改期' });
    const done = report(back, 'done', '07:30');
    expect(done.yardOrders.get('o1')).toMatchObject({ status: 'cancelled', reports: [{ step: 'done' }] });
  });
});

describe('alarms', () => {
  test('Y2: not answered: at the standard not yet, a minute later', () => {
    expect(codes(ordered, '07:05')).toEqual([]);
    expect(codes(ordered, '07:06')).toEqual(['acknowledge']);
  });

  test('Y2: not done: when its time has passed, until it is done', () => {
    const heard = report(ordered, 'acknowledged', '07:02');
    expect(codes(heard, '07:20')).toEqual([]);
    expect(codes(heard, '07:21')).toEqual(['move']);
    expect(codes(report(heard, 'done', '07:30'), '07:40')).toEqual([]);
  });

  test('Y2: longer at work than its standard, though it is due much later', () => {
    const later = after(world, 'yard.order', order({ due: time('12:00') }));
    const begun = report(report(later, 'acknowledged', '07:01'), 'started', '07:30');
    expect(codes(begun, '07:50')).toEqual([]);
    expect(codes(begun, '07:51')).toEqual(['move']);
  });

  test('Y2: a driver waits for the inspection, and a released load for its pick-up', () => {
    const fact = (w: World, kind: string, at: Clock) =>
      after(w, 'milestone.record', { sessionId: sessionOf('a'), kind, at: time(at) });
    const there = fact(world, 'arrived', '07:30');
    expect(codes(there, '08:00')).toEqual([]);
    expect(codes(there, '08:01')).toEqual(['wait']);
    const begun = fact(there, 'started', '08:02');
    expect(codes(begun, '09:00')).toEqual([]);
    const free = fact(fact(begun, 'ended', '08:30'), 'released', '08:40');
    expect([codes(free, '09:40'), codes(free, '09:41')]).toEqual([[], ['pickUp']]);
    expect(codes(fact(free, 'pickedUp', '09:45'), '10:00')).toEqual([]);
  });
});
