import { z } from 'zod';
import { portId } from '../kernel/ids';
import { direction, provenance } from './words';

/** The mean clearance time of the year 2017 against which a port is measured (较2017年压缩). */
export const clearanceBase = z
  .strictObject({
    /** `${portId}/${direction}` */
    id: z.string().min(1).max(40),
    portId,
    direction,
    hours: z.number().min(0.01).max(10_000),
    provenance,
  })
  .readonly();
export type ClearanceBase = z.infer<typeof clearanceBase>;

/** The key of a base. */
export const clearanceBaseId = (port: string, way: ClearanceBase['direction']): string => `${port}/${way}`;
