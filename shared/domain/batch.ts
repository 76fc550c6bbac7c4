import { z } from 'zod';
import { batchId, officerId, portId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';

/** One import, committed or undone as a whole (SPEC I3). */
export const batch = z
  .strictObject({
    id: batchId,
    portId,
    day: dayText,
    files: z.array(z.string().max(200)).readonly(),
    added: z.int().min(0),
    changed: z.int().min(0),
    by: officerId,
    at: utcMs,
    status: z.enum(['committed', 'undone']),
    /** Rows as they were before this batch changed them (JSON of requests, consignments and sessions), so that undoing brings them back. */
    before: z.array(z.string()).readonly(),
  })
  .readonly();
export type Batch = z.infer<typeof batch>;
