import { z } from 'zod';
import { bookingId, officerId, portId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { provenance } from './words';

/** A customs office as forms write it: name and four digits (关区代码). */
const customsOffice = z.strictObject({ name: z.string().min(1).max(60), code: z.string().regex(/^\d{4}$/) }).readonly();

/** Why someone asks for a time of his own (事由 by kind): relief or dangerous goods, fresh goods, anything else that cannot wait. */
export const appointmentGround = z.enum(['relief', 'fresh', 'urgent']);

/** The application for clearance by appointment (预约通关申请), with every field of the customs form. Personal data: never logged. */
export const appointmentForm = z
  .strictObject({
    /** 境内收发货人名称 */
    firm: z.string().min(1).max(120),
    /** 企业编码: credit code of 18 signs or customs registration of 10. */
    firmCode: z.string().min(1).max(30),
    contact: z.string().min(1).max(60),
    phone: z.string().min(1).max(40),
    /** 预约申报口岸 */
    declaredAt: customsOffice,
    /** 预约进出口岸 */
    crossesAt: customsOffice,
    /** 商品名称及HS编码 */
    goods: z
      .array(z.strictObject({ name: z.string().min(1).max(200), hs: z.string().max(13) }).readonly())
      .min(1)
      .max(20)
      .readonly(),
    transport: z.enum(['water', 'road', 'air', 'other']),
    /** 预约通关时间 */
    wanted: utcMs,
    ground: appointmentGround,
    /** 事由 */
    reason: z.string().min(1).max(300),
    /** When the application reached the port: by file, by telephone or on paper. */
    receivedAt: utcMs,
  })
  .readonly();
export type AppointmentForm = z.infer<typeof appointmentForm>;

/** The application behind a booking, under the booking's own id. */
export const appointment = z
  .strictObject({
    id: bookingId,
    portId,
    day: dayText,
    form: appointmentForm,
    /** Whether the trader list named the firm an AEO when it was accepted. */
    aeo: z.boolean(),
    /** Why a supervisor accepted it late; null when it was in time. */
    relief: z.string().max(300).nullable(),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type Appointment = z.infer<typeof appointment>;

/** A place that was applied for and given up: who was spoken to, and the written note that is owed for it. */
export const cancelNote = z
  .strictObject({
    id: bookingId,
    portId,
    day: dayText,
    contact: z.string().min(1).max(100),
    reason: z.string().max(300),
    at: utcMs,
    by: officerId,
    due: utcMs,
    /** The note as it came; null while it is owed. */
    note: z
      .strictObject({ text: z.string().min(1).max(500), receivedAt: utcMs, by: officerId })
      .readonly()
      .nullable(),
  })
  .readonly();
export type CancelNote = z.infer<typeof cancelNote>;

/** A firm that trades at the port and how customs rates it: data that the port keeps, with its source. */
export const trader = z
  .strictObject({
    /** `${portId}/${code}` */
    id: z.string().min(1).max(60),
    portId,
    code: z.string().min(1).max(30),
    name: z.string().min(1).max(120),
    /** `distrusted` is 失信: it may not book. */
    standing: z.enum(['ordinary', 'aeo', 'distrusted']),
    provenance,
  })
  .readonly();
export type ListedTrader = z.infer<typeof trader>;

/** The key of a firm in a port's trader list. */
export const traderIdOf = (port: string, code: string): string => `${port}/${code.toUpperCase()}`;

/** The terms of appointments at a port, under the port's id, with where they come from. */
export const laneTerms = z
  .strictObject({
    id: portId,
    portId,
    /** How far ahead a place is to be applied for. */
    aheadMinutes: z.int().min(0).max(20_160),
    aheadAeoMinutes: z.int().min(0).max(20_160),
    /** Days within which the written note on a place given up must come. */
    noteDays: z.int().min(1).max(60),
    provenance,
  })
  .readonly();
export type LaneTerms = z.infer<typeof laneTerms>;
