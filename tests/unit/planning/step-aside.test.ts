import { describe, expect, test } from 'vitest';
import { put, type Change } from '#shared/domain/change';
import { explain } from '#shared/planning/explain';
import { instanceOf } from '#shared/planning/of-world';
import { parseInstance } from '#shared/planning/parse-instance';
import { plan } from '#shared/planning/planner';
import { proposalOf } from '#shared/mutations/plan-proposal';
import {
  DAY,
  bay,
  clock,
  officer,
  officerNo,
  onDuty,
  port,
  request,
  session,
  sessionNo,
  worldWith,
} from '#tests/support/port-day';

const FIRM = '远帆水产';
const duty = (...names: readonly string[]): readonly Change[] =>
  names.flatMap((name) => [put('officers', officer(name)), onDuty(name, '07:00-17:00')]);
const aside = (name: string, active = true): Change =>
  put('recusals', {
    id: `r-${name}`,
    portId: port.id,
    officerId: officerNo(name),
    against: 'firm',
    name: FIRM,
    reason: '亲属任职',
    by: officerNo(name),
    at: clock('06:00'),
    active,
  });
const ofFirm = (no: string, over: Parameters<typeof request>[1] = {}) =>
  session([request(no, { trader: { name: FIRM, uscc: null, phone: null }, ...over })]);
const ofOthers = (no: string) => session([request(no, { trader: { name: '图们江货运', uscc: null, phone: null } })]);

function planned(...changes: readonly (Change | readonly Change[])[]) {
  const world = worldWith(put('bays', bay(1)), put('bays', bay(2)), ...changes.flat());
  const day = instanceOf(world, { portId: port.id, day: DAY, now: clock('07:00') })!;
  const { placements } = plan(day.instance, { seed: 1, schedules: 200 });
  return { world, day, placements, moves: proposalOf(world, day, { placements, seed: 1 }) };
}

describe('officers who step aside', () => {
  test('R11: where only such officers are on duty, the load stays without a place and it is said who steps aside', () => {
    const { day, placements, moves } = planned(duty('c1', 'c2'), aside('c1'), ofFirm('a'));
    expect(placements.map((p) => p.start)).toEqual([null]);
    expect(moves).toEqual([]);
    const [why] = explain(day.instance, placements);
    expect(why).toMatchObject({ placed: false, remedies: [{ kind: 'more-officers', agency: 'customs', count: 1 }] });
    expect(day.asides.barred.get(sessionNo('a'))).toMatchObject([
      { officerId: 'c1', why: { code: 'officer-recused', facts: { officer: 'c1', firm: FIRM } } },
    ]);
  });

  test('R11: with one more on duty the load has a place, and its team has nobody who steps aside', () => {
    const { moves } = planned(duty('c1', 'c2', 'c3'), aside('c1'), ofFirm('a'));
    expect(moves.map((m) => m.after?.team)).toEqual([['c2', 'c3']]);
  });

  test('R11: who steps aside from one firm inspects the others; a recusal that has ended bars nobody', () => {
    expect(planned(duty('c1', 'c2'), aside('c1'), ofOthers('a')).moves.map((m) => m.after?.team)).toEqual([
      ['c1', 'c2'],
    ]);
    expect(planned(duty('c1', 'c2'), aside('c1', false), ofFirm('a')).moves).toHaveLength(1);
  });

  test('R11: the skill that a load asks for is still asked, of those who may come', () => {
    const skilled = put('officers', officer('c1', { skills: ['animal'] }));
    const fish = { mode: 'sample', goods: { ...request('x').goods, hs: '03036700' } } as const;
    const { placements, day } = planned(duty('c1', 'c2', 'c3'), skilled, aside('c1'), ofFirm('a', fish));
    expect(placements[0]?.start).toBeNull();
    expect(new Set(day.asides.skillBehind.values())).toEqual(new Set(['animal', null]));
    const both = planned(
      duty('c1', 'c2', 'c3'),
      put('officers', officer('c2', { skills: ['animal'] })),
      aside('c1'),
      ofFirm('a', fish),
    );
    expect(both.moves[0]?.after?.team).toEqual(['c2', 'c3']);
  });

  test('A1: a day on which nobody steps aside is written as before, and one with bars is a sound instance', () => {
    const free = planned(duty('c1', 'c2'), ofFirm('a')).day;
    expect(free.instance.officerClasses).toMatchObject([{ skills: [], count: 2 }]);
    expect(parseInstance(planned(duty('c1', 'c2'), aside('c1'), ofFirm('a')).day.instance).ok).toBe(true);
  });
});
