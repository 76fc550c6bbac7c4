import { z } from 'zod';
import { requestId, sessionId, type RequestId } from '../kernel/ids';
import { err, ok, type Result } from '../kernel/result';
import { applyChanges, del, put } from '../domain/change';
import { refusal, type Refusal } from '../domain/refusal';
import { soloSessionId, type JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { placeAt } from '../rules/placement';
import { againstReturn, brokenNow, rememberStanding } from './former-places';
import { defineMutation, refuse, type Context, type Decision, type Intention } from './mutation';
import {
  groupPicture,
  minutesOfRequests,
  passGrouping,
  pictureOf,
  regrouped,
  sessionFrom,
  waitingSession,
} from './regroup';
import { heldByPin, plannable, slipReason } from './session-mutations';

/** Left out while the plan is a draft. */
const reason = slipReason.default(null);
/** A session holds at most so many requests. */
const MOST = 40;

/**
 * Joins sessions into one: their objects are one object, opened once (联合查验). The first that has a place keeps it if
 * the longer opening still fits there, otherwise the joined session waits in the tray. Facts and bookings follow.
 */
export const joinSessions = defineMutation({
  name: 'session.join',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({ sessionIds: z.array(sessionId).min(2).max(MOST), reason }),
  decide(world, { sessionIds, reason }, context) {
    if (new Set(sessionIds).size !== sessionIds.length) return refuse('same-session', sessionIds[0] ?? null);
    const found = together(world, sessionIds);
    if (!found.ok) return found;
    const count = found.value.reduce((sum, s) => sum + s.requestIds.length, 0);
    if (count > MOST) return refuse('row-invalid', sessionIds[0] ?? null, { requests: count, most: MOST });
    return group(world, context, { gone: found.value, groups: [joined(world, found.value)], reason });
  },
  inverse: (world, { sessionIds, reason }) => putBack(world, sessionIds, { gone: sessionIds.slice(0, 1), reason }),
});

/** Sessions of one day that may all still be planned, or why not. */
function together(world: World, ids: readonly string[]): Result<readonly JointSession[], Refusal> {
  const sessions: JointSession[] = [];
  for (const id of ids) {
    const found = plannable(world, id);
    if ('refused' in found) return found.refused.ok ? ok([]) : found.refused;
    const { day, portId } = sessions[0] ?? found.session;
    if (found.session.day !== day || found.session.portId !== portId)
      return err(refusal('join-other-day', id, { day: found.session.day }));
    sessions.push(found.session);
  }
  return ok(sessions);
}

function joined(world: World, sessions: readonly JointSession[]): JointSession {
  const keeper = sessions[0]!;
  const requestIds = sessions.flatMap((s) => s.requestIds);
  const waiting = waitingSession(requestIds, keeper, minutesOfRequests(world, requestIds));
  const draft: JointSession = { ...waiting, note: keeper.note };
  const placed = sessions.find((s) => s.place !== null)?.place;
  if (!placed) return draft;
  // The parts must be gone before the place is judged, or the joined session would clash with itself.
  const without = applyChanges(world, [...sessions.map((s) => del('sessions', s.id)), put('sessions', draft)]);
  const pinned = sessions.some((s) => s.pinned);
  const standing = { ...draft, pinned, place: placeAt(draft, placed.bayId, placed.slot.start) };
  return brokenNow(without, standing).length === 0 ? standing : draft;
}

type Grouping = {
  readonly gone: readonly JointSession[];
  readonly groups: readonly JointSession[];
  readonly reason: string | null;
};

function group(world: World, context: Context, grouping: Grouping): Decision {
  const { gone, groups } = grouping;
  const held = gone.flatMap((s) => heldApart(s, groups) ?? [])[0];
  if (held) return err(held);
  const gate = passGrouping(world, context, grouping);
  if (!gate.ok) return gate;
  return ok([...gate.value, ...rememberStanding(world, gone), ...regrouped(world, gone, groups)]);
}

/** The pin of a session that none of the groups of its requests keeps in its place, else null (SPEC S10). */
function heldApart(session: JointSession, groups: readonly JointSession[]): Refusal | null {
  const heirs = groups.filter((g) => g.requestIds.some((id) => session.requestIds.includes(id)));
  return heirs.some((g) => heldByPin(session, g.place) === null) ? null : heldByPin(session, null);
}

/** What puts sessions back as they stand in a world, in exchange for those that will have come of them. */
function putBack(
  world: World,
  ids: readonly string[],
  { gone, reason }: { gone: readonly string[]; reason: string | null },
): Intention | null {
  const sessions = ids.flatMap((id) => world.sessions.get(id) ?? []);
  if (sessions.length !== ids.length) return null;
  return { name: 'session.regroup', args: { gone, groups: sessions.map(pictureOf), reason } };
}

/** Takes a joined session apart into groups of its requests: each group waits in the tray. */
export const partSession = defineMutation({
  name: 'session.part',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({ joined: sessionId, parts: z.array(z.array(requestId).min(1)).min(2), reason }),
  decide(world, { joined, parts, reason }, context) {
    const found = plannable(world, joined);
    if ('refused' in found) return found.refused;
    const { session } = found;
    const stranger = strangerAmong(session.requestIds, parts.flat());
    if (stranger) return refuse('request-not-in-session', stranger === 'missing' ? session.id : stranger);
    const groups = parts.map((ids) => waitingSession(ids, session, minutesOfRequests(world, ids)));
    return group(world, context, { gone: [session], groups, reason });
  },
  inverse: (world, { joined, parts, reason }) =>
    putBack(world, [joined], { gone: parts.map((ids) => soloSessionId(ids[0]!)), reason }),
});

/** The request that is named without being there, `missing` when one is left out or named twice, else null. */
function strangerAmong(has: readonly RequestId[], named: readonly RequestId[]): RequestId | 'missing' | null {
  const stranger = named.find((id) => !has.includes(id));
  if (stranger) return stranger;
  return named.length === has.length && new Set(named).size === has.length ? null : 'missing';
}

/**
 * Groups the requests of some sessions anew, each group where a picture shows it: what undo of joining and parting needs in one
 * step. Refused when the requests are not the same ones, or a place is no longer free; what was broken there before is no obstacle (SPEC S9).
 */
export const regroupSessions = defineMutation({
  name: 'session.regroup',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({
    gone: z.array(sessionId).min(1).max(MOST),
    groups: z.array(groupPicture).min(1).max(MOST),
    reason,
  }),
  decide(world, { gone, groups, reason }, context) {
    if (new Set(gone).size !== gone.length) return refuse('same-session', gone[0] ?? null);
    const found = together(world, gone);
    if (!found.ok) return found;
    const has = found.value.flatMap((s) => s.requestIds);
    const stranger = strangerAmong(
      has,
      groups.flatMap((g) => g.requestIds),
    );
    if (stranger) return refuse('request-not-in-session', stranger === 'missing' ? gone[0]! : stranger);
    const rows = groups.map((picture) => sessionFrom(picture, found.value[0]!));
    const decision = group(world, context, { gone: found.value, groups: rows, reason });
    if (!decision.ok) return decision;
    const next = applyChanges(world, decision.value);
    const [no] = rows.flatMap((row) => againstReturn(next, row) ?? []);
    return no ? err(no) : decision;
  },
  inverse: (world, { gone, groups, reason }) =>
    putBack(world, gone, { gone: groups.map((g) => soloSessionId(g.requestIds[0]!)), reason }),
});
