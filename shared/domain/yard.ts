import { z } from 'zod';
import { officerId, portId, sessionId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { provenance } from './words';

/** What the yard is asked to do with a truck or a container (移位, 吊装, 卸货, 重装). */
export const yardWork = z.enum(['move', 'lift', 'unload', 'reload']);
export type YardWork = z.infer<typeof yardWork>;

/** What the yard reports, in order. */
export const yardStep = z.enum(['acknowledged', 'started', 'done']);
export type YardStep = z.infer<typeof yardStep>;

/** An order to the yard, without paper. What the yard reports are facts: kept as they came, never refused (SPEC Y1). */
export const yardOrder = z
  .strictObject({
    id: z.string().min(1).max(160),
    portId,
    day: dayText,
    work: yardWork,
    /** The inspection that it serves; null for work of its own. */
    sessionId: sessionId.nullable(),
    /** Plate or container. */
    object: z.string().min(1).max(60),
    from: z.string().max(60),
    to: z.string().max(60),
    /** By when it is to be done. */
    due: utcMs,
    /** The time standard of the work when it was ordered. */
    minutes: z.int().min(1).max(1440),
    note: z.string().max(300),
    by: officerId,
    at: utcMs,
    reports: z
      .array(z.strictObject({ step: yardStep, at: utcMs, by: officerId }).readonly())
      .max(60)
      .readonly(),
    status: z.enum(['ordered', 'acknowledged', 'started', 'done', 'cancelled']),
    /** Why it was taken back. */
    reason: z.string().max(300),
  })
  .readonly();
export type YardOrder = z.infer<typeof yardOrder>;

/** What has a time standard: the works of the yard, how soon it answers, and the two waits of a driver. */
export const timedStep = z.enum(['acknowledge', ...yardWork.options, 'wait', 'pickUp']);
export type TimedStep = z.infer<typeof timedStep>;

/** A time standard of the port (作业时限标准). */
export const timeStandard = z
  .strictObject({
    /** `${portId}/${step}` */
    id: z.string().min(1).max(60),
    portId,
    step: timedStep,
    minutes: z.int().min(1).max(1440),
    provenance,
  })
  .readonly();
export type TimeStandard = z.infer<typeof timeStandard>;

/** The key of a time standard. */
export const timeStandardId = (port: string, step: TimedStep): string => `${port}/${step}`;
