import { z } from 'zod';
import { consignmentId, officerId, portId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';

/** What happens to an announced load besides its inspections: papers looked at before arrival, the truck come, the truck let through. */
export const consignmentStep = z.enum(['papersGood', 'papersBad', 'arrived', 'passed']);
export type ConsignmentStep = z.infer<typeof consignmentStep>;

/** A fact about an announced load, kept as it came (SPEC O6). */
export const consignmentFact = z
  .strictObject({
    /** `${consignmentId}/${step}/${at}` */
    id: z.string().min(1).max(200),
    portId,
    day: dayText,
    consignmentId,
    step: consignmentStep,
    at: utcMs,
    note: z.string().max(300),
    by: officerId,
  })
  .readonly();
export type ConsignmentFact = z.infer<typeof consignmentFact>;

/** Several manifests taken as one (舱单归并). The originals stay as they came; taking it back leaves the row with who and why. */
export const consolidation = z
  .strictObject({
    id: z.string().min(1).max(120),
    portId,
    day: dayText,
    consignmentIds: z.array(consignmentId).min(2).max(200).readonly(),
    status: z.enum(['joined', 'parted']),
    by: officerId,
    at: utcMs,
    /** Why it was taken back. */
    reason: z.string().max(300),
    partedBy: officerId.nullable(),
    partedAt: utcMs.nullable(),
  })
  .readonly();
export type Consolidation = z.infer<typeof consolidation>;
