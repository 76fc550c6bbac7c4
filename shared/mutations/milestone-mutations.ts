import { z } from 'zod';
import { sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { utcMs } from '../kernel/time';
import { put, type Change } from '../domain/change';
import { milestoneKind, type Anomaly, type Milestone, type MilestoneKind } from '../domain/milestone';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { sessionOrHeir } from '../rules/grouping';
import { factsOf, statusAfter } from '../rules/progress';
import { releaseOf } from '../rules/release';
import { defineMutation, refuse } from './mutation';
import { factId } from './regroup';

/**
 * Records what has happened at the yard. A fact is never refused for contradicting the plan (SPEC F1): the contradiction becomes
 * an anomaly row beside it (SPEC F2). It finds its object even when the sessions were joined meanwhile (SPEC F4); only a fact about a
 * session that nobody knows has nothing to be recorded on. The same report twice is one fact.
 */
export const recordMilestone = defineMutation({
  name: 'milestone.record',
  kind: 'fact',
  right: 'record',
  args: z.strictObject({ sessionId, kind: milestoneKind, at: utcMs }),
  decide(world, { sessionId, kind, at }, { actor }) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    const id = factId(sessionId, { kind, at });
    if (world.milestones.has(id)) return ok([]);
    const { portId, day } = session;
    const row: Milestone = { id, portId, day, sessionId: session.id, kind, at, by: actor.id };
    const status = statusAfter(session.status, kind);
    return ok([
      put('milestones', row),
      ...(status === session.status ? [] : [put('sessions', { ...session, status })]),
      ...contradictions(world, session, row),
    ]);
  },
});

function contradictions(world: World, session: JointSession, fact: Milestone): readonly Change[] {
  const codes: Anomaly['code'][] = [];
  const known = factsOf(world, session.id);
  if (known.some((m) => m.kind === fact.kind)) codes.push('twice');
  if (fact.kind === 'started' && session.place === null) codes.push('not-planned');
  const goes = fact.kind === 'released' || fact.kind === 'pickedUp';
  if (goes && !releaseOf(world, session)) codes.push('unreleased'); // SPEC L8
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
