import { describe, expect, test } from 'vitest';
import { atGate, isOneApart, lacksPlace } from '#shared/rules/gate';
import type { ObjectMarks } from '#shared/domain/request';
import { DAY, PORT, after, sessionOf, someRequest, someWorld, time } from '#tests/support/world-builder';

const marks = (wish: Partial<ObjectMarks>): ObjectMarks => ({ ...someRequest('a').marks, plates: [], ...wish });
const { world } = someWorld()
  .withRequest('a', { eta: '08:00', marks: marks({ foreignPlates: ['A123BC125'], trailers: ['AM123425'] }) })
  .withRequest('b', { eta: '09:30', marks: marks({ plates: ['吉H12345'] }) })
  .withRequest('c', { eta: '15:00', marks: marks({ plates: ['吉H12345'] }) })
  .withRequest('d', { eta: '10:00', marks: marks({ plates: ['吉H1B045'] }) });
const frame = { portId: PORT.id, day: DAY };
const at = (text: string, of = world) => atGate(of, text, frame);
const names = (answer: ReturnType<typeof at>) =>
  answer.kind === 'found' ? answer.hits.map((h) => [h.session.id, h.expected]) : answer;

describe('the gate', () => {
  test('E1: tractor or trailer, Cyrillic or Latin, full width, with spaces and dots: one truck', () => {
    const written = ['A123BC125', 'а123вс125', 'А 123 ВС 125 RUS', 'АМ123425', 'am 1234 25', 'Ａ１２３ＢＣ125'];
    expect(written.map((text) => names(at(text)))).toEqual(written.map(() => [[sessionOf('a'), true]]));
    expect(names(at('吉H·12345'))).toHaveLength(2);
  });

  test('E1: letters that look like digits are taken for them, unless the plate is written so', () => {
    expect(names(at('吉H18O45'))).toEqual([[sessionOf('d'), true]]);
    const both = someWorld()
      .withRequest('a', { marks: marks({ plates: ['吉H1B045'] }) })
      .withRequest('b', { marks: marks({ plates: ['吉H18045'] }) }).world;
    expect(names(at('吉H18045', both))).toEqual([[sessionOf('b'), true]]);
  });

  test('E2: a truck that comes twice a day is expected once: the earliest crossing that still awaits it', () => {
    expect(names(at('吉H12345'))).toEqual([
      [sessionOf('b'), true],
      [sessionOf('c'), false],
    ]);
    const there = after(world, 'milestone.record', { sessionId: sessionOf('b'), kind: 'arrived', at: time('09:20') });
    expect(names(at('吉H12345', there))).toEqual([
      [sessionOf('b'), false],
      [sessionOf('c'), true],
    ]);
  });

  test('E2: orders of one crossing that nobody joined are all met by one arrival', () => {
    const two = someWorld()
      .withRequest('a', { eta: '08:00', marks: marks({ plates: ['吉H12345'] }) })
      .withRequest('b', { eta: '10:00', marks: marks({ plates: ['吉H12345'] }) }).world;
    expect(names(at('吉H12345', two))).toEqual([
      [sessionOf('a'), true],
      [sessionOf('b'), true],
    ]);
  });

  test('E1: a plate nobody awaits is said, with those one sign apart to look at; never taken for one of them', () => {
    const answer = at('吉H12346');
    expect(answer).toMatchObject({ kind: 'unknown', plate: '吉H12346' });
    expect(answer.kind === 'unknown' && answer.near.map((h) => h.session.id)).toEqual(['b', 'c'].map(sessionOf));
    expect(at('吉A99999')).toEqual({ kind: 'unknown', plate: '吉A99999', near: [] });
    expect(at('  ')).toEqual({ kind: 'nothing' });
  });

  test('E2: neither another day nor a cancelled session is expected', () => {
    expect(atGate(world, '吉H12345', { ...frame, day: '2026-11-24' }).kind).toBe('unknown');
    const off = someWorld().withRequest('a').session('a', { status: 'cancelled' }).world;
    expect(at('吉Ha', off).kind).toBe('unknown');
  });
});

test.each([
  ['AB', 'AB', false],
  ['AB', 'AC', true],
  ['AB', 'ABC', true],
  ['ABC', 'AC', true],
  ['ABC', 'ACB', true],
  ['ABC', 'BCA', false],
  ['A', 'ABC', false],
  ['', 'A', true],
])('one sign apart: %s and %s: %s', (a, b, apart) => {
  expect([isOneApart(a, b), isOneApart(b, a)]).toEqual([apart, apart]);
});

test('A3: without a place is who has none, whose place is over, or who came after its grace; not who has begun', () => {
  const day = someWorld().withBay('1').withRequest('a', { eta: '08:00', minutes: 40 });
  const lack = (of: typeof day.world, now: Parameters<typeof time>[0]) =>
    lacksPlace(of, of.sessions.get(sessionOf('a'))!, time(now));
  const placed = day.placed('a', '1', '09:00');
  const { graceMinutes } = PORT.settings;
  expect(graceMinutes).toBeLessThan(40);
  expect(lack(day.world, '08:00')).toBe('none');
  expect(lack(placed.world, '09:00')).toBeNull();
  expect(lack(placed.world, '09:39')).toBe('missed');
  const cameAt = (clock: Parameters<typeof time>[0]) =>
    after(placed.world, 'milestone.record', { sessionId: sessionOf('a'), kind: 'arrived', at: time(clock) });
  expect(lack(cameAt('08:10'), '09:39')).toBeNull();
  expect(lack(cameAt('08:10'), '09:40')).toBe('missed');
  expect(lack(cameAt('09:39'), '09:39')).toBe('missed');
  expect(lack(placed.session('a', { status: 'running' }).world, '12:00')).toBeNull();
});
