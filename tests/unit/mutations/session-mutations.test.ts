import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { inverseOf } from '#shared/mutations/registry';
import {
  after,
  ask,
  bayOf,
  officerOf,
  people,
  sessionOf,
  someClosure,
  someWorld,
  span,
  time,
  verdict,
} from '#tests/support/world-builder';

const board = someWorld()
  .withBay('1')
  .withBay('2')
  .withOfficer('o')
  .withOfficer('p')
  .withRequest('a', { minutes: 20 })
  .withRequest('c', { minutes: 30 });
const a = { sessionId: sessionOf('a'), reason: null };
const at9 = { bayId: bayOf('1'), start: time('09:00') };
const rowOf = (world: World, no = 'a') => world.sessions.get(sessionOf(no))!;

/** The session after an action and its undo. */
function thereAndBack(world: World, name: string, args: unknown) {
  const undo = inverseOf(world, { name, args })!;
  return rowOf(after(after(world, name, args), undo.name, undo.args));
}

describe('place', () => {
  test('B1 S8: a free bay takes the session for as long as it lasts, a taken one refuses', () => {
    const next = after(board.world, 'session.place', { ...a, ...at9 });
    expect(rowOf(next).place).toEqual({ bayId: '1', slot: { start: time('09:00'), end: time('09:20') } });
    expect(verdict(ask(next, 'session.place', { ...a, sessionId: sessionOf('c'), ...at9 }))).toBe('bay-taken');
  });

  test.each(['running', 'done'] as const)('S6: a session that is %s does not move', (status) => {
    const { world } = board.placed('a', '1', '10:00').session('a', { status });
    for (const [name, args] of [
      ['session.place', { ...a, ...at9 }],
      ['session.lift', a],
      ['session.resize', { ...a, minutes: 10 }],
      ['session.assign', { ...a, team: [] }],
      ['session.pin', { sessionId: a.sessionId, pinned: true, note: '' }],
    ] as const)
      expect(verdict(ask(world, name, args))).toBe('session-started');
  });

  test('S6: an arrived one still moves, a cancelled or unknown one does not', () => {
    expect(verdict(ask(board.session('a', { status: 'arrived' }).world, 'session.place', { ...a, ...at9 }))).toBe('ok');
    expect(verdict(ask(board.session('a', { status: 'cancelled' }).world, 'session.place', { ...a, ...at9 }))).toBe(
      'session-cancelled',
    );
    expect(verdict(ask(board.world, 'session.place', { ...a, ...at9, sessionId: sessionOf('x') }))).toBe(
      'session-unknown',
    );
  });

  test('S7: undo of a first placing is the tray, of a move the place before, with its team', () => {
    expect(thereAndBack(board.world, 'session.place', { ...a, ...at9 })).toEqual(rowOf(board.world));
    const placed = board.placed('a', '2', '10:00', { team: ['o'] }).world;
    expect(thereAndBack(placed, 'session.place', { ...a, ...at9 })).toEqual(rowOf(placed));
  });

  test('S7: undo of a move leaves the team that was named since', () => {
    const placed = board.placed('a', '2', '10:00', { team: ['o'] }).world;
    const undo = inverseOf(placed, { name: 'session.place', args: { ...a, ...at9 } })!;
    const moved = after(placed, 'session.place', { ...a, ...at9 });
    const named = after(moved, 'session.assign', { ...a, team: [officerOf('p')] });
    expect(rowOf(after(named, undo.name, undo.args))).toMatchObject({ place: rowOf(placed).place, team: ['p'] });
  });
});

