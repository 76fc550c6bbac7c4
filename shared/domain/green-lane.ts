import { z } from 'zod';
import { bandId, bookingId, officerId, portId, sessionId } from '../kernel/ids';
import { dayText, slot, utcMs } from '../kernel/time';

/** How fast the goods spoil: P0 live seafood (hours) to P3 hardy roots and apples (months). */
export const spoilClass = z.enum(['P0', 'P1', 'P2', 'P3']);
export type SpoilClass = z.infer<typeof spoilClass>;

/** A stretch of the day with a number of green-lane places (绿色通道时段). */
export const greenBand = z
  .strictObject({
    id: bandId,
    portId,
    day: dayText,
    slot,
    quota: z.int().min(0).max(200),
    /** Places of the quota kept for trucks that come unbooked. */
    walkIn: z.int().min(0).max(200),
  })
  .readonly();
export type GreenBand = z.infer<typeof greenBand>;

/** How a load comes to a place: applied for ahead, at the port without a form, or as an emergency. */
export const bookingWay = z.enum(['applied', 'walkIn', 'emergency']);
export type BookingWay = z.infer<typeof bookingWay>;

/** A place asked for in the green lane (预约). */
export const greenBooking = z
  .strictObject({
    id: bookingId,
    portId,
    day: dayText,
    sessionId,
    spoilClass,
    /** Null while it stands by (候补). */
    bandId: bandId.nullable(),
    /** The band it asked for: standby is served from there when a place comes free. */
    wishedBandId: bandId,
    /** The load should be released by then (SPEC G2). */
    latestRelease: utcMs,
    at: utcMs,
    by: officerId,
    /** `missed` (过号) has lost its place by not coming. */
    status: z.enum(['booked', 'standby', 'cancelled', 'missed']),
    /** How it came to its place; rows from before it was noted were applied for. */
    way: bookingWay.optional(),
    /** Gave its place to an emergency, and so stands by before all others (SPEC G13). */
    ahead: z.boolean().optional(),
  })
  .readonly();
export type GreenBooking = z.infer<typeof greenBooking>;

/** Whether a booking holds a place or still waits for one. */
export const isLive = (b: GreenBooking): boolean => b.status === 'booked' || b.status === 'standby';
