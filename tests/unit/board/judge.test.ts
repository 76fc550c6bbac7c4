import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import { intentionOf, resizeVerdict, verdictOf } from '#renderer/features/board/judge';
import { DAY, bayNo, clock, officerNo, port, request, sessionNo } from '#tests/support/port-day';
import { at, benchOf, leader, session, team, worldWith, yard } from './day';

const id = sessionNo('1');
const world = (over: Parameters<typeof session>[1] = {}) =>
  worldWith(...yard, ...session([request('1')], over), ...session([request('2')], { place: at(2, '10:00-10:40') }));
const have = { freshTeam: false };

describe('what a drop comes to', () => {
  test('a place, the tray, or nothing where it stands already', () => {
    const bench = benchOf(world({ place: at(1, '09:00-09:40') }));
    expect(intentionOf(bench, [{ sessionId: id, place: at(2, '09:00-09:40') }], have)?.name).toBe('session.place');
    expect(intentionOf(bench, [{ sessionId: id, place: null }], have)?.name).toBe('session.lift');
    expect(intentionOf(bench, [{ sessionId: id, place: at(1, '09:00-09:40') }], have)).toBeNull();
  });

  test('several go as one action that is all or nothing', () => {
    const bench = benchOf(world({ place: at(1, '09:00-09:40') }));
    const targets = [
      { sessionId: id, place: at(1, '09:10-09:50') },
      { sessionId: sessionNo('2'), place: at(2, '10:10-10:50') },
    ];
    expect(intentionOf(bench, targets, have)).toMatchObject({ name: 'plan.adopt', args: { placements: [{}, {}] } });
    expect(verdictOf(bench, targets, have).tone).toBe('fine');
  });
});

describe('the verdict while a card is carried', () => {
  const over = (place: ReturnType<typeof at> | null, now = clock('07:30'), more = {}) =>
    verdictOf(benchOf(world(more), now), [{ sessionId: id, place }], have);

  test('free and in time is fine', () => {
    expect(over(at(1, '09:00-09:40'))).toEqual({ tone: 'fine', why: null });
  });

  test('before the truck is there is said, and left to the officer', () => {
    expect(over(at(1, '07:30-08:10'))).toMatchObject({ tone: 'warn', why: { code: 'before-arrival' } });
  });

  test('a taken bay, its turn-round and shut hours refuse, each by its own reason', () => {
    expect(over(at(2, '10:20-11:00'))).toMatchObject({ tone: 'refuse', why: { code: 'bay-taken' } });
    expect(over(at(2, '10:45-11:25'))).toMatchObject({ tone: 'refuse', why: { code: 'bay-turn-round' } });
    expect(over(at(1, '16:40-17:20'))).toMatchObject({ tone: 'refuse', why: { code: 'outside-hours' } });
  });

  test('a pinned card moves for nobody', () => {
    const pinned = { place: at(1, '09:00-09:40'), pinned: true };
    expect(over(at(1, '11:00-11:40'), clock('07:30'), pinned).why?.code).toBe('session-pinned');
    expect(over(null, clock('07:30'), pinned).why?.code).toBe('session-pinned');
    expect(over(at(1, '09:00-09:40'), clock('07:30'), pinned).tone).toBe('fine');
  });

  test('an approved plan does not stand against it: the reason is asked for afterwards', () => {
    const key = `${port.id}/${DAY}`;
    const approved = put('plans', { id: key, portId: port.id, day: DAY, state: 'approved', version: 1, editors: [] });
    const frozen = worldWith(...yard, ...session([request('1')]), approved);
    expect(verdictOf(benchOf(frozen), [{ sessionId: id, place: at(1, '09:00-09:40') }], have).tone).toBe('fine');
  });

  test('whoever may not plan hears it before letting go', () => {
    const guest = { ...leader, role: 'officer' as const };
    const verdict = verdictOf(
      benchOf(world(), clock('07:30'), guest),
      [{ sessionId: id, place: at(1, '09:00-09:40') }],
      have,
    );
    expect(verdict).toMatchObject({ tone: 'refuse', why: { code: 'not-authorised' } });
  });

  test('a team that is taken there refuses, unless the free shall take its place', () => {
    const busy = worldWith(
      ...yard,
      ...session([request('1')], { place: at(1, '09:00-09:40'), team: team('c1', 'c2') }),
      ...session([request('2')], { place: at(2, '10:00-10:40'), team: team('c2') }),
    );
    const target = [{ sessionId: id, place: at(1, '10:00-10:40') }];
    expect(verdictOf(benchOf(busy), target, have)).toMatchObject({ tone: 'refuse', why: { code: 'officer-taken' } });
    expect(verdictOf(benchOf(busy), target, { freshTeam: true }).tone).toBe('fine');
    expect(intentionOf(benchOf(busy), target, { freshTeam: true })?.args).toMatchObject({
      placements: [{ sessionId: id, at: { bayId: bayNo(1), team: [officerNo('c1'), officerNo('c3')] } }],
    });
  });
});

test('pulling an end is judged where the session would then reach', () => {
  const bench = benchOf(
    worldWith(
      ...yard,
      ...session([request('1')], { place: at(1, '09:00-09:40') }),
      ...session([request('2')], { place: at(1, '10:00-10:40') }),
    ),
  );
  expect(resizeVerdict(bench, id, 50).tone).toBe('fine');
  expect(resizeVerdict(bench, id, 55)).toMatchObject({ tone: 'refuse', why: { code: 'bay-turn-round' } });
  expect(resizeVerdict(bench, id, 75)).toMatchObject({ tone: 'refuse', why: { code: 'bay-taken' } });
});