describe('a pinned session', () => {
  const pinned = board.placed('a', '2', '10:00', { team: ['o'], pinned: true }).world;
  const freed = after(pinned, 'session.pin', { sessionId: a.sessionId, pinned: false, note: '' });

  test('S10: is neither moved nor lifted until it is freed, and hears that before any other reason', () => {
    for (const [name, args] of [
      ['session.place', { ...a, ...at9 }],
      ['session.place', { ...a, bayId: bayOf('1'), start: time('23:00') }],
      ['session.lift', a],
      ['session.restore', { ...a, ...at9 }],
    ] as const)
      expect(verdict(ask(pinned, name, args))).toBe('session-pinned');
    expect(verdict(ask(freed, 'session.place', { ...a, ...at9 }))).toBe('ok');
    expect(verdict(ask(freed, 'session.lift', a))).toBe('ok');
  });

  test('S10: its length, its team and its note may change where it stands', () => {
    expect(verdict(ask(pinned, 'session.resize', { ...a, minutes: 25 }))).toBe('ok');
    expect(verdict(ask(pinned, 'session.assign', { ...a, team: [officerOf('p')] }))).toBe('ok');
    expect(verdict(ask(pinned, 'session.place', { ...a, bayId: bayOf('2'), start: time('10:00') }))).toBe('ok');
  });

  test('S10: a move is not undone over a pin that was set since', () => {
    const undo = inverseOf(freed, { name: 'session.place', args: { ...a, ...at9 } })!;
    const moved = after(freed, 'session.place', { ...a, ...at9 });
    const again = after(moved, 'session.pin', { sessionId: a.sessionId, pinned: true, note: '' });
    expect(verdict(ask(again, undo.name, undo.args))).toBe('session-pinned');
    expect(verdict(ask(moved, undo.name, undo.args))).toBe('ok');
  });
});

describe('undo of leaving a place that breaks a rule', () => {
  // A closure is laid over the session where it stands: 09:00 to 09:20 on bay 1.
  const closed = board.placed('a', '1', '09:00', { team: ['o'] }).withClosure('1', '09:10', '10:00');
  const { world } = closed;
  const away = { ...a, bayId: bayOf('2'), start: time('09:00') };
  const undoOf = (name: string, args: unknown) => inverseOf(world, { name, args })!;
  const moved = after(world, 'session.place', away);
  const back = undoOf('session.place', away);

  test.each([
    ['moving', 'session.place', away],
    ['lifting', 'session.lift', a],
    ['shortening', 'session.resize', { ...a, minutes: 10 }],
  ])('S9 S7: of %s puts the session back into its breach', (_, name, args) => {
    expect(thereAndBack(world, name, args)).toEqual(rowOf(world));
  });

  test('S9 T4: of naming another team names the one that has gone off duty', () => {
    const { world } = board.withOfficer('o', { duty: ['09:10', '12:00'] }).placed('a', '1', '09:00', { team: ['o'] });
    expect(thereAndBack(world, 'session.assign', { ...a, team: [officerOf('p')] })).toEqual(rowOf(world));
  });

  test('S9: an ordinary action does not get there', () => {
    expect(verdict(ask(moved, 'session.place', { ...a, bayId: bayOf('1'), start: time('09:00') }))).toBe('bay-closed');
    const other = { sessionId: sessionOf('c'), bayId: bayOf('1'), start: time('09:00'), reason: null };
    expect(verdict(ask(moved, 'session.restore', other))).toBe('bay-closed');
    expect(verdict(ask(board.withClosure('1', '09:10', '10:00').world, back.name, back.args))).toBe('bay-closed');
  });

  test('S9 B1: what somebody has taken since is not overwritten', () => {
    const before = { sessionId: sessionOf('c'), bayId: bayOf('1'), start: time('08:30'), reason: null };
    expect(verdict(ask(after(moved, 'session.place', before), back.name, back.args))).toBe('ok');
    const over = { ...before, start: time('08:35') };
    expect(verdict(ask(after(moved, 'session.place', over), back.name, back.args))).toBe('bay-taken');
  });

  test('S9 B3: a closure that has grown since is another breach', () => {
    const grown = after(moved, 'bay.close', { closure: someClosure('1', span('09:05', '10:00')) });
    expect(verdict(ask(grown, back.name, back.args))).toBe('bay-closed');
  });

  test('S9: twice away and twice back, each breach as it was', () => {
    const twice = after(moved, 'bay.close', { closure: someClosure('2', span('09:00', '09:30')) });
    const third = { ...a, ...at9, start: time('11:00') };
    const undo = inverseOf(twice, { name: 'session.place', args: third })!;
    const there = after(after(twice, 'session.place', third), undo.name, undo.args);
    expect(rowOf(there)).toEqual(rowOf(moved));
    expect(rowOf(after(there, back.name, back.args))).toEqual(rowOf(world));
  });
});

