import { z } from 'zod';
import { officerId, portId, sessionId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { place } from './session';

/** Where one session stood when a version was taken. */
export const planEntry = z
  .strictObject({ sessionId, place: place.nullable(), team: z.array(officerId).readonly(), requests: z.int().min(1) })
  .readonly();
export type PlanEntry = z.infer<typeof planEntry>;

/** The day's plan (日计划): its state and who has worked on the draft since the last version. */
export const dayPlan = z
  .strictObject({
    /** `${portId}/${day}` */
    id: z.string().min(1).max(60),
    portId,
    day: dayText,
    state: z.enum(['draft', 'submitted', 'approved']),
    /** Number of the newest version taken; 0 before the first. */
    version: z.int().min(0),
    /** Who changed the draft since the last approval: none of them may approve it (SPEC P2). */
    editors: z.array(officerId).readonly(),
  })
  .readonly();
export type DayPlan = z.infer<typeof dayPlan>;

/** A frozen picture of the plan, taken when it was submitted. */
export const planVersion = z
  .strictObject({
    /** `${planId}/v${number}` */
    id: z.string().min(1).max(70),
    portId,
    day: dayText,
    number: z.int().min(1),
    state: z.enum(['submitted', 'approved', 'returned']),
    entries: z.array(planEntry).readonly(),
    submittedBy: officerId,
    submittedAt: utcMs,
    decidedBy: officerId.nullable(),
    decidedAt: utcMs.nullable(),
    reason: z.string().max(300),
  })
  .readonly();
export type PlanVersion = z.infer<typeof planVersion>;

/** A change to an approved plan (变更单): what moved, by whom, why. */
export const changeSlip = z
  .strictObject({
    id: z.string().min(1).max(200),
    portId,
    day: dayText,
    version: z.int().min(1),
    sessionId,
    before: place.nullable(),
    after: place.nullable(),
    reason: z.string().min(1).max(300),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type ChangeSlip = z.infer<typeof changeSlip>;

/** The key of a port's plan of a day. */
export const planIdOf = (port: string, day: string): string => `${port}/${day}`;
