import { z } from 'zod';
import { bayId, portId, sessionId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { refusalCodes } from './refusal';

const breach = z
  .strictObject({
    code: z.enum(refusalCodes),
    about: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .readonly();

/** A former place keeps so many breaches at most, the newest. */
export const MOST_BREACHES = 60;

/**
 * A place that a session has left, with the rules it broke there: a closure, a duty or other hours had been laid over it. Written only
 * where there was a breach, so that undo may give that place back, and nothing else may (SPEC S9).
 */
export const formerPlace = z
  .strictObject({
    /** `${sessionId}@${bayId}/${start}` */
    id: z.string().min(1).max(400),
    portId,
    day: dayText,
    sessionId,
    bayId,
    start: utcMs,
    breaches: z.array(breach).min(1).max(MOST_BREACHES).readonly(),
  })
  .readonly();
export type FormerPlace = z.infer<typeof formerPlace>;
