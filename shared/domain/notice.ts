import { z } from 'zod';
import { officerId, portId, requestId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { place } from './session';

/** Whom a notice of inspection goes to: the trader or its agent, the yard's operator, the agencies that take part. */
export const noticeAudience = z.enum(['trader', 'yard', 'agencies']);
export type NoticeAudience = z.infer<typeof noticeAudience>;

/** What happens to a notice on its way: it is sent, its receipt is signed, another time is asked for. */
export const noticeStep = z.enum(['sent', 'signed', 'reschedule']);
export type NoticeStep = z.infer<typeof noticeStep>;

/** By which way a notice went or its receipt came back. */
export const noticeWay = z.enum(['window', 'hand', 'phone', 'file']);
export type NoticeWay = z.infer<typeof noticeWay>;

/** What trader, yard and agencies are told of one opening (查验通知). What was told stays as it was told: another place makes another notice. */
export const notice = z
  .strictObject({
    /** `${requestId}/notice/${nth}` */
    id: z.string().min(1).max(180),
    portId,
    day: dayText,
    /** The first request of the session: where it goes, the notice follows. */
    requestId,
    nth: z.int().min(1),
    place,
    /** What to bring and to mind. */
    bring: z.string().max(500),
    /** Who answers questions, with the telephone. */
    contact: z.string().max(120),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type Notice = z.infer<typeof notice>;

/** A fact about a notice: it was sent to somebody, somebody signed for it, somebody asked for another time. */
export const noticeFact = z
  .strictObject({
    /** `${noticeId}/${audience}/${step}/${at}` */
    id: z.string().min(1).max(230),
    portId,
    day: dayText,
    noticeId: z.string().min(1).max(180),
    audience: noticeAudience,
    step: noticeStep,
    way: noticeWay,
    /** Who took it. Personal data: never logged. */
    who: z.string().max(60),
    /** The last four signs of his paper. */
    paper: z.string().max(4),
    note: z.string().max(300),
    at: utcMs,
    by: officerId,
  })
  .readonly();
export type NoticeFact = z.infer<typeof noticeFact>;
