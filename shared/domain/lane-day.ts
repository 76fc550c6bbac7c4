import { z } from 'zod';
import { bandId, bookingId, officerId, portId, sessionId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';

/** What has become of a place by somebody else's action. */
export const laneNews = z.enum(['promoted', 'displaced', 'missed', 'given-up', 'retimed']);
export type LaneNews = z.infer<typeof laneNews>;

/** Tells whoever booked that a place was won, lost or moved; it stays until somebody has seen to it (SPEC G14). */
export const laneNotice = z
  .strictObject({
    id: z.string().min(1).max(200),
    portId,
    day: dayText,
    bookingId,
    sessionId,
    /** Who booked. */
    to: officerId,
    news: laneNews,
    bandId: bandId.nullable(),
    /** When the band began before, where it was moved. */
    was: utcMs.nullable(),
    by: officerId,
    at: utcMs,
    seen: z.strictObject({ by: officerId, at: utcMs }).readonly().nullable(),
  })
  .readonly();
export type LaneNotice = z.infer<typeof laneNotice>;

/** A dying load that was let through before others (应急), under the id of the booking that it got. */
export const emergency = z
  .strictObject({
    id: bookingId,
    portId,
    day: dayText,
    sessionId,
    bandId,
    reason: z.string().min(1).max(300),
    /** The booking that gave way; null when there was room. */
    displaced: bookingId.nullable(),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type Emergency = z.infer<typeof emergency>;

/** A line of the paper ledger (应急台账) that was kept while the system was down, entered afterwards. */
export const paperEntry = z
  .strictObject({
    id: z.string().min(1).max(200),
    portId,
    day: dayText,
    /** Number of the line as printed or written on the paper. */
    number: z.string().min(1).max(40),
    /** When it happened, as the paper says. */
    at: utcMs,
    /** Who wrote it, as the paper says. */
    writer: z.string().min(1).max(60),
    plate: z.string().max(40),
    text: z.string().min(1).max(500),
    /** The inspection it concerns, where one was found. */
    sessionId: sessionId.nullable(),
    by: officerId,
    enteredAt: utcMs,
  })
  .readonly();
export type PaperEntry = z.infer<typeof paperEntry>;
