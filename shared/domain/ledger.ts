import { z } from 'zod';
import { officerId, portId, requestId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { provenance } from './words';

/** Why one vehicle stands in the day twice. */
export const twiceReason = z.enum(['two-trips', 'mistyped', 'withdrawn', 'other']);
export type TwiceReason = z.infer<typeof twiceReason>;

/** Somebody has looked at two bookings or orders of one vehicle and said what they are. */
export const twiceVerdict = z
  .strictObject({
    /** The first requests of both sessions in order, joined by `|`. */
    id: z.string().min(3).max(330),
    portId,
    day: dayText,
    a: requestId,
    b: requestId,
    reason: twiceReason,
    note: z.string().max(300),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type TwiceVerdict = z.infer<typeof twiceVerdict>;

/** The key of a verdict: the same whichever is named first. */
export const twiceIdOf = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** Why the costs of an inspection are not borne by the budget, as an officer knows it and no record says. */
export const feeExclusionCode = z.enum(['empty', 'open-vehicle', 'solid-waste', 'own-site', 'absent', 'late-pick-up']);
export type FeeExclusionCode = z.infer<typeof feeExclusionCode>;

/** An officer's word on one inspection of the waiver ledger; the newest word stands alone, code null takes it back. */
export const feeExclusion = z
  .strictObject({
    /** The first request of the session. */
    id: requestId,
    portId,
    day: dayText,
    code: feeExclusionCode.nullable(),
    note: z.string().max(300),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type FeeExclusion = z.infer<typeof feeExclusion>;

/** One line of the port's list of fees (收费目录清单), as its operator has published it. */
export const feeItem = z
  .strictObject({
    /** `${portId}/${key}` */
    id: z.string().min(1).max(100),
    portId,
    key: z.string().min(1).max(60),
    name: z.string().min(1).max(80),
    /** Who takes it. */
    payee: z.string().max(80),
    unit: z.string().max(40),
    /** In fen, so that it is exact; null where the price is agreed upon. */
    fen: z.int().min(0).max(100_000_000).nullable(),
    /** The document it rests on. */
    basis: z.string().max(200),
    provenance,
    listed: z.boolean(),
  })
  .readonly();
export type FeeItem = z.infer<typeof feeItem>;

/** By which way a complaint came. */
export const complaintWay = z.enum(['hotline', 'visit', 'letter', 'online']);
/** What a complaint is about. */
export const complaintSubject = z.enum(['fee', 'delay', 'conduct', 'damage', 'information', 'other']);

/** A complaint or question from outside (投诉与热线): a fact, as it was received. */
export const complaint = z
  .strictObject({
    id: z.string().min(1).max(160),
    portId,
    day: dayText,
    way: complaintWay,
    subject: complaintSubject,
    /** Who complains, and how he is reached. Personal data: never logged. */
    who: z.string().max(60),
    phone: z.string().max(40),
    /** Plate, container or number it is about. */
    object: z.string().max(60),
    text: z.string().min(1).max(1000),
    receivedAt: utcMs,
    /** By when it is to be answered. */
    due: utcMs,
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type Complaint = z.infer<typeof complaint>;

/** What was said to whoever complained. */
export const complaintAnswer = z
  .strictObject({
    /** `${complaintId}/${at}` */
    id: z.string().min(1).max(180),
    portId,
    day: dayText,
    complaintId: z.string().min(1).max(160),
    /** Whether that settled it; else more is to come. */
    closes: z.boolean(),
    text: z.string().min(1).max(1000),
    at: utcMs,
    by: officerId,
  })
  .readonly();
export type ComplaintAnswer = z.infer<typeof complaintAnswer>;
