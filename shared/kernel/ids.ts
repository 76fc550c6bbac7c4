import { z } from 'zod';

/**
 * Identifiers are texts with a brand, so that one noun's id cannot stand for another's.
 * Length-bounded: they are keys of tables and travel over the wire. An id that is made of others (`S/` and a request's id)
 * has room for the longest of them, so that making it never fails.
 */
const id = (longest: number) => z.string().min(1).max(longest);

export const portId = id(20).brand<'PortId'>();
export const bayId = id(80).brand<'BayId'>();
export const officerId = id(80).brand<'OfficerId'>();
export const consignmentId = id(160).brand<'ConsignmentId'>();
export const requestId = id(150).brand<'RequestId'>();
export const sessionId = id(160).brand<'SessionId'>();
export const batchId = id(160).brand<'BatchId'>();
export const bandId = id(160).brand<'BandId'>();
export const bookingId = id(160).brand<'BookingId'>();
export const deskId = id(160).brand<'DeskId'>();

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
