import { z } from 'zod';
import { bayId, portId } from '../kernel/ids';
import { slot } from '../kernel/time';

/** What can be done at a bay (查验台位). */
export const bayKind = z.enum(['openBox', 'coldBay', 'scanner', 'vehicleBody']);
export type BayKind = z.infer<typeof bayKind>;

/** One place where one session at a time is held. */
export const bay = z
  .strictObject({
    id: bayId,
    portId,
    kind: bayKind,
    yard: z.string().min(1).max(20),
    /** What the yard paints on the sign, e.g. `3号台`. */
    label: z.string().min(1).max(20),
    /** Minutes kept free after a session for clearing and the next truck (SPEC B2). */
    turn: z.int().min(0).max(120),
    /** Order on the board, small first. */
    order: z.int(),
    closed: z.boolean(),
  })
  .readonly();
export type Bay = z.infer<typeof bay>;

/** A stretch in which a bay cannot be used. */
export const closure = z
  .strictObject({
    id: z.string().min(1).max(80),
    portId,
    bayId,
    slot,
    reason: z.enum(['maintenance', 'cleaning', 'equipment', 'weather', 'other']),
    note: z.string().max(200),
  })
  .readonly();
export type Closure = z.infer<typeof closure>;
