import { z } from 'zod';
import { bayId, officerId, portId, sessionId } from '../kernel/ids';
import { err, ok } from '../kernel/result';
import { same } from '../kernel/same';
import { dayText, utcMs } from '../kernel/time';
import { applyChanges, put } from '../domain/change';
import type { Refusal } from '../domain/refusal';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { placeAt } from '../rules/placement';
import { againstReturn, brokenNow, rememberStanding } from './former-places';
import { defineMutation, refuse, type Context, type Decision, type Intention } from './mutation';
import { passPlanGate, type Move } from './plan-gate';
import { heldByPin, plannable, slipReason } from './session-mutations';

/** Where one session shall stand; null sends it to the tray. */
const placement = z.strictObject({
  sessionId,
  at: z.strictObject({ bayId, start: utcMs, team: z.array(officerId).max(12) }).nullable(),
});
const args = z.strictObject({ portId, day: dayText, placements: z.array(placement).min(1), reason: slipReason });
type Placements = z.infer<typeof args>;

/** What stands against a session where it would stand, in the world in which all have moved. */
type Judge = (next: World, session: JointSession) => Refusal | null;

/** Moves sessions all or none, and judges where they come to stand as a whole (SPEC A2). */
const takingOver =
  (judge: Judge) =>
  (world: World, { portId, day, placements, reason }: Placements, context: Context): Decision => {
    const moves: Move[] = [];
    const rows: JointSession[] = [];
    const named = new Set(placements.map((p) => p.sessionId));
    if (named.size !== placements.length) return refuse('same-session', placements[0]?.sessionId ?? null);
    for (const { sessionId, at } of placements) {
      const found = plannable(world, sessionId);
      if ('refused' in found) return found.refused;
      const { session } = found;
      if (session.day !== day || session.portId !== portId)
        return refuse('wrong-day', session.id, { day: session.day });
      const place = at && placeAt(session, at.bayId, at.start);
      const row: JointSession = { ...session, place, team: at?.team ?? [] };
      if (same(row, session)) continue;
      const held = heldByPin(session, place); // SPEC A1
      if (held) return err(held);
      rows.push(row);
      moves.push({ session, after: place });
    }
    if (rows.length === 0) return ok([]);
    const gate = passPlanGate(world, context, { portId, day, moves, reason });
    if (!gate.ok) return gate;
    const changes = [
      ...rememberStanding(
        world,
        moves.map((m) => m.session),
      ),
      ...rows.map((row) => put('sessions', row)),
    ];
    const next = applyChanges(world, changes);
    for (const row of rows) {
      const no = judge(next, row);
      if (no) return err(no);
    }
    return ok([...gate.value, ...changes]);
  };

/** What puts the sessions of some placements back where they stand in a world. */
const backAsTheyStand = (world: World, { placements, ...rest }: Placements): Intention => ({
  name: 'plan.restore',
  args: {
    ...rest,
    placements: placements.map((p) => {
      const s = world.sessions.get(p.sessionId);
      const at = s?.place ? { bayId: s.place.bayId, start: s.place.slot.start, team: s.team } : null;
      return { sessionId: p.sessionId, at };
    }),
  },
});

/**
 * Takes over many places at once: what automatic planning proposed, or a group moved by hand. All or nothing, and judged as a whole,
 * so that two sessions may swap places. Pinned and started sessions never move (SPEC A1).
 */
export const adoptPlan = defineMutation({
  name: 'plan.adopt',
  kind: 'intention',
  right: 'plan',
  args,
  decide: takingOver((next, row) => brokenNow(next, row)[0] ?? null),
  inverse: backAsTheyStand,
});

/** Puts many sessions back at once: what undo of adopting needs. As strict, but for what they broke there before they left (SPEC S9). */
export const restorePlan = defineMutation({
  name: 'plan.restore',
  kind: 'intention',
  right: 'plan',
  args,
  decide: takingOver(againstReturn),
  inverse: backAsTheyStand,
});
