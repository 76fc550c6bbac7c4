import { z } from 'zod';
import { bayId, officerId, portId, sessionId } from '../kernel/ids';
import { err, ok } from '../kernel/result';
import { same } from '../kernel/same';
import { dayText, utcMs, type Day } from '../kernel/time';
import { applyChanges, put } from '../domain/change';
import { planIdOf, type DayPlan, type PlanVersion } from '../domain/plan';
import type { Refusal } from '../domain/refusal';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { entriesNow, sessionsOfDay } from '../rules/plan-picture';
import { firstRefusal, placeAt, placementBreaches } from '../rules/placement';
import { teamGaps } from '../rules/team';
import { change, defineMutation, refuse } from './mutation';
import { passPlanGate, planOf, type Move } from './plan-gate';
import { plannable, slipReason } from './session-mutations';

const dayArgs = z.strictObject({ portId, day: dayText });

/** Where one session shall stand; null sends it to the tray. */
const placement = z.strictObject({
  sessionId,
  at: z.strictObject({ bayId, start: utcMs, team: z.array(officerId).max(12) }).nullable(),
});

/**
 * Takes over many places at once: what automatic planning proposed, or what undo puts back. All or nothing, and judged as a whole,
 * so that two sessions may swap places. Pinned and started sessions never move (SPEC A1).
 */
export const adoptPlan = defineMutation({
  name: 'plan.adopt',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ portId, day: dayText, placements: z.array(placement).min(1), reason: slipReason }),
  decide(world, { portId, day, placements, reason }, context) {
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
      if (session.pinned && !same(place, session.place)) return refuse('session-pinned', session.id);
      rows.push(row);
      moves.push({ session, after: place });
    }
    if (rows.length === 0) return ok([]);
    const gate = passPlanGate(world, context, { portId, day, moves, reason });
    if (!gate.ok) return gate;
    const changes = rows.map((row) => put('sessions', row));
    const next = applyChanges(world, changes);
    for (const row of rows) {
      const no = row.place && firstRefusal(placementBreaches(next, row, row.place));
      if (no) return err(no);
    }
    return ok([...gate.value, ...changes]);
  },
  inverse: (world, { portId, day, placements, reason }) => ({
    name: 'plan.adopt',
    args: {
      portId,
      day,
      reason,
      placements: placements.map((p) => {
        const s = world.sessions.get(p.sessionId);
        const at = s?.place ? { bayId: s.place.bayId, start: s.place.slot.start, team: s.team } : null;
        return { sessionId: p.sessionId, at };
      }),
    },
  }),
});

/** What stands against submitting a day's plan: broken hard rules and incomplete teams of placed sessions (SPEC P3). */
export function planBreaches(world: World, port: string, day: Day): readonly Refusal[] {
  return sessionsOfDay(world, port, day).flatMap((s) => {
    if (!s.place || s.status === 'done') return [];
    const no = firstRefusal(placementBreaches(world, s, s.place));
    return no ? [no] : teamGaps(world, s);
  });
}

function takeVersion(
  world: World,
  plan: DayPlan,
  by: { id: PlanVersion['submittedBy']; at: PlanVersion['submittedAt'] },
): PlanVersion {
  const number = plan.version + 1;
  return {
    id: `${plan.id}/v${number}`,
    portId: plan.portId,
    day: plan.day,
    number,
    state: 'submitted',
    entries: entriesNow(world, plan.portId, plan.day),
    submittedBy: by.id,
    submittedAt: by.at,
    decidedBy: null,
    decidedAt: null,
    reason: '',
  };
}

/** Hands the draft to the supervisor as the next version (提交审核). Refused while a hard rule is broken or a team is incomplete. */
export const submitPlan = defineMutation({
  name: 'plan.submit',
  kind: 'intention',
  right: 'plan',
  args: dayArgs,
  decide(world, { portId, day }, { actor, now }) {
    const plan = planOf(world, portId, day);
    if (plan.state === 'submitted') return refuse('plan-submitted', plan.id, { version: plan.version });
    if (plan.state === 'approved') return refuse('plan-approved', plan.id, { version: plan.version });
    if (!sessionsOfDay(world, portId, day).some((s) => s.place !== null)) return refuse('plan-empty', plan.id);
    const [first, ...more] = planBreaches(world, portId, day);
    if (first) return err({ ...first, facts: { ...first.facts, more: more.length } });
    const version = takeVersion(world, plan, { id: actor.id, at: now });
    const editors = plan.editors.includes(actor.id) ? plan.editors : [...plan.editors, actor.id];
    return change(
      put('versions', version),
      put('plans', { ...plan, state: 'submitted', version: version.number, editors }),
    );
  },
});

/** The newest version of a plan, if it waits for a decision. */
function pending(world: World, portId: string, day: Day): { plan: DayPlan; version: PlanVersion } | null {
  const plan = world.plans.get(planIdOf(portId, day));
  if (plan?.state !== 'submitted') return null;
  const version = world.versions.get(`${plan.id}/v${plan.version}`);
  return version ? { plan, version } : null;
}

/** Approves the submitted version: it is frozen, and later changes need a slip. Nobody approves what he edited (SPEC P2). */
export const approvePlan = defineMutation({
  name: 'plan.approve',
  kind: 'intention',
  right: 'approve',
  args: dayArgs,
  decide(world, { portId, day }, { actor, now }) {
    const found = pending(world, portId, day);
    if (!found) return refuse('plan-not-submitted', planIdOf(portId, day));
    if (found.plan.editors.includes(actor.id)) return refuse('own-edits', found.plan.id);
    const decided = { state: 'approved' as const, decidedBy: actor.id, decidedAt: now };
    return change(
      put('versions', { ...found.version, ...decided }),
      put('plans', { ...found.plan, state: 'approved', editors: [] }),
    );
  },
});

/** Sends the submitted version back with a reason (退回): the draft is open again. */
export const returnPlan = defineMutation({
  name: 'plan.return',
  kind: 'intention',
  right: 'approve',
  args: z.strictObject({ portId, day: dayText, reason: z.string().max(300) }),
  decide(world, { portId, day, reason }, { actor, now }) {
    const found = pending(world, portId, day);
    if (!found) return refuse('plan-not-submitted', planIdOf(portId, day));
    if (reason.trim() === '') return refuse('reason-missing', found.plan.id);
    const decided = { state: 'returned' as const, decidedBy: actor.id, decidedAt: now, reason: reason.trim() };
    return change(put('versions', { ...found.version, ...decided }), put('plans', { ...found.plan, state: 'draft' }));
  },
});
