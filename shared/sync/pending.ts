import { z } from 'zod';
import { deskId, officerId, portId } from '../kernel/ids';
import { utcMs } from '../kernel/time';
import { user } from '../domain/user';

/** What travels of an action: what was wanted, by whom and when. Desk and port stand once in the message around it. */
export const sentMutation = z.strictObject({
  /** Counts up from 1 on each desk without a gap; with the desk it names the mutation for ever. */
  seq: z.int().min(1),
  /** The schema its arguments were written in: an outbox may be older than the program (`upcast.ts`). */
  v: z.int().min(1),
  name: z.string().min(1).max(60),
  args: z.unknown(),
  by: officerId,
  /** When, by the desk's clock: evidence only, it orders nothing. */
  at: utcMs,
});
export type SentMutation = z.infer<typeof sentMutation>;

/** What the authority has not answered yet: one row an action of an officer, as the desk keeps it. */
export const pendingMutation = sentMutation.omit({ by: true }).extend({
  deskId,
  portId,
  /** Who acted, as the desk knows him. The authority goes by what it knows of this user itself (SPEC X1). */
  actor: user,
});
export type PendingMutation = z.infer<typeof pendingMutation>;

/** A pending action as it travels. */
export const asSent = ({ seq, v, name, args, actor, at }: PendingMutation): SentMutation => ({
  seq,
  v,
  name,
  args,
  by: actor.id,
  at,
});
