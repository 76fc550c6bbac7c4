import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { adoptionOf, proposalOf } from '#shared/mutations/plan-proposal';
import { applyChanges } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import { suggestTeam } from '#shared/draw/suggest-team';
import { bestPlaces } from '#shared/planning/best-places';
import { dayAround } from '#shared/planning/day-around';
import { instanceOf } from '#shared/planning/of-world';
import { parseInstance } from '#shared/planning/parse-instance';
import { plan } from '#shared/planning/planner';
import { readPlaces } from '#shared/planning/read-places';
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

test('A3 each place that is offered to a truck of any port day can be taken as it is', () => {
  fc.assert(
    fc.property(portDay, fc.nat(100), ({ world, now }, pick) => {
      const open = [...world.sessions.values()].filter((s) => !s.pinned && ['planned', 'arrived'].includes(s.status));
      const session = open[pick % open.length];
      if (!session) return;
      const day = dayAround(world, session, now)!;
      expect(parseInstance(day.instance).ok).toBe(true);
      const answer = bestPlaces(day.instance, [], { session: session.id, count: 4 });
      const { places, short } = readPlaces(world, day, { answer, session, now, count: 3 });
      for (const { place } of places) {
        const team = suggestTeam(world, session, { place, seed: pick });
        const at = { bayId: place.bayId, start: place.slot.start, team };
        const args = { portId: port.id, day: DAY, placements: [{ sessionId: session.id, at }], reason: 'gate' };
        const decision = decide(world, { name: 'plan.adopt', args }, { actor: leader, now });
        expect(decision.ok ? null : decision.error).toBeNull();
        expect(place.slot.start).toBeGreaterThanOrEqual(now);
        expect(short || teamGaps(world, { ...session, team }).length === 0).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
