import { describe, expect, test } from 'vitest';
import { atGate, isOneApart } from '#shared/rules/gate';
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
