import { z } from 'zod';
import { sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { utcMs } from '../kernel/time';
import { put, type Change } from '../domain/change';
import { milestoneKind, type Anomaly, type Milestone, type MilestoneKind } from '../domain/milestone';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { defineMutation, refuse } from './mutation';

const STATUS: Partial<Record<MilestoneKind, JointSession['status']>> = {
  arrived: 'arrived',
  started: 'running',
  ended: 'done',
};
const ORDER: readonly JointSession['status'][] = ['planned', 'arrived', 'running', 'done'];

/**
 * Records what has happened at the yard. A fact is never refused for contradicting the plan (SPEC F1): the contradiction becomes
 * an anomaly row beside it (SPEC F2). Only a fact about a session that nobody knows has nothing to be recorded on.
 */
export const recordMilestone = defineMutation({
  name: 'milestone.record',
  kind: 'fact',
  right: 'record',
  args: z.strictObject({ sessionId, kind: milestoneKind, at: utcMs }),
  decide(world, { sessionId, kind, at }, { actor }) {
    const session = world.sessions.get(sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    const { portId, day } = session;
    const id = `${sessionId}/${kind}/${at}`;
    const row: Milestone = { id, portId, day, sessionId, kind, at, by: actor.id };
    const status = STATUS[kind];
    const advances = status !== undefined && ORDER.indexOf(status) > ORDER.indexOf(session.status);
    return ok([
      put('milestones', row),
      ...(advances ? [put('sessions', { ...session, status })] : []),
      ...contradictions(world, session, row),
    ]);
  },
});

function contradictions(world: World, session: JointSession, fact: Milestone): readonly Change[] {
  const codes: Anomaly['code'][] = [];
  const known = [...world.milestones.values()].filter((m) => m.sessionId === session.id && m.id !== fact.id);
  if (known.some((m) => m.kind === fact.kind)) codes.push('twice');
  if (fact.kind === 'started' && session.place === null) codes.push('not-planned');
  const rank = (kind: MilestoneKind): number => milestoneKind.options.indexOf(kind);
  if (known.some((m) => (rank(m.kind) < rank(fact.kind) ? m.at > fact.at : m.at < fact.at && m.kind !== fact.kind)))
    codes.push('out-of-order');
  const { portId, day, id: sessionId } = session;
  return codes.map((code) =>
    put('anomalies', {
      id: `${fact.id}/${code}`,
      portId,
      day,
      sessionId,
      code,
      milestoneId: fact.id,
      resolvedBy: null,
    }),
  );
}
