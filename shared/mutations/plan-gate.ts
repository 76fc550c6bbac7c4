import { err, ok, type Result } from '../kernel/result';
import type { Day } from '../kernel/time';
import type { PortId } from '../kernel/ids';
import { put, type Change } from '../domain/change';
import { planIdOf, type ChangeSlip, type DayPlan } from '../domain/plan';
import { refusal, type Refusal } from '../domain/refusal';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import type { Context } from './mutation';

/** A session that changes its place, from and to. */
export type Move = { readonly session: JointSession; readonly after: Place | null };

type Gate = {
  readonly portId: PortId;
  readonly day: Day;
  readonly moves: readonly Move[];
  /** Why an approved plan is changed; without it an approved plan stays as it is. */
  readonly reason: string | null;
};

/** The plan of a day as it stands; a day that nobody has planned yet is an empty draft. */
export const planOf = (world: World, portId: PortId, day: Day): DayPlan =>
  world.plans.get(planIdOf(portId, day)) ?? {
    id: planIdOf(portId, day),
    portId,
    day,
    state: 'draft',
    version: 0,
    editors: [],
  };

/**
 * Every change of places passes here. A draft notes who edited it (SPEC P2); a submitted plan refuses until it is
 * decided or taken back (SPEC P1); an approved one changes only by a slip with a reason (SPEC P4).
 */
export function passPlanGate(world: World, context: Context, gate: Gate): Result<readonly Change[], Refusal> {
  const plan = planOf(world, gate.portId, gate.day);
  if (plan.state === 'submitted') return err(refusal('plan-submitted', plan.id, { version: plan.version }));
  if (plan.state === 'draft') {
    if (plan.editors.includes(context.actor.id)) return ok([]);
    return ok([put('plans', { ...plan, editors: [...plan.editors, context.actor.id] })]);
  }
  if (gate.reason === null || gate.reason.trim() === '')
    return err(refusal('plan-approved', plan.id, { version: plan.version }));
  const { reason } = gate;
  return ok(
    gate.moves.map((move) => put('slips', slipOf(plan, move, { id: slipId(world, move, context), context, reason }))),
  );
}

/** Two desks may change one session in the same millisecond: the second slip does not cover the first. */
function slipId(world: World, { session }: Move, { now }: Context): string {
  const plain = `${session.id}#${String(now)}`;
  let id = plain;
  for (let n = 2; world.slips.has(id); n++) id = `${plain}.${String(n)}`;
  return id;
}

type SlipSource = { readonly id: string; readonly context: Context; readonly reason: string };

function slipOf(plan: DayPlan, { session, after }: Move, { id, context, reason }: SlipSource): ChangeSlip {
  return {
    id,
    portId: plan.portId,
    day: plan.day,
    version: plan.version,
    sessionId: session.id,
    before: session.place,
    after,
    reason: reason.trim(),
    by: context.actor.id,
    at: context.now,
  };
}
