import { z } from 'zod';
import { officerId, portId, requestId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';

/** What a release waits for: a permit, duty, a hold (布控/暂扣), a laboratory's result, a re-inspection's. */
export const conditionKind = z.enum(['permit', 'duty', 'hold', 'lab', 'recheck']);
export type ConditionKind = z.infer<typeof conditionKind>;

/**
 * How a condition stands. `verified`: permit checked, duty paid, hold lifted, result good, re-inspection confirmed. `guaranteed`: duty
 * under a guarantee. `deferred`: release first, result later (先验放后检测). `certified`: a third party's certificate was accepted in
 * place of the own test.
 */
export const conditionState = z.enum(['pending', 'failed', 'verified', 'guaranteed', 'deferred', 'certified']);
export type ConditionState = z.infer<typeof conditionState>;

/** One word on one condition. The next word has the next number, so that who said what before stays readable. */
export const condition = z
  .strictObject({
    /** `${requestId}/${kind}/${ref}/${nth}` */
    id: z.string().min(1).max(240),
    portId,
    day: dayText,
    requestId,
    kind: conditionKind,
    /** The permit's number, the hold's, the sample's. */
    ref: z.string().min(1).max(60),
    nth: z.int().min(1),
    state: conditionState,
    /** What the word rests on: a document, a message, a certificate. */
    source: z.string().max(200),
    note: z.string().max(300),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type Condition = z.infer<typeof condition>;

/** The decision that a load may go (放行), taken by someone who did not inspect it. */
export const release = z
  .strictObject({
    /** The id of the session's first request: a load is released once. */
    id: requestId,
    portId,
    day: dayText,
    by: officerId,
    at: utcMs,
    /** Samples whose result was still out: the pending list holds them until a result is entered. */
    labsOut: z.array(z.string().max(60)).readonly(),
  })
  .readonly();
export type Release = z.infer<typeof release>;
