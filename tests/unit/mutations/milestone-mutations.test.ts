import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { after, ask, people, sessionOf, someWorld, time, verdict, type Clock } from '#tests/support/world-builder';

const { world: board } = someWorld().withBay('1').withRequest('a').withRequest('b').placed('a', '1', '09:00');
const fact = (kind: string, at: Clock, no = 'a') => ({ sessionId: sessionOf(no), kind, at: time(at) });
const seen = (world: World, kind: string, at: Clock, no = 'a') => after(world, 'milestone.record', fact(kind, at, no));
const codes = (world: World) => [...world.anomalies.values()].map((a) => a.code);
const statusOf = (world: World, no = 'a') => world.sessions.get(sessionOf(no))?.status;

describe('facts', () => {
  test('F1 F3: a day as it should be leaves no anomaly', () => {
    const kinds = ['arrived', 'gateIn', 'started', 'ended'];
    const world = kinds.reduce((w, kind, i) => seen(w, kind, `09:${String(i + 10)}` as Clock), board);
    expect(codes(world)).toEqual([]);
    expect(statusOf(world)).toBe('done');
    expect(world.milestones.size).toBe(4);
  });

  test('F1 F2: started in the tray, before it came, a second time: all recorded, each with its anomaly', () => {
    expect(codes(seen(board, 'started', '09:00', 'b'))).toEqual(['not-planned']);
    expect(codes(seen(seen(board, 'arrived', '09:00'), 'arrived', '09:05'))).toEqual(['twice']);
    expect(codes(seen(seen(board, 'arrived', '09:00'), 'started', '08:59'))).toEqual(['out-of-order']);
    expect(codes(seen(seen(board, 'arrived', '09:00'), 'started', '09:00'))).toEqual([]);
    expect(codes(seen(seen(board, 'ended', '09:30'), 'started', '09:31'))).toEqual(['out-of-order']);
  });

  test('F1: neither a submitted plan nor a cancelled session refuses a fact', () => {
    const { world } = someWorld()
      .withRequest('a')
      .session('a', { status: 'cancelled' })
      .withPlan({ state: 'submitted' });
    expect(verdict(ask(world, 'milestone.record', fact('started', '09:00')))).toBe('ok');
  });

  test('F3: a late report of an earlier fact does not turn the session back', () => {
    const world = seen(seen(board, 'started', '09:02'), 'arrived', '08:50');
    expect(statusOf(world)).toBe('running');
    expect(codes(world)).toEqual([]);
  });

  test('F5: the same report twice is one fact, with its first witness', () => {
    const once = seen(board, 'arrived', '09:00');
    expect(ask(once, 'milestone.record', fact('arrived', '09:00'), { actor: people.officer })).toEqual({
      ok: true,
      value: [],
    });
  });

  test('F4: a report on a session that was joined meanwhile is told of the joined one', () => {
    const joined = after(board, 'session.join', { sessionIds: ['a', 'b'].map(sessionOf) });
    const world = seen(joined, 'arrived', '09:00', 'b');
    expect([...world.milestones.values()]).toMatchObject([{ sessionId: sessionOf('a') }]);
    expect(statusOf(world)).toBe('arrived');
  });

  test('F4: only what nobody knows has nothing to be recorded on', () => {
    expect(verdict(ask(board, 'milestone.record', fact('arrived', '09:00', 'x')))).toBe('session-unknown');
  });

  test('X2: a supervisor reviews and records nothing', () => {
    expect(verdict(ask(board, 'milestone.record', fact('arrived', '09:00'), { actor: people.supervisor }))).toBe(
      'not-authorised',
    );
  });
});
