import { z } from 'zod';

/**
 * Identifiers are texts with a brand, so that one noun's id cannot stand for another's.
 * Length-bounded: they are keys of tables and travel over the wire.
 */
const id = z.string().min(1).max(160);

export const portId = id.brand<'PortId'>();
export const bayId = id.brand<'BayId'>();
export const officerId = id.brand<'OfficerId'>();
export const consignmentId = id.brand<'ConsignmentId'>();
export const requestId = id.brand<'RequestId'>();
export const sessionId = id.brand<'SessionId'>();
export const batchId = id.brand<'BatchId'>();
export const bandId = id.brand<'BandId'>();
export const bookingId = id.brand<'BookingId'>();
export const deskId = id.brand<'DeskId'>();

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
