import { z } from 'zod';
import { bayId, officerId, requestId, type RequestId, type SessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { utcMs } from '../kernel/time';
import { del, put, type Change } from '../domain/change';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { Milestone } from '../domain/milestone';
import { soloSessionId, type JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { minutesFor } from '../rules/demand';
import { placeAt } from '../rules/placement';
import { factsOf, statusAfter } from '../rules/progress';
import { bookingsFollow } from './booking-changes';
import type { Context } from './mutation';
import { passPlanGate, type Move } from './plan-gate';

/** How a session looked: enough to put it back. */
export const groupPicture = z.strictObject({
  requestIds: z.array(requestId).min(1).max(40),
  minutes: z.int().min(5).max(480),
  note: z.string().max(300),
  at: z.strictObject({ bayId, start: utcMs, team: z.array(officerId).max(12), pinned: z.boolean() }).nullable(),
});
export type GroupPicture = z.infer<typeof groupPicture>;

/** The picture of a session as it stands. */
export const pictureOf = ({ requestIds, minutes, note, place, team, pinned }: JointSession): GroupPicture => ({
  requestIds: [...requestIds],
  minutes,
  note,
  at: place && { bayId: place.bayId, start: place.slot.start, team: [...team], pinned },
});

/** The session that a picture shows. */
export function sessionFrom(picture: GroupPicture, like: Pick<JointSession, 'portId' | 'day'>): JointSession {
  const { requestIds, minutes, note, at } = picture;
  const waiting = waitingSession(requestIds, like, minutes);
  if (!at) return { ...waiting, note };
  return { ...waiting, note, place: placeAt(waiting, at.bayId, at.start), team: at.team, pinned: at.pinned };
}

/** Minutes that the requests ask for together. */
export const minutesOfRequests = (world: World, ids: readonly RequestId[]): number =>
  minutesFor(ids.flatMap((id) => world.requests.get(id) ?? []));

/** A session of some requests, waiting in the tray. */
export const waitingSession = (
  requestIds: readonly RequestId[],
  { portId, day }: Pick<JointSession, 'portId' | 'day'>,
  minutes: number,
): JointSession => ({
  id: soloSessionId(requestIds[0]!),
  portId,
  day,
  requestIds,
  minutes,
  place: null,
  team: [],
  pinned: false,
  note: '',
  status: 'planned',
});

/**
 * What becomes of sessions when their requests are grouped anew: the groups stand for them, and facts and bookings follow the
 * requests. A fact goes with the request it was first recorded on; a group has reached what its facts say.
 */
export function regrouped(
  world: World,
  gone: readonly JointSession[],
  groups: readonly JointSession[],
): readonly Change[] {
  const stay = new Set(groups.map((g) => g.id));
  const { facts, statusOf } = factsFollow(world, gone, groups);
  return [
    ...gone.flatMap((s) => (stay.has(s.id) ? [] : [del('sessions', s.id)])),
    ...groups.map((g) => put('sessions', { ...g, status: statusOf(g.id) })),
    ...facts,
    ...bookingsFollow(world, gone, groups),
  ];
}

const anomaliesOf = defineLookup('anomalies', (a) => [a.milestoneId]);

function factsFollow(world: World, gone: readonly JointSession[], groups: readonly JointSession[]) {
  const heirs = new Map<string, SessionId>(groups.flatMap((g) => g.requestIds.map((id) => [id, g.id])));
  const reached = new Map<string, JointSession['status']>();
  const facts: Change[] = [];
  for (const session of gone)
    for (const fact of factsOf(world, session.id)) {
      const heir = heirs.get(firstSeenOn(fact, session)) ?? heirs.get(session.requestIds[0]!);
      if (!heir) continue;
      reached.set(heir, statusAfter(reached.get(heir) ?? 'planned', fact.kind));
      if (heir === fact.sessionId) continue;
      facts.push(put('milestones', { ...fact, sessionId: heir }));
      for (const a of rowsBy(world, anomaliesOf, fact.id)) facts.push(put('anomalies', { ...a, sessionId: heir }));
    }
  return { facts, statusOf: (id: string) => reached.get(id) ?? 'planned' };
}

/** A fact's id keeps the session it was recorded on, whatever session it has followed its request into. */
const firstSeenOn = (fact: Milestone, session: JointSession): string =>
  session.requestIds.find((id) => fact.id === factId(soloSessionId(id), fact)) ?? '';

/** The key of a fact: the same report sent twice is one fact. */
export const factId = (session: string, { kind, at }: Pick<Milestone, 'kind' | 'at'>): string =>
  `${session}/${kind}/${String(at)}`;

/** The plan's word on grouping anew, where a session has or gets a place: one move for each session that changes it. */
export function passGrouping(
  world: World,
  context: Context,
  { gone, groups, reason }: { gone: readonly JointSession[]; groups: readonly JointSession[]; reason: string | null },
): ReturnType<typeof passPlanGate> {
  const after = new Map(groups.map((g) => [g.id, g]));
  const before = new Set(gone.map((s) => s.id));
  const moves: readonly Move[] = [
    ...gone.map((session) => ({ session, after: after.get(session.id)?.place ?? null })),
    ...groups.flatMap((g) => (before.has(g.id) ? [] : [{ session: { ...g, place: null }, after: g.place }])),
  ].filter((move) => move.session.place !== null || move.after !== null);
  const [first] = gone;
  return moves.length === 0 || !first
    ? ok([])
    : passPlanGate(world, context, { portId: first.portId, day: first.day, moves, reason });
}
