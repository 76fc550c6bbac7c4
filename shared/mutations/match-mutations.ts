import { z } from 'zod';
import { requestId, sessionId, type RequestId } from '../kernel/ids';
import { err, ok } from '../kernel/result';
import { del, put, type Change } from '../domain/change';
import { declineIdOf, soloSessionId, type JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { demandOf } from '../rules/demand';
import { bookingOf } from '../rules/green-lane';
import { firstRefusal, placeAt, placementBreaches } from '../rules/placement';
import { change, defineMutation, refuse } from './mutation';
import { passPlanGate } from './plan-gate';
import { plannable } from './session-mutations';

/** Minutes that the requests ask for together. */
export function minutesOfRequests(world: World, ids: readonly RequestId[], portId: string): number {
  const requests = ids.flatMap((id) => world.requests.get(id) ?? []);
  return demandOf(requests, world.ports.get(portId)?.settings.officersPerAgency ?? 2).minutes;
}

/** A session of one request, waiting in the tray. */
export function soloSession(world: World, id: RequestId, like: Pick<JointSession, 'portId' | 'day'>): JointSession {
  return {
    id: soloSessionId(id),
    portId: like.portId,
    day: like.day,
    requestIds: [id],
    minutes: minutesOfRequests(world, [id], like.portId),
    place: null,
    team: [],
    pinned: false,
    note: '',
    status: 'planned',
  };
}

/**
 * Joins sessions into one: their objects are one object, opened once (联合查验). The first that has a place keeps it if
 * the longer opening still fits there, otherwise the joined session waits in the tray. Green-lane bookings follow.
 */
export const joinSessions = defineMutation({
  name: 'session.join',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({ sessionIds: z.array(sessionId).min(2).max(40) }),
  decide(world, { sessionIds }, context) {
    if (new Set(sessionIds).size !== sessionIds.length) return refuse('same-session', sessionIds[0] ?? null);
    const sessions: JointSession[] = [];
    for (const id of sessionIds) {
      const found = plannable(world, id);
      if ('refused' in found) return found.refused;
      sessions.push(found.session);
    }
    const first = sessions[0]!;
    const stray = sessions.find((s) => s.day !== first.day || s.portId !== first.portId);
    if (stray) return refuse('join-other-day', stray.id, { day: stray.day });
    const gate = sessions.some((s) => s.place !== null)
      ? passPlanGate(world, context, { portId: first.portId, day: first.day, moves: [], reason: null })
      : ok([]);
    if (!gate.ok) return gate;
    return ok([...gate.value, ...joined(world, sessions)]);
  },
  inverse(world, { sessionIds }) {
    const parts = sessionIds.flatMap((id) => world.sessions.get(id) ?? []);
    return parts.length === sessionIds.length
      ? { name: 'session.part', args: { joined: sessionIds[0], parts: parts.map((p) => p.requestIds) } }
      : null;
  },
});

function joined(world: World, sessions: readonly JointSession[]): readonly Change[] {
  const [keeper, ...others] = sessions as [JointSession, ...JointSession[]];
  const placed = sessions.find((s) => s.place !== null);
  const requestIds = sessions.flatMap((s) => s.requestIds);
  const minutes = minutesOfRequests(world, requestIds, keeper.portId);
  const draft: JointSession = { ...keeper, requestIds, minutes, place: null, team: [], pinned: false };
  // The parts must be gone before the place is judged, or the joined session would clash with itself.
  const without: World = {
    ...world,
    sessions: new Map(
      [...world.sessions].filter(([id]) => !sessions.some((s) => s.id === id)).concat([[draft.id, draft]]),
    ),
  };
  const place = placed?.place ? placeAt(draft, placed.place.bayId, placed.place.slot.start) : null;
  const fits = place !== null && firstRefusal(placementBreaches(without, draft, place)) === null;
  const booking = sessions.map((s) => bookingOf(world, s.id)).find((b) => b !== null);
  return [
    put('sessions', { ...draft, place: fits ? place : null }),
    ...others.map((s) => del('sessions', s.id)),
    ...(booking && booking.sessionId !== keeper.id ? [put('bookings', { ...booking, sessionId: keeper.id })] : []),
  ];
}

/** Takes a joined session apart into the groups of requests it had before: each group waits in the tray. */
export const partSession = defineMutation({
  name: 'session.part',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({ joined: sessionId, parts: z.array(z.array(requestId).min(1)).min(2) }),
  decide(world, { joined, parts }, context) {
    const found = plannable(world, joined);
    if ('refused' in found) return found.refused;
    const { session } = found;
    const named = parts.flat();
    const stranger = named.find((id) => !session.requestIds.includes(id));
    if (stranger) return refuse('request-not-in-session', stranger);
    if (new Set(named).size !== session.requestIds.length || named.length !== session.requestIds.length)
      return refuse('request-not-in-session', session.id);
    const gate = session.place
      ? passPlanGate(world, context, { portId: session.portId, day: session.day, moves: [], reason: null })
      : ok([]);
    if (!gate.ok) return gate;
    const groups = parts.map((ids) => ({
      ...soloSession(world, ids[0]!, session),
      requestIds: ids,
      minutes: minutesOfRequests(world, ids, session.portId),
    }));
    const gone = groups.some((g) => g.id === session.id) ? [] : [del('sessions', session.id)];
    return ok([...gate.value, ...gone, ...groups.map((g) => put('sessions', g))]);
  },
  inverse: (_, { parts }) => ({
    name: 'session.join',
    args: { sessionIds: parts.map((ids) => soloSessionId(ids[0]!)) },
  }),
});

/** Says that two requests are not opened together, with the reason (不联). The pair is not offered again. */
export const declineMatch = defineMutation({
  name: 'match.decline',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({
    a: requestId,
    b: requestId,
    reason: z.enum(['different-object', 'time', 'place', 'secret', 'risk', 'other']),
    note: z.string().max(300),
  }),
  decide(world, { a, b, reason, note }, context) {
    const request = world.requests.get(a);
    if (!request) return err({ code: 'request-unknown', about: a, facts: {} });
    if (!world.requests.has(b)) return refuse('request-unknown', b);
    const id = declineIdOf(a, b);
    if (world.declines.has(id)) return refuse('already-declined', id);
    if (reason === 'other' && note.trim() === '') return refuse('reason-missing');
    const { portId, day } = request;
    return change(put('declines', { id, portId, day, a, b, reason, note, by: context.actor.id }));
  },
  inverse: (_, { a, b }) => ({ name: 'match.reconsider', args: { a, b } }),
});

/** Takes a decline back: the pair is offered again. */
export const reconsiderMatch = defineMutation({
  name: 'match.reconsider',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({ a: requestId, b: requestId }),
  decide(world, { a, b }) {
    const id = declineIdOf(a, b);
    return world.declines.has(id) ? change(del('declines', id)) : refuse('request-unknown', a);
  },
  inverse(world, { a, b }) {
    const d = world.declines.get(declineIdOf(a, b));
    return d ? { name: 'match.decline', args: { a: d.a, b: d.b, reason: d.reason, note: d.note } } : null;
  },
});
