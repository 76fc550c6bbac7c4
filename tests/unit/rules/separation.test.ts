import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import { mayDecideOn, mayInspect, selectorsOf } from '#shared/rules/separation';
import { actsFor, maySee, teamVisibleTo } from '#shared/rules/sight';
import { tableNames } from '#shared/domain/world';
import { begun, drawWorld, drawn } from '#tests/support/draws';
import { after, ask, officerOf, people, sessionOf, time, verdict } from '#tests/support/world-builder';

const { leader, borderLeader, supervisor, officer, administrator } = people;

describe('three people', () => {
  // Every inbound object is drawn, so that `a` is sure to be among them.
  const all = after(
    drawWorld().world,
    'rate.set',
    { portId: leader.portId, group: 'in', percent: 100, provenance: { source: '测试', verified: true } },
    { actor: administrator },
  );
  const selected = drawn(all, { session: null });
  const a = selected.sessions.get(sessionOf('a'))!;

  test('X11: who selected an object does not decide on it; whoever else did not inspect it may', () => {
    expect(selectorsOf(selected, a)).toEqual([leader.id]);
    expect(mayDecideOn(selected, a, leader)?.code).toBe('decider-selected');
    expect(mayDecideOn(selected, a, borderLeader)).toBeNull();
    expect(mayDecideOn(all, a, leader)).toBeNull();
  });

  test('X11: who inspected it does not decide on it', () => {
    const team = { ...a, team: [officerOf('c1'), officerOf('c2')] };
    expect(mayDecideOn(selected, team, { ...officer, id: officerOf('c1') })?.code).toBe('decider-inspected');
    expect(mayDecideOn(selected, team, { ...officer, id: officerOf('c3') })).toBeNull();
  });

  test('X11: who selected it is not named to inspect it, and is not in the pool from which its team is drawn', () => {
    const own = { ...leader, id: officerOf('c1') };
    const w = drawWorld().and(put('users', own));
    const rate = { portId: leader.portId, group: 'in', percent: 100, provenance: { source: '测试', verified: true } };
    const byC1 = drawn(after(w.world, 'rate.set', rate, { actor: administrator }), { session: null }, { actor: own });
    expect(mayInspect(byC1, byC1.sessions.get(sessionOf('a'))!, 'c1')?.code).toBe('officer-selected');
    const assign = (team: readonly string[]) => ({ sessionId: sessionOf('a'), team, reason: null });
    expect(verdict(ask(byC1, 'session.assign', assign(['c1', 'c2'])))).toBe('officer-selected');
    expect(verdict(ask(byC1, 'session.assign', assign(['c3', 'c2'])))).toBe('ok');
    const { pool } = begun(byC1, { drawId: 'team' }, { actor: supervisor }).draws.get('team')!;
    expect(pool.map((m) => [m.id, m.excluded]).slice(0, 2)).toEqual([
      ['c1', 'selected'],
      ['c2', null],
    ]);
  });

  test('X11: a selected object stays selected when it is joined into another session', () => {
    const joined = after(selected, 'session.join', { sessionIds: [sessionOf('d'), sessionOf('e')], reason: null });
    const heir = [...joined.sessions.values()].find((s) => s.requestIds.length === 2)!;
    expect(selectorsOf(joined, heir)).toEqual([leader.id]);
  });
});

describe('what a role sees', () => {
  const { world } = drawWorld();
  const a = world.sessions.get(sessionOf('a'))!;

  test('X10: an officer learns a team when the session is due, not a minute before, or when it has begun', () => {
    expect(teamVisibleTo(officer, a, time('07:59'))).toBe(false);
    expect(teamVisibleTo(officer, a, time('08:00'))).toBe(true);
    expect(teamVisibleTo(officer, { ...a, status: 'arrived' }, time('07:59'))).toBe(false);
    expect(teamVisibleTo(officer, { ...a, status: 'running' }, time('07:30'))).toBe(true);
    expect(teamVisibleTo(officer, { ...a, place: null }, time('12:00'))).toBe(false);
  });

  test('X10: who plans sees it always', () => {
    for (const user of [leader, supervisor]) expect(teamVisibleTo(user, a, time('06:00'))).toBe(true);
  });

  test('X9: an administrator sees the port and its rules, and no case', () => {
    const seen = tableNames.filter((table) => maySee(administrator, table));
    expect(seen).toContain('users');
    expect(seen).toContain('timeStandards');
    for (const table of [
      'requests',
      'sessions',
      'draws',
      'consignments',
      'handOvers',
      'yardOrders',
      'milestones',
    ] as const)
      expect(seen).not.toContain(table);
    expect(tableNames.every((table) => maySee(officer, table))).toBe(true);
    expect(teamVisibleTo(administrator, { ...a, status: 'running' }, time('12:00'))).toBe(false);
  });

  test('X7: an officer acts for the own agency, a leader for all of the shift', () => {
    expect([actsFor(officer, 'customs'), actsFor(officer, 'border'), actsFor(leader, 'border')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
