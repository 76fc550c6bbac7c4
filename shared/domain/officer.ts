import { z } from 'zod';
import { officerId, portId } from '../kernel/ids';
import { dayText, slot } from '../kernel/time';
import { agencyCode, skill } from './words';

/** A person who inspects (关员 / 民警). */
export const officer = z
  .strictObject({
    id: officerId,
    portId,
    agency: agencyCode,
    name: z.string().min(1).max(60),
    /** Service number (工号 / 警号). */
    number: z.string().min(1).max(20),
    skills: z.array(skill).readonly(),
    active: z.boolean(),
  })
  .readonly();
export type Officer = z.infer<typeof officer>;

/** When one officer is on duty on one day: windows without the breaks. */
export const duty = z
  .strictObject({
    /** `${officerId}@${day}`: one row an officer and day. */
    id: z.string().min(1).max(120),
    portId,
    officerId,
    day: dayText,
    /** Name of the shift, e.g. `早班`. */
    shift: z.string().max(20),
    windows: z.array(slot).readonly(),
  })
  .readonly();
export type Duty = z.infer<typeof duty>;

/** The key of an officer's duty row. */
export const dutyIdOf = (officer: string, day: string): string => `${officer}@${day}`;
