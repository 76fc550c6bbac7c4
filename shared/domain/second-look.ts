import { z } from 'zod';
import { officerId, portId, requestId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { agencyCode } from './words';

/** A second inspection (复验) by officers who did not do the first. */
export const recheck = z
  .strictObject({
    /** `${requestId}/recheck/${nth}` */
    id: z.string().min(1).max(180),
    portId,
    day: dayText,
    requestId,
    nth: z.int().min(1),
    team: z.array(officerId).min(1).max(12).readonly(),
    reason: z.string().min(1).max(300),
    by: officerId,
    at: utcMs,
    /** `same`: it found what the first found. Null while it is not done. */
    answer: z.enum(['same', 'different']).nullable(),
    note: z.string().max(500),
    answeredBy: officerId.nullable(),
    answeredAt: utcMs.nullable(),
  })
  .readonly();
export type Recheck = z.infer<typeof recheck>;

/** A scanner's image on its way to someone who was not at the yard (集中审像). */
export const imageReview = z
  .strictObject({
    /** `${requestId}/image/${nth}` */
    id: z.string().min(1).max(180),
    portId,
    day: dayText,
    requestId,
    nth: z.int().min(1),
    agency: agencyCode,
    /** Whom it was sent to; null: whoever is free. */
    reviewer: officerId.nullable(),
    note: z.string().max(300),
    by: officerId,
    at: utcMs,
    /** `pass` releases the check directly; `suspicious` asks for opening by hand. Null while nobody has looked. */
    outcome: z.enum(['pass', 'suspicious']).nullable(),
    finding: z.string().max(500),
    reviewedBy: officerId.nullable(),
    reviewedAt: utcMs.nullable(),
  })
  .readonly();
export type ImageReview = z.infer<typeof imageReview>;

/** A truck was not there when it was wanted: late, or not at all (未到). What comes later stands beside it. */
export const absence = z
  .strictObject({
    /** `${requestId}/${kind}/${at}` */
    id: z.string().min(1).max(190),
    portId,
    day: dayText,
    requestId,
    kind: z.enum(['late', 'no-show']),
    note: z.string().max(200),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type Absence = z.infer<typeof absence>;
