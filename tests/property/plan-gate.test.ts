import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { same } from '#shared/kernel/same';
import { applyChanges } from '#shared/domain/change';
import type { User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { planOf } from '#shared/mutations/plan-gate';
import { walk, wrongOnSomeDay, type Visit } from '#tests/support/any-day';
import { LAYS_OVER, someMorning, someStep, someSteps, type Step } from '#tests/support/arbitraries';
import { DAY, PORT, bayOf, officerOf, people, sessionOf, time } from '#tests/support/world-builder';

const NOT_HERE = [
  ...LAYS_OVER,
  'milestone.record',
  'band.set',
  'booking.place',
  'booking.cancel',
  'paper.enter',
] as const;

/** A morning whose plan could be submitted at once, so that the gate is reached in most runs. */
function ready(): World {
  const team = ['c1', 'c2'].map(officerOf);
  const c = someMorning().sessions.get(sessionOf('c'))!;
  const place = { bayId: bayOf('2'), slot: { start: time('09:00'), end: time('09:20') } };
  return applyChanges(someMorning(), [{ op: 'put', table: 'sessions', row: { ...c, place, team } }]);
}

/** Sessions whose place or team differs, by id; a session that came or went counts where it stood on the board. */
const movedBetween = (before: World, after: World): readonly string[] =>
  [...new Set([...before.sessions.keys(), ...after.sessions.keys()])].filter((id) => {
    const [old, now] = [before.sessions.get(id), after.sessions.get(id)];
    return !same(old?.place ?? null, now?.place ?? null) || !same(old?.team ?? [], now?.team ?? []);
  });

const args = { portId: PORT.id, day: DAY };
const gateStep = (name: string, ...actors: readonly User[]): fc.Arbitrary<Step> =>
  fc.record({ actor: fc.constantFrom(...actors), late: fc.nat(3), intention: fc.constant({ name, args }) });
const { leader, borderLeader, supervisor } = people;

/** Days on which plans come and go: submitted by anyone, approved or returned as often as edited. */
const busyDays: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: someStep(NOT_HERE) },
    { weight: 1, arbitrary: gateStep('session.lift', leader, borderLeader, supervisor).map(lifting) },
    { weight: 2, arbitrary: gateStep('plan.submit', leader, borderLeader, supervisor) },
    { weight: 2, arbitrary: gateStep('plan.approve', supervisor) },
  ),
  { maxLength: 40, size: 'max' },
);
/** Without this an incomplete team would keep most plans from being submitted again. */
function lifting(step: Step): Step {
  const no = step.late === 0 ? 'a' : step.late === 1 ? 'b' : 'd';
  return { ...step, intention: { name: 'session.lift', args: { sessionId: sessionOf(no), reason: null } } };
}

const stateOf = (world: World) => planOf(world, PORT.id, DAY).state;
const reached = { submitted: 0, slips: 0, approvals: 0 };

test('P1: while a plan is submitted nothing on the board moves', () => {
  const check = ({ before, after }: Visit) => {
    if (stateOf(before) !== 'submitted') return [];
    reached.submitted += 1;
    return movedBetween(before, after);
  };
  expect(wrongOnSomeDay(ready(), busyDays, { check })).toBeNull();
  expect(reached.submitted).toBeGreaterThan(20);
});

test('P4: an approved plan changes by a slip for every session that moves, and slips are never lost', () => {
  const approved = opening.reduce((world, step) => walk(world, [step], () => undefined), ready());
  const check = ({ before, after, step }: Visit) => {
    const lost = [...before.slips.keys()].filter((id) => !same(after.slips.get(id), before.slips.get(id)));
    const slips = [...after.slips.values()].filter((slip) => !before.slips.has(slip.id));
    reached.slips += slips.length;
    const silent = movedBetween(before, after).filter((id) => !slips.some((slip) => slip.sessionId === id));
    const untrue = slips.filter(
      (slip) =>
        slip.by !== step.actor.id ||
        !same(slip.before, before.sessions.get(slip.sessionId)?.place ?? null) ||
        !same(slip.after, after.sessions.get(slip.sessionId)?.place ?? null),
    );
    return [...lost, ...silent, ...untrue];
  };
  expect(stateOf(approved)).toBe('approved');
  expect(wrongOnSomeDay(approved, someSteps(NOT_HERE), { check })).toBeNull();
  expect(reached.slips).toBeGreaterThan(20);
});

test('P2: whoever approves has moved nothing since the last approval', () => {
  const property = fc.property(busyDays, (steps) => {
    const editors = new Set<string>();
    let own = false;
    walk(ready(), steps, ({ before, after, step }) => {
      if (step.intention.name === 'plan.approve') {
        reached.approvals += 1;
        own ||= editors.has(step.actor.id);
        editors.clear();
      } else if (stateOf(before) === 'draft' && movedBetween(before, after).length > 0) editors.add(step.actor.id);
    });
    return !own;
  });
  expect(fc.check(property, { numRuns: 300 })).toMatchObject({ failed: false });
  expect(reached.approvals).toBeGreaterThan(20);
});

const opening: readonly Step[] = [
  { actor: leader, late: 0, intention: { name: 'plan.submit', args } },
  { actor: supervisor, late: 0, intention: { name: 'plan.approve', args } },
];
