import { z } from 'zod';
import { officerId, portId } from '../kernel/ids';
import { dayText, slot, utcMs } from '../kernel/time';
import { agencyCode } from './words';

/** The other side of the border, where agencies are named. */
export const OPPOSITE = 'opposite';

/** One side's word on extra hours: an own agency, or the opposite side. */
export const extensionAnswer = z
  .strictObject({
    side: z.union([agencyCode, z.literal(OPPOSITE)]),
    agreed: z.boolean(),
    /** With whom it was settled, and how they can be reached. */
    contact: z.string().min(1).max(100),
    /** When they said so. */
    at: utcMs,
    /** Who recorded it. */
    by: officerId,
  })
  .readonly();
export type ExtensionAnswer = z.infer<typeof extensionAnswer>;

/** Extra hours of one day (延时通关): asked for, and in force once both sides have agreed (SPEC H1). */
export const hoursExtension = z
  .strictObject({
    id: z.string().min(1).max(160),
    portId,
    day: dayText,
    slot,
    /** Who asked: a firm, an agency, a leader. */
    askedBy: z.string().min(1).max(100),
    reason: z.string().min(1).max(300),
    by: officerId,
    at: utcMs,
    /** The newest word of each side. */
    answers: z.array(extensionAnswer).max(8).readonly(),
    /** Why it was taken back; null while it stands. */
    withdrawn: z
      .strictObject({ reason: z.string().min(1).max(300), by: officerId, at: utcMs })
      .readonly()
      .nullable(),
  })
  .readonly();
export type HoursExtension = z.infer<typeof hoursExtension>;
