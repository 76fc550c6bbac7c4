import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { planBreaches } from '#shared/mutations/plan-mutations';
import { planOf } from '#shared/mutations/plan-gate';
import { inverseOf } from '#shared/mutations/registry';
import {
  DAY,
  PORT,
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

const day = { portId: PORT.id, day: DAY };
const board = someWorld()
  .withBay('1')
  .withBay('2')
  .withOfficer('o')
  .withOfficer('p')
  .withRequest('a', { minutes: 30 })
  .withRequest('c', { minutes: 30 });
const complete = board.placed('a', '1', '09:00', { team: ['o', 'p'] });
const at = (bay: string, start: '09:00' | '09:30' | '10:00', team: readonly string[] = []) => ({
  bayId: bayOf(bay),
  start: time(start),
  team,
});
const adopt = (...placements: readonly (readonly [string, ReturnType<typeof at> | null])[]) => ({
  ...day,
  placements: placements.map(([no, where]) => ({ sessionId: sessionOf(no), at: where })),
  reason: null,
});
const place = { sessionId: sessionOf('c'), bayId: bayOf('2'), start: time('09:00'), reason: null };
const stateOf = (world: World) => planOf(world, PORT.id, DAY);

describe('adopt', () => {
  test('A2 B1: two sessions swap their places in one step', () => {
    const { world } = board.placed('a', '1', '09:00').placed('c', '1', '09:30');
    const next = after(world, 'plan.adopt', adopt(['a', at('1', '09:30')], ['c', at('1', '09:00')]));
    expect(next.sessions.get(sessionOf('a'))?.place?.slot).toEqual(span('09:30', '10:00'));
    expect(next.sessions.get(sessionOf('c'))?.place?.slot).toEqual(span('09:00', '09:30'));
  });

  test('A2 B1 T1: one place or officer too many and nothing is taken over', () => {
    expect(verdict(ask(board.world, 'plan.adopt', adopt(['a', at('1', '09:00')], ['c', at('1', '09:00')])))).toBe(
      'bay-taken',
    );
    expect(
      verdict(ask(board.world, 'plan.adopt', adopt(['a', at('1', '09:00', ['o'])], ['c', at('2', '09:00', ['o'])]))),
    ).toBe('officer-taken');
    expect(
      verdict(ask(board.world, 'plan.adopt', adopt(['a', at('1', '09:00', ['o'])], ['c', at('2', '09:00', ['p'])]))),
    ).toBe('ok');
    expect(verdict(ask(board.world, 'plan.adopt', adopt(['a', at('1', '09:00', ['o', 'o'])])))).toBe('officer-doubled');
  });

  test('A1: pinned sessions stay, though their team may be named', () => {
    const { world } = board.placed('a', '1', '09:00', { pinned: true });
    expect(verdict(ask(world, 'plan.adopt', adopt(['a', at('1', '09:30')])))).toBe('session-pinned');
    expect(verdict(ask(world, 'plan.adopt', adopt(['a', null])))).toBe('session-pinned');
    expect(verdict(ask(world, 'plan.adopt', adopt(['a', at('1', '09:00', ['o'])])))).toBe('ok');
  });

  test('A1 S6: started sessions stay', () => {
    const { world } = board.placed('a', '1', '09:00').session('a', { status: 'running' });
    expect(verdict(ask(world, 'plan.adopt', adopt(['a', at('1', '09:30')])))).toBe('session-started');
  });

  test('A2: a session named twice, or of another day, refuses the proposal', () => {
    expect(verdict(ask(board.world, 'plan.adopt', adopt(['a', at('1', '09:00')], ['a', null])))).toBe('same-session');
    expect(verdict(ask(board.world, 'plan.adopt', { ...adopt(['a', null]), day: '2026-11-24' }))).toBe('wrong-day');
  });

  test('P4: what stands as proposed needs no slip', () => {
    const { world } = board.placed('a', '1', '09:00').withPlan({ state: 'approved', version: 1 });
    const same = adopt(['a', at('1', '09:00')]);
    expect(ask(world, 'plan.adopt', same)).toEqual({ ok: true, value: [] });
    const more = after(world, 'plan.adopt', {
      ...adopt(['a', at('1', '09:00')], ['c', at('2', '09:00')]),
      reason: '加派',
    });
    expect([...more.slips.values()].map((s) => s.sessionId)).toEqual([sessionOf('c')]);
  });

  test('S7: undo puts every session back', () => {
    const { world } = board.placed('a', '1', '09:00', { team: ['o'] }).withPlan({ editors: [people.leader.id] });
    const args = adopt(['a', at('2', '09:30', ['p'])], ['c', at('1', '10:00')]);
    const undo = inverseOf(world, { name: 'plan.adopt', args })!;
    expect(after(after(world, 'plan.adopt', args), undo.name, undo.args)).toEqual(world);
  });

  test('S9 A2: undo puts sessions back into the clashes that the proposal had solved, all or none', () => {
    const closed = board
      .withRequest('d')
      .placed('a', '1', '09:00')
      .placed('c', '1', '09:30')
      .withClosure('1', '09:00', '10:00').world;
    const args = adopt(['a', at('2', '09:00')], ['c', at('2', '09:30')]);
    const undo = inverseOf(closed, { name: 'plan.adopt', args })!;
    const adopted = after(closed, 'plan.adopt', args);
    expect(after(adopted, undo.name, undo.args).sessions).toEqual(closed.sessions);
    expect(planBreaches(after(adopted, undo.name, undo.args), PORT.id, DAY).map((b) => b.code)).toEqual([
      'bay-closed',
      'bay-closed',
    ]);
    expect(verdict(ask(adopted, 'plan.adopt', undo.args))).toBe('bay-closed');
    const reopened = after(adopted, 'bay.reopen', {
      portId: PORT.id,
      closureId: someClosure('1', span('09:00', '10:00')).id,
    });
    const taken = after(reopened, 'session.place', { ...place, sessionId: sessionOf('d'), bayId: bayOf('1') });
    expect(verdict(ask(taken, undo.name, undo.args))).toBe('bay-taken');
  });
});

describe('submit', () => {
  test('P3: an empty board is no plan, one complete session is', () => {
    expect(verdict(ask(board.world, 'plan.submit', day))).toBe('plan-empty');
    expect(verdict(ask(complete.world, 'plan.submit', day))).toBe('ok');
  });

  test('P3 T2: one officer short holds the plan', () => {
    expect(verdict(ask(board.placed('a', '1', '09:00', { team: ['o'] }).world, 'plan.submit', day))).toBe(
      'agency-short',
    );
  });

  test('P3 B3: a closure laid over a session holds the plan and moves nothing', () => {
    const closed = after(complete.world, 'bay.close', { closure: someClosure('1', span('09:20', '10:00')) });
    expect(closed.sessions).toEqual(complete.world.sessions);
    expect(planBreaches(closed, PORT.id, DAY).map((b) => b.code)).toEqual(['bay-closed']);
    expect(ask(closed, 'plan.submit', day)).toMatchObject({
      ok: false,
      error: { code: 'bay-closed', facts: { more: 0 } },
    });
    expect(
      planBreaches(complete.session('a', { status: 'done' }).withClosure('1', '09:20', '10:00').world, PORT.id, DAY),
    ).toEqual([]);
  });

  test('P5: the version is the picture of that moment', () => {
    const submitted = after(complete.world, 'plan.submit', day);
    const [version] = [...submitted.versions.values()];
    expect(version).toMatchObject({ number: 1, state: 'submitted', submittedBy: people.leader.id });
    expect(version?.entries.map((e) => [e.sessionId, e.place !== null, e.team])).toEqual([
      [sessionOf('a'), true, ['o', 'p'].map(officerOf)],
      [sessionOf('c'), false, []],
    ]);
  });

  test('P1: while it is submitted no place changes, and it is not submitted again', () => {
    const submitted = after(complete.world, 'plan.submit', day);
    for (const [name, args] of [
      ['session.place', place],
      ['session.lift', { sessionId: sessionOf('a'), reason: '急' }],
      ['session.resize', { sessionId: sessionOf('a'), minutes: 20, reason: null }],
      ['session.assign', { sessionId: sessionOf('a'), team: [], reason: null }],
      ['plan.adopt', adopt(['c', at('2', '09:00')])],
      ['plan.submit', day],
    ] as const)
      expect(verdict(ask(submitted, name, args))).toBe('plan-submitted');
    expect(verdict(ask(submitted, 'session.pin', { sessionId: sessionOf('a'), pinned: true, note: '' }))).toBe('ok');
  });
});

describe('approve', () => {
  const submitted = after(complete.world, 'plan.submit', day);
  const supervisor = { actor: people.supervisor };

  test('P2: nobody approves what he edited, submitting included', () => {
    expect(verdict(ask(submitted, 'plan.approve', day, supervisor))).toBe('ok');
    const edited = after(complete.world, 'session.place', place, supervisor);
    const full = after(edited, 'session.assign', { sessionId: sessionOf('c'), team: [], reason: null });
    const lifted = after(full, 'session.lift', { sessionId: sessionOf('c'), reason: null });
    expect(verdict(ask(after(lifted, 'plan.submit', day), 'plan.approve', day, supervisor))).toBe('own-edits');
    expect(verdict(ask(after(complete.world, 'plan.submit', day, supervisor), 'plan.approve', day, supervisor))).toBe(
      'own-edits',
    );
  });

  test('P2 P6: edits count until an approval, not only until a return', () => {
    const edited = after(after(complete.world, 'session.place', place, supervisor), 'session.lift', {
      sessionId: sessionOf('c'),
      reason: null,
    });
    const other = { actor: { ...people.supervisor, id: officerOf('other') } };
    const returned = after(after(edited, 'plan.submit', day), 'plan.return', { ...day, reason: '缺人' }, other);
    expect(stateOf(returned).state).toBe('draft');
    expect(verdict(ask(after(returned, 'plan.submit', day), 'plan.approve', day, supervisor))).toBe('own-edits');
  });

  test('P5: approval freezes the version and starts the list of editors anew', () => {
    const approved = after(submitted, 'plan.approve', day, supervisor);
    expect(stateOf(approved)).toMatchObject({ state: 'approved', version: 1, editors: [] });
    expect([...approved.versions.values()]).toMatchObject([{ state: 'approved', decidedBy: people.supervisor.id }]);
    expect(verdict(ask(approved, 'plan.approve', day, supervisor))).toBe('plan-not-submitted');
    expect(verdict(ask(approved, 'plan.submit', day))).toBe('plan-approved');
  });

  test('X2: a leader does not approve', () => {
    expect(verdict(ask(submitted, 'plan.approve', day))).toBe('not-authorised');
  });

  test('P6: back only with a reason, and the next version counts on', () => {
    expect(verdict(ask(submitted, 'plan.return', { ...day, reason: ' ' }, supervisor))).toBe('reason-missing');
    expect(verdict(ask(complete.world, 'plan.return', { ...day, reason: '缺人' }, supervisor))).toBe(
      'plan-not-submitted',
    );
    const again = after(after(submitted, 'plan.return', { ...day, reason: '缺人' }, supervisor), 'plan.submit', day);
    expect([...again.versions.values()].map((v) => [v.number, v.state, v.reason])).toEqual([
      [1, 'returned', '缺人'],
      [2, 'submitted', ''],
    ]);
  });
});

describe('change slips', () => {
  const approved = after(after(complete.world, 'plan.submit', day), 'plan.approve', day, { actor: people.supervisor });

  test('P4: an approved plan changes only with a reason, and the slip says what moved', () => {
    expect(verdict(ask(approved, 'session.place', place))).toBe('plan-approved');
    expect(verdict(ask(approved, 'session.place', { ...place, reason: '  ' }))).toBe('plan-approved');
    const [slip] = [...after(approved, 'session.place', { ...place, reason: '车已到' }).slips.values()];
    expect(slip).toMatchObject({
      sessionId: sessionOf('c'),
      before: null,
      reason: '车已到',
      version: 1,
      by: people.leader.id,
    });
    expect(slip?.after?.bayId).toBe('2');
  });

  test('P4: two slips of one millisecond both stay', () => {
    const once = after(approved, 'session.place', { ...place, reason: '一' });
    const twice = after(once, 'session.place', { ...place, start: time('10:00'), reason: '二' });
    const thrice = after(twice, 'session.lift', { sessionId: sessionOf('c'), reason: '三' });
    expect([...thrice.slips.values()].map((s) => s.reason)).toEqual(['一', '二', '三']);
  });
});

test('P2: a draft notes each editor once', () => {
  const once = after(board.world, 'session.place', place);
  const twice = after(once, 'session.place', { ...place, start: time('10:00') });
  expect(
    stateOf(after(twice, 'session.lift', { sessionId: sessionOf('c'), reason: null }, { actor: people.borderLeader }))
      .editors,
  ).toEqual([people.leader.id, people.borderLeader.id]);
});
