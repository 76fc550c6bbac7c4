import { z } from 'zod';
import { bayId, officerId, portId, requestId, sessionId, type RequestId, type SessionId } from '../kernel/ids';
import { dayText, slot } from '../kernel/time';

/** A bay for a stretch of time. */
export const place = z.strictObject({ bayId, slot }).readonly();
export type Place = z.infer<typeof place>;

/**
 * One opening of one object for all its requests (联合查验): the object is opened once, so a session is never split by agency
 * after it has begun. Every open request belongs to exactly one session (SPEC S1); what the session needs (bay kind, people,
 * windows) follows from its requests and is never stored twice.
 */
export const jointSession = z
  .strictObject({
    id: sessionId,
    portId,
    day: dayText,
    requestIds: z.array(requestId).min(1).max(40).readonly(),
    /** Minutes at the bay: the rule's answer until an officer sets another. */
    minutes: z.int().min(5).max(480),
    /** Null while it waits in the tray (待排). */
    place: place.nullable(),
    /** Officers named so far; empty in a draft, never once published (SPEC P3). */
    team: z.array(officerId).max(12).readonly(),
    /** Kept where it is by automatic planning. */
    pinned: z.boolean(),
    note: z.string().max(300),
    status: z.enum(['planned', 'arrived', 'running', 'done', 'cancelled']),
  })
  .readonly();
export type JointSession = z.infer<typeof jointSession>;

/**
 * The session that a request opens alone until it is joined. Joined sessions keep the id of their first request, so that a
 * session's id always names its first request (SPEC S2).
 */
export const soloSessionId = (request: RequestId): SessionId => sessionId.parse(`S/${request}`);

/** The first request of the session that an id names. */
export const requestOfSession = (session: string): string => session.slice(2);

/** An officer has said that requests do not concern one object, or cannot be joined (不联), with the reason. */
export const decline = z
  .strictObject({
    /** The two request ids in order, joined by `|`. */
    id: z.string().min(3).max(330),
    portId,
    day: dayText,
    a: requestId,
    b: requestId,
    reason: z.enum(['different-object', 'time', 'place', 'secret', 'risk', 'other']),
    note: z.string().max(300),
    by: officerId,
  })
  .readonly();
export type Decline = z.infer<typeof decline>;

/** The key of a decline: the same whichever request is named first. */
export const declineIdOf = (a: RequestId, b: RequestId): string => (a < b ? `${a}|${b}` : `${b}|${a}`);
