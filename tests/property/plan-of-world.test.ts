import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { adoptionOf, proposalOf } from '#shared/mutations/plan-proposal';
import { applyChanges } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import { instanceOf } from '#shared/planning/of-world';
import { parseInstance } from '#shared/planning/parse-instance';
import { plan } from '#shared/planning/planner';
import { firstRefusal, placementBreaches } from '#shared/rules/placement';
import { teamGaps } from '#shared/rules/team';
import { DAY, leader, port, portDay } from '#tests/support/random-port-day';

const question = (now: number) => ({ portId: port.id, day: DAY, now: now as never });

/** Plans a day and takes over all that is proposed. */
function planned(world: World, now: number, seed: number) {
  const day = instanceOf(world, question(now))!;
  expect(parseInstance(day.instance).ok).toBe(true);
  const { placements } = plan(day.instance, { seed, schedules: 150, start: day.start });
  const moves = proposalOf(world, day, { placements, seed });
  const adopt = { ...adoptionOf({ portId: port.id, day: DAY }, moves) };
  const args = { ...(adopt.args as object), reason: 'replanned' };
  const decision =
    moves.length > 0 ? decide(world, { name: adopt.name, args }, { actor: leader, now: now as never }) : null;
  return { day, moves, decision, after: decision?.ok ? applyChanges(world, decision.value) : world };
}

test('A1 what automatic planning proposes for any port day can be taken over as it is', () => {
  fc.assert(
    fc.property(portDay, fc.nat(1000), ({ world, now }, seed) => {
      const { decision } = planned(world, now, seed);
      expect(decision === null || decision.ok ? null : decision.error).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('whatever automatic planning places stands without a breach and with its whole team', () => {
  fc.assert(
    fc.property(portDay, fc.nat(1000), ({ world, now }, seed) => {
      const { moves, after } = planned(world, now, seed);
      for (const { sessionId } of moves) {
        const session = after.sessions.get(sessionId)!;
        if (!session.place) continue;
        expect(firstRefusal(placementBreaches(after, session, session.place))).toBeNull();
        expect(teamGaps(after, session)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test('A1 what has begun, is pinned or was promised and can be kept never moves', () => {
  fc.assert(
    fc.property(portDay, fc.nat(1000), ({ world, now }, seed) => {
      const { day, after } = planned(world, now, seed);
      for (const { session } of day.held) expect(after.sessions.get(session.id)!.place).toEqual(session.place);
      const fixed = [...world.sessions.values()].filter(
        (s) => s.place !== null && (s.pinned || s.status === 'running' || s.status === 'done'),
      );
      for (const s of fixed) expect(after.sessions.get(s.id)!.place).toEqual(s.place);
    }),
    { numRuns: 200 },
  );
});

test('the same day and seed give the same proposal', () => {
  fc.assert(
    fc.property(portDay, fc.nat(1000), ({ world, now }, seed) => {
      expect(planned(world, now, seed).moves).toEqual(planned(world, now, seed).moves);
    }),
    { numRuns: 50 },
  );
});
