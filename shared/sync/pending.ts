import { z } from 'zod';
import { deskId, portId } from '../kernel/ids';
import { utcMs } from '../kernel/time';
import { user } from '../domain/user';

/** What the authority has not answered yet: one row an action of an officer. */
export const pendingMutation = z.strictObject({
  /** Counts up from 1 on each desk without a gap; with the desk it names the mutation for ever. */
  seq: z.int().min(1),
  deskId,
  portId,
  name: z.string().min(1).max(60),
  args: z.unknown(),
  /** Who acted. The authority replaces the role by what it knows of this user. */
  actor: user,
  /** When, by the desk's clock: evidence only, it orders nothing. */
  at: utcMs,
});
export type PendingMutation = z.infer<typeof pendingMutation>;
