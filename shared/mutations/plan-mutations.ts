import { z } from 'zod';
import { portId } from '../kernel/ids';
import { err } from '../kernel/result';
import { dayText, type Day } from '../kernel/time';
import { put } from '../domain/change';
import { planIdOf, type DayPlan, type PlanVersion } from '../domain/plan';
import type { Refusal } from '../domain/refusal';
import type { World } from '../domain/world';
import { entriesNow, sessionsOfDay } from '../rules/plan-picture';
import { firstRefusal, placementBreaches } from '../rules/placement';
import { drawnOtherwise } from '../rules/drawn-team';
import { mayInspect } from '../rules/separation';
import { teamGaps } from '../rules/team';
import { change, defineMutation, refuse } from './mutation';
import { planOf } from './plan-gate';

const dayArgs = z.strictObject({ portId, day: dayText });

/** What stands against submitting a day's plan: broken hard rules and incomplete teams of placed sessions (SPEC P3). */
export function planBreaches(world: World, port: string, day: Day): readonly Refusal[] {
  return sessionsOfDay(world, port, day).flatMap((s) => {
    if (!s.place || s.status === 'done') return [];
    const no = firstRefusal(placementBreaches(world, s, s.place));
    return no ? [no] : teamGaps(world, s).concat(barredFrom(world, s));
  });
}

/** Who of a team may not inspect (SPEC X11, R11), and a team that is not the one that was drawn (SPEC R10). */
function barredFrom(world: World, session: ReturnType<typeof sessionsOfDay>[number]): readonly Refusal[] {
  const barred = session.team.flatMap((id) => mayInspect(world, session, id) ?? []);
  const other = drawnOtherwise(world, session);
  return other ? [...barred, other] : barred;
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
