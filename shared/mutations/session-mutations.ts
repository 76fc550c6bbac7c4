import { z } from 'zod';
import { bayId, officerId, sessionId } from '../kernel/ids';
import { err, ok } from '../kernel/result';
import { plusMinutes, utcMs } from '../kernel/time';
import { put } from '../domain/change';
import { refusal, type Refusal } from '../domain/refusal';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import { drawnOtherwise } from '../rules/drawn-team';
import { firstRefusal, placeAt, placementBreaches } from '../rules/placement';
import { mayInspect } from '../rules/separation';
import { againstReturn, brokenNow, rememberStanding } from './former-places';
import { change, defineMutation, refuse, type Context, type Decision, type Intention } from './mutation';
import { passPlanGate, type Move } from './plan-gate';

/** Why an approved plan is changed; null while the plan is a draft. */
export const slipReason = z.string().max(300).nullable();

/** The session if it may still be planned, or the refusal that says why not. */
export function plannable(world: World, id: string): { session: JointSession } | { refused: Decision } {
  const session = world.sessions.get(id);
  if (!session) return { refused: refuse('session-unknown', id) };
  if (session.status === 'cancelled') return { refused: refuse('session-cancelled', id) };
  if (session.status === 'running' || session.status === 'done') return { refused: refuse('session-started', id) };
  return { session };
}

/** The pin that keeps a session from a place, or null: while it is pinned, its bay and its beginning stay (SPEC S10). */
export function heldByPin({ id, pinned, place }: JointSession, after: Place | null): Refusal | null {
  const stays = after?.bayId === place?.bayId && after?.slot.start === place?.slot.start;
  return pinned && !stays ? refusal('session-pinned', id) : null;
}

type Edit = { readonly move: Move; readonly session: JointSession; readonly reason: string | null };

/** Writes a session together with what the plan's state asks for. */
function edit(world: World, context: Context, { move, session, reason }: Edit): Decision {
  const { portId, day } = session;
  const passed = passPlanGate(world, context, { portId, day, moves: [move], reason });
  if (!passed.ok) return passed;
  return ok([...passed.value, ...rememberStanding(world, [move.session]), put('sessions', session)]);
}

/**
 * Puts a session on a bay from a moment on, for as long as it lasts.
 *
 * Refuses rather than repairs: which of two sessions gives way is an officer's decision.
 */
export const placeSession = defineMutation({
  name: 'session.place',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ sessionId, bayId, start: utcMs, reason: slipReason }),
  decide(world, { sessionId, bayId, start, reason }, context) {
    const found = plannable(world, sessionId);
    if ('refused' in found) return found.refused;
    const place = placeAt(found.session, bayId, start);
    const no = heldByPin(found.session, place) ?? firstRefusal(placementBreaches(world, found.session, place));
    if (no) return err(no);
    return edit(world, context, {
      move: { session: found.session, after: place },
      session: { ...found.session, place },
      reason,
    });
  },
  inverse: (world, { sessionId, reason }) =>
    backTo(world.sessions.get(sessionId), reason) ?? { name: 'session.lift', args: { sessionId, reason } },
});

/** Takes a session off the board, back to the tray (送回待排). Its team is free again. */
export const liftSession = defineMutation({
  name: 'session.lift',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ sessionId, reason: slipReason }),
  decide(world, { sessionId, reason }, context) {
    const found = plannable(world, sessionId);
    if ('refused' in found) return found.refused;
    if (found.session.place === null) return refuse('session-unplaced', sessionId);
    const no = heldByPin(found.session, null);
    if (no) return err(no);
    const session: JointSession = { ...found.session, place: null, team: [] };
    return edit(world, context, { move: { session: found.session, after: null }, session, reason });
  },
  inverse(world, { sessionId, reason }) {
    const s = world.sessions.get(sessionId);
    return s ? backTo(s, reason, { team: s.team }) : null;
  },
});

type Feature = 'minutes' | 'team' | 'pinned';

/** What puts a session back where it stands, with what else is named; null while it waits in the tray. */
function backTo(
  session: JointSession | undefined,
  reason: string | null,
  features: Partial<Pick<JointSession, Feature>> = {},
): Intention | null {
  if (!session?.place) return null;
  const { bayId, slot } = session.place;
  const args = { sessionId: session.id, bayId, start: slot.start, ...features, reason };
  return { name: 'session.restore', args };
}

