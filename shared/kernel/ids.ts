import { z } from 'zod';

/**
 * Identifiers are texts with a brand, so that one noun's id cannot stand for another's.
 * Length-bounded: they are keys of tables and travel over the wire.
 */
const id = <B extends string>() => z.string().min(1).max(80).brand<B>();

export const portId = id<'PortId'>();
export const bayId = id<'BayId'>();
export const officerId = id<'OfficerId'>();
export const consignmentId = id<'ConsignmentId'>();
export const requestId = id<'RequestId'>();
export const sessionId = id<'SessionId'>();
export const batchId = id<'BatchId'>();
export const bandId = id<'BandId'>();
export const bookingId = id<'BookingId'>();
export const deskId = id<'DeskId'>();

export type PortId = z.infer<typeof portId>;
export type BayId = z.infer<typeof bayId>;
export type OfficerId = z.infer<typeof officerId>;
export type ConsignmentId = z.infer<typeof consignmentId>;
export type RequestId = z.infer<typeof requestId>;
export type SessionId = z.infer<typeof sessionId>;
export type BatchId = z.infer<typeof batchId>;
export type BandId = z.infer<typeof bandId>;
export type BookingId = z.infer<typeof bookingId>;
export type DeskId = z.infer<typeof deskId>;
