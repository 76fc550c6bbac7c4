import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { same } from '#shared/kernel/same';
import { at } from '#shared/kernel/time';
import { applyChanges } from '#shared/domain/change';
import type { User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { planOf } from '#shared/mutations/plan-gate';
import { decide } from '#shared/mutations/registry';
import { LAYS_OVER, someMorning, someStep, someSteps, type Step } from '#tests/support/arbitraries';
import { DAY, PORT, bayOf, officerOf, people, sessionOf, time } from '#tests/support/world-builder';

const NOT_HERE = [...LAYS_OVER, 'milestone.record', 'band.set', 'booking.place', 'booking.cancel'] as const;

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

type Seen = { readonly before: World; readonly after: World; readonly step: Step };

function day(steps: readonly Step[], see: (seen: Seen) => void): void {
  let world = ready();
  for (const step of steps) {
    const decision = decide(world, step.intention, { actor: step.actor, now: at(time('07:00') + step.late) });
    if (!decision.ok) continue;
    const after = applyChanges(world, decision.value);
    see({ before: world, after, step });
    world = after;
  }
}

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
  fc.assert(
    fc.property(busyDays, (steps) => {
      day(steps, ({ before, after }) => {
        if (stateOf(before) !== 'submitted') return;
        reached.submitted += 1;
        expect(movedBetween(before, after)).toEqual([]);
      });
    }),
    { numRuns: 300 },
  );
  expect(reached.submitted).toBeGreaterThan(20);
});

test('P4: an approved plan changes by a slip for every session that moves, and slips are never lost', () => {
  fc.assert(
    fc.property(someSteps(NOT_HERE), (steps) => {
      day([...opening, ...steps], ({ before, after, step }) => {
        for (const id of before.slips.keys()) expect(after.slips.get(id)).toEqual(before.slips.get(id));
        if (stateOf(before) !== 'approved') return;
        const slips = [...after.slips.values()].filter((slip) => !before.slips.has(slip.id));
        reached.slips += slips.length;
        expect(slips.map((slip) => slip.sessionId)).toEqual(expect.arrayContaining([...movedBetween(before, after)]));
        for (const slip of slips)
          expect(slip).toMatchObject({ by: step.actor.id, before: before.sessions.get(slip.sessionId)?.place ?? null });
      });
    }),
    { numRuns: 300 },
  );
  expect(reached.slips).toBeGreaterThan(20);
});

test('P2: whoever approves has moved nothing since the last approval', () => {
  fc.assert(
    fc.property(busyDays, (steps) => {
      const editors = new Set<string>();
      day(steps, ({ before, after, step }) => {
        const { name } = step.intention;
        if (name === 'plan.approve') {
          reached.approvals += 1;
          expect(editors.has(step.actor.id)).toBe(false);
          editors.clear();
        } else if (stateOf(before) === 'draft' && movedBetween(before, after).length > 0) editors.add(step.actor.id);
      });
    }),
    { numRuns: 300 },
  );
  expect(reached.approvals).toBeGreaterThan(20);
});

const opening: readonly Step[] = [
  { actor: people.leader, late: 0, intention: { name: 'plan.submit', args } },
  { actor: people.supervisor, late: 0, intention: { name: 'plan.approve', args } },
];