/**
 * Puts a session back where it stood, with the minutes, team and pin that are named: what undo needs. As strict as any placing, but for
 * what the session broke there before it left (SPEC S9).
 */
export const restoreSession = defineMutation({
  name: 'session.restore',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({
    sessionId,
    bayId,
    start: utcMs,
    minutes: z.int().min(5).max(480).exactOptional(),
    team: z.array(officerId).max(12).exactOptional(),
    pinned: z.boolean().exactOptional(),
    reason: slipReason,
  }),
  decide(world, { sessionId, bayId, start, reason, ...features }, context) {
    const found = plannable(world, sessionId);
    if ('refused' in found) return found.refused;
    const named: JointSession = { ...found.session, ...features };
    const place = placeAt(named, bayId, start);
    const session: JointSession = { ...named, place };
    const no = heldByPin(found.session, place) ?? againstReturn(world, session);
    if (no) return err(no);
    return edit(world, context, { move: { session: found.session, after: place }, session, reason });
  },
  inverse(world, { sessionId, reason }) {
    const s = world.sessions.get(sessionId);
    return s ? backTo(s, reason, { minutes: s.minutes, team: s.team, pinned: s.pinned }) : null;
  },
});

/** Makes a session longer or shorter; where it stands, the new end must be free too. */
export const resizeSession = defineMutation({
  name: 'session.resize',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ sessionId, minutes: z.int().min(5).max(480), reason: slipReason }),
  decide(world, { sessionId, minutes, reason }, context) {
    const found = plannable(world, sessionId);
    if ('refused' in found) return found.refused;
    const old = found.session.place;
    const place = old && { ...old, slot: { start: old.slot.start, end: plusMinutes(old.slot.start, minutes) } };
    const session: JointSession = { ...found.session, minutes, place };
    const no = place && firstRefusal(placementBreaches(world, session, place));
    if (no) return err(no);
    return edit(world, context, { move: { session: found.session, after: place }, session, reason });
  },
  inverse(world, { sessionId, reason }) {
    const s = world.sessions.get(sessionId);
    if (!s) return null;
    const { minutes } = s;
    const back = brokenNow(world, s).length > 0 ? backTo(s, reason, { minutes }) : null;
    return back ?? { name: 'session.resize', args: { sessionId, minutes, reason } };
  },
});

/** Pins a session where it stands, or frees it: automatic planning leaves pinned sessions alone. */
export const pinSession = defineMutation({
  name: 'session.pin',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ sessionId, pinned: z.boolean(), note: z.string().max(300) }),
  decide(world, { sessionId, pinned, note }) {
    const found = plannable(world, sessionId);
    if ('refused' in found) return found.refused;
    if (pinned && found.session.place === null) return refuse('session-unplaced', sessionId);
    return change(put('sessions', { ...found.session, pinned, note }));
  },
  inverse(world, { sessionId }) {
    const s = world.sessions.get(sessionId);
    return s ? { name: 'session.pin', args: { sessionId, pinned: s.pinned, note: s.note } } : null;
  },
});

/** What stands against a team named by hand: who may not inspect (SPEC X11, R11), or a team that was drawn (SPEC R10). */
function againstTeam(world: World, session: JointSession): ReturnType<typeof mayInspect> {
  const no = session.team.map((id) => mayInspect(world, session, id)).find((why) => why !== null);
  return no ?? drawnOtherwise(world, session);
}

/** Names the officers of a session, each once; each must be on duty and free for the whole of it (SPEC T1, T4, T5). */
export const assignTeam = defineMutation({
  name: 'session.assign',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ sessionId, team: z.array(officerId).max(12), reason: slipReason }),
  decide(world, { sessionId, team, reason }, context) {
    const found = plannable(world, sessionId);
    if ('refused' in found) return found.refused;
    if (found.session.place === null) return refuse('session-unplaced', sessionId);
    const session: JointSession = { ...found.session, team };
    const no = firstRefusal(placementBreaches(world, session, found.session.place)) ?? againstTeam(world, session);
    if (no) return err(no);
    return edit(world, context, { move: { session: found.session, after: session.place }, session, reason });
  },
  inverse(world, { sessionId, reason }) {
    const s = world.sessions.get(sessionId);
    if (!s) return null;
    const { team } = s;
    const back = brokenNow(world, s).length > 0 ? backTo(s, reason, { team }) : null;
    return back ?? { name: 'session.assign', args: { sessionId, team, reason } };
  },
});
