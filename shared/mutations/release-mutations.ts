import { z } from 'zod';
import { sessionId } from '../kernel/ids';
import { err, ok } from '../kernel/result';
import { put } from '../domain/change';
import { condition, conditionKind, conditionState, type Condition, type Release } from '../domain/release';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { sessionOrHeir } from '../rules/grouping';
import { nextNth } from '../rules/of-session';
import {
  CONDITION_STATES,
  blocks,
  conditionsOf,
  releaseObstacles,
  releaseOf,
  type ConditionView,
} from '../rules/release';
import { mayDecideOn } from '../rules/separation';
import { inspectorsOf, namesOf } from '../rules/three-people';
import { defineMutation, refuse, type Context, type Decision } from './mutation';
import { factId } from './regroup';

const { ref, source, note } = condition.unwrap().shape;

/**
 * States how a condition of a release stands (permit, duty, hold, laboratory, re-inspection). Anyone with the right may raise one; who
 * inspected the load clears none (SPEC L5), nor who placed a hold that hold (SPEC L7), and clearing says what it rests on.
 */
export const setCondition = defineMutation({
  name: 'condition.set',
  kind: 'intention',
  right: 'release',
  args: z.strictObject({ sessionId, kind: conditionKind, ref, state: conditionState, source, note }),
  decide(world, { sessionId, ...said }, context) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    if (!CONDITION_STATES[said.kind].includes(said.state)) return refuse('row-invalid', said.state);
    const known = conditionsOf(world, session).find((c) => c.kind === said.kind && c.ref === said.ref);
    if (!blocks(said.state)) {
      const no = clearingRefused(world, { session, source: said.source }, context);
      if (no) return no;
      if (said.kind === 'hold' && known?.raisedBy === context.actor.id) return refuse('own-hold', session.id);
    }
    const word = nextWord(session, said, known);
    return ok([put('conditions', { ...word, by: context.actor.id, at: context.now })]);
  },
});

/** What is said of a condition of a load, before anybody has said it. */
export type Word = Omit<Condition, 'by' | 'at'>;

/** The next word on a condition of a load, after those that are known. */
export function nextWord(
  { portId, day, requestIds }: JointSession,
  said: Pick<Word, 'kind' | 'ref' | 'state' | 'source' | 'note'>,
  known: ConditionView | undefined,
): Word {
  const requestId = requestIds[0]!;
  const nth = nextNth(known?.words ?? []);
  return { id: [requestId, said.kind, said.ref, nth].join('/'), portId, day, requestId, nth, ...said };
}

/** Why somebody may not clear a condition of a load: it rests on nothing, or he selected or inspected the load himself (SPEC L5, X11). */
export function clearingRefused(
  world: World,
  { session, source }: { readonly session: JointSession; readonly source: string },
  context: Context,
): Decision | null {
  return source.trim() === '' ? refuse('source-missing', session.id) : fromThreePeople(world, session, context);
}

/** Who found does not decide, nor who selected: the three people of 选, 查 and 处 (SPEC L6, X11). */
function fromThreePeople(world: World, session: JointSession, { actor }: Context): Decision | null {
  if (inspectorsOf(world, session).has(actor.id))
    return refuse('inspected-before', session.id, { names: namesOf(world, [actor.id]) });
  const no = mayDecideOn(world, session, actor);
  return no && err(no);
}

/**
 * Releases a load (放行), and records that it was. Refused to whoever inspected it (SPEC L6), until the inspection has ended, every agency
 * of the session has signed (SPEC L1) and every condition holds (SPEC L2); never twice.
 */
export const grantRelease = defineMutation({
  name: 'release.grant',
  kind: 'intention',
  right: 'release',
  args: z.strictObject({ sessionId }),
  decide(world, { sessionId }, context) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    if (releaseOf(world, session)) return refuse('session-released', session.id);
    const no = fromThreePeople(world, session, context);
    if (no) return no;
    const [obstacle] = releaseObstacles(world, session);
    if (obstacle) return err(obstacle);
    const { portId, day } = session;
    const { actor, now } = context;
    const labsOut = conditionsOf(world, session).filter((c) => c.kind === 'lab' && c.state === 'deferred');
    const row: Release = {
      id: session.requestIds[0]!,
      portId,
      day,
      by: actor.id,
      at: now,
      labsOut: labsOut.map((c) => c.ref),
    };
    const fact = { kind: 'released', at: now } as const;
    const id = factId(session.id, fact);
    const milestone = { id, portId, day, sessionId: session.id, ...fact, by: actor.id };
    return ok([put('releases', row), put('milestones', milestone)]);
  },
});
