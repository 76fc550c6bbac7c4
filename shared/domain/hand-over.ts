import { z } from 'zod';
import { officerId, portId, sessionId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { agencyCode } from './words';

const count = z.int().min(0);

/** The figures of a shift (应查, 完成, 在查, 未查, 超时, 绿通). */
export const shiftCounts = z
  .strictObject({ due: count, done: count, running: count, open: count, overdue: count, green: count })
  .readonly();
export type ShiftCounts = z.infer<typeof shiftCounts>;

/** What the next shift goes on with (未完事项). */
export const openItem = z
  .strictObject({
    sessionId,
    /** The plate, or what else the object is called by. */
    object: z.string().max(60),
    stage: z.enum(['waiting', 'placed', 'arrived', 'running']),
    team: z.array(officerId).max(12).readonly(),
    /** By when. */
    due: utcMs,
  })
  .readonly();
export type OpenItem = z.infer<typeof openItem>;

/** What passes from hand to hand: seal numbers from and to, keys, devices. */
export const custodyLine = z
  .strictObject({
    kind: z.enum(['seal', 'key', 'device']),
    what: z.string().min(1).max(80),
    state: z.string().max(120),
  })
  .readonly();
export type CustodyLine = z.infer<typeof custodyLine>;

/** What only the desk knows at that moment. */
export const deskState = z.strictObject({ unsent: count, conflicts: count }).readonly();

/** The hand-over of a shift (交接班): written by who goes, signed by who comes, then for ever as it is (SPEC K3). */
export const handOver = z
  .strictObject({
    id: z.string().min(1).max(160),
    portId,
    day: dayText,
    agency: agencyCode,
    shift: z.string().max(20),
    from: officerId,
    givenAt: utcMs,
    to: officerId.nullable(),
    takenAt: utcMs.nullable(),
    counts: shiftCounts,
    items: z.array(openItem).readonly(),
    custody: z.array(custodyLine).max(60).readonly(),
    desk: deskState,
    /** Number of the plan's newest version. */
    planVersion: count,
    notes: z.string().max(2000),
    status: z.enum(['given', 'taken']),
  })
  .readonly();
export type HandOver = z.infer<typeof handOver>;