describe('lift and restore', () => {
  const placed = board.placed('a', '2', '10:00', { team: ['o'] }).world;

  test('S7: lifting frees place and team; undo brings both back', () => {
    expect(rowOf(after(placed, 'session.lift', a))).toMatchObject({ place: null, team: [] });
    expect(thereAndBack(placed, 'session.lift', a)).toEqual(rowOf(placed));
    expect(verdict(ask(board.world, 'session.lift', a))).toBe('session-unplaced');
  });

  test('S7: undo of restoring over a place is that place, with the minutes, team and pin of before', () => {
    const args = { ...a, ...at9, minutes: 25, team: [officerOf('p')], pinned: true };
    expect(rowOf(after(placed, 'session.restore', args))).toMatchObject({ minutes: 25, team: ['p'], pinned: true });
    const undo = inverseOf(placed, { name: 'session.restore', args: { ...args, pinned: false } })!;
    const there = after(placed, 'session.restore', { ...args, pinned: false });
    expect(rowOf(after(there, undo.name, undo.args))).toEqual(rowOf(placed));
  });

  test('T1 T5: restoring judges the team like naming it', () => {
    const { world } = board.placed('c', '2', '09:00', { team: ['o'] });
    const restore = (team: readonly string[]) =>
      verdict(ask(world, 'session.restore', { ...a, ...at9, team, pinned: false }));
    expect(restore(['p'])).toBe('ok');
    expect(restore(['o'])).toBe('officer-taken');
    expect(restore(['p', 'p'])).toBe('officer-doubled');
  });
});

describe('resize', () => {
  const beside = board.placed('a', '1', '09:00').placed('c', '1', '09:30').world;

  test('B1 S8: longer up to the next session, not into it', () => {
    expect(rowOf(after(beside, 'session.resize', { ...a, minutes: 30 }))).toMatchObject({
      minutes: 30,
      place: { slot: { start: time('09:00'), end: time('09:30') } },
    });
    expect(verdict(ask(beside, 'session.resize', { ...a, minutes: 31 }))).toBe('bay-taken');
    expect(verdict(ask(beside, 'session.resize', { ...a, minutes: 4 }))).toBe('row-invalid');
  });

  test('S7: undo brings the length back, in the tray as on the board', () => {
    expect(thereAndBack(beside, 'session.resize', { ...a, minutes: 25 })).toEqual(rowOf(beside));
    expect(thereAndBack(board.world, 'session.resize', { ...a, minutes: 25 })).toEqual(rowOf(board.world));
  });
});

describe('pin', () => {
  test('S7: what stands on the board can be pinned, with its note, and freed again', () => {
    const placed = board.placed('a', '1', '09:00').world;
    const pin = { sessionId: a.sessionId, pinned: true, note: '等兽医' };
    expect(rowOf(after(placed, 'session.pin', pin))).toMatchObject({ pinned: true, note: '等兽医' });
    expect(thereAndBack(placed, 'session.pin', pin)).toEqual(rowOf(placed));
    expect(verdict(ask(board.world, 'session.pin', pin))).toBe('session-unplaced');
    expect(verdict(ask(board.world, 'session.pin', { ...pin, pinned: false }))).toBe('ok');
  });
});

describe('assign', () => {
  const placed = board.placed('a', '1', '09:00').world;
  const assign = (world: World, ...team: readonly string[]) => ask(world, 'session.assign', { ...a, team });

  test('T1 T4 T5: officers on duty and free are named, each once', () => {
    expect(verdict(assign(placed, 'o', 'p'))).toBe('ok');
    expect(verdict(assign(placed, 'o', 'o'))).toBe('officer-doubled');
    expect(verdict(assign(placed, 'nobody'))).toBe('officer-unknown');
    expect(
      verdict(assign(board.withOfficer('o', { duty: ['09:01', '12:00'] }).placed('a', '1', '09:00').world, 'o')),
    ).toBe('officer-off-duty');
    expect(verdict(assign(board.placed('a', '1', '09:00').placed('c', '2', '09:10', { team: ['o'] }).world, 'o'))).toBe(
      'officer-taken',
    );
    expect(verdict(assign(board.world, 'o'))).toBe('session-unplaced');
  });

  test('S7: undo names the team before', () => {
    const { world } = board.placed('a', '1', '09:00', { team: ['o'] });
    expect(thereAndBack(world, 'session.assign', { ...a, team: [officerOf('p')] })).toEqual(rowOf(world));
  });
});

test('X2: an officer of the yard plans nothing', () => {
  expect(verdict(ask(board.world, 'session.place', { ...a, ...at9 }, { actor: people.officer }))).toBe(
    'not-authorised',
  );
  expect(verdict(ask(board.world, 'session.place', { ...a, ...at9 }, { actor: people.supervisor }))).toBe('ok');
});
