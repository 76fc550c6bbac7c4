import { z } from 'zod';
import { batchId, consignmentId, portId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { direction } from './words';
import { goodsLine, objectMarks, trader } from './request';

/** A manifest line group under one batch number (运次货物), as the road manifest tells it before the truck arrives. */
export const consignment = z
  .strictObject({
    id: consignmentId,
    portId,
    day: dayText,
    /** The message it came with, e.g. `MT1401`. */
    messageType: z.string().max(10),
    marks: objectMarks,
    goods: z.array(goodsLine).readonly(),
    trader,
    direction,
    eta: utcMs.nullable(),
    /** Elements of the message that this program does not know, by path. */
    extra: z.record(z.string().max(200), z.string().max(2000)).readonly(),
    status: z.enum(['open', 'withdrawn']),
    batchId,
  })
  .readonly();
export type Consignment = z.infer<typeof consignment>;
