import { z } from 'zod';
import { officerId, portId, requestId, type RequestId } from '../kernel/ids';
import { utcMs } from '../kernel/time';
import { inspectionMode } from './words';

/** From when until when of each day pieces are in service, in minutes of the port's clock. */
const serviceHours = z
  .strictObject({ from: z.int().min(0).max(1439), until: z.int().min(1).max(1440) })
  .readonly()
  .refine((h) => h.until > h.from, 'ends after it begins');

/** The key of a kind of equipment. */
export const equipmentId = z.string().min(1).max(60);

/** Equipment that inspections share (设备): forklifts, a mobile X-ray; so many pieces, any of which will do. */
export const equipment = z
  .strictObject({
    id: equipmentId,
    portId,
    /** What the yard calls it, e.g. `叉车`. */
    name: z.string().min(1).max(30),
    /** Pieces in service; none while all are broken. */
    count: z.int().min(0).max(99),
    /** Null for whenever the port works. */
    hours: serviceHours.nullable(),
    /** Orders of these ways ask for one piece; where the list is empty only a leader asks for it. */
    modes: z.array(inspectionMode).max(inspectionMode.options.length).readonly(),
    /** And only loads from this gross weight on; null whatever they weigh. */
    fromKg: z.int().min(1).max(200_000).nullable(),
    /** Whether the port has it at all; rows are not deleted, since sessions name them. */
    active: z.boolean(),
  })
  .readonly();
export type Equipment = z.infer<typeof equipment>;

/** How many pieces a leader has said that one load takes, whatever the port's rule says. */
export const equipmentWant = z
  .strictObject({
    /** `${requestId}/${equipmentId}` */
    id: z.string().min(1).max(230),
    portId,
    /** The first request of the session that was spoken of: the word follows it into whatever session holds it later. */
    requestId,
    equipmentId,
    count: z.int().min(0).max(9),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type EquipmentWant = z.infer<typeof equipmentWant>;

/** The key of a leader's word. */
export const wantIdOf = (request: RequestId, equipment: string): string => `${request}/${equipment}`;
