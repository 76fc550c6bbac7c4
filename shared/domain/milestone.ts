import { z } from 'zod';
import { officerId, portId, sessionId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';

/** Facts with a time (节点时间), in the order in which a truck meets them. */
export const milestoneKind = z.enum(['arrived', 'gateIn', 'started', 'ended', 'released', 'pickedUp']);
export type MilestoneKind = z.infer<typeof milestoneKind>;

/** What has happened at the yard: recorded, dated by the desk that saw it, never refused (SPEC F1). */
export const milestone = z
  .strictObject({
    id: z.string().min(1).max(200),
    portId,
    day: dayText,
    sessionId,
    kind: milestoneKind,
    at: utcMs,
    by: officerId,
  })
  .readonly();
export type Milestone = z.infer<typeof milestone>;

/** A fact that contradicts the plan or an earlier fact; shown, never used to refuse the fact (SPEC F2). */
export const anomaly = z
  .strictObject({
    id: z.string().min(1).max(220),
    portId,
    day: dayText,
    sessionId,
    code: z.enum(['not-planned', 'out-of-order', 'twice', 'other-place', 'unreleased']),
    milestoneId: z.string().max(200),
    resolvedBy: officerId.nullable(),
  })
  .readonly();
export type Anomaly = z.infer<typeof anomaly>;
