import { z } from 'zod';
import { portId } from '../kernel/ids';

/** How a port wants its desks to be signed in to. Says nothing of anybody's PIN: those never leave their desk. */
export const signInRules = z
  .strictObject({
    /** The port's id. */
    id: portId,
    portId,
    /** Minutes without a touch after which a desk locks. */
    idleMinutes: z.int().min(1).max(240),
    /** Wrong PINs in a row after which a user is locked out. */
    tries: z.int().min(3).max(20),
  })
  .readonly();
export type SignInRules = z.infer<typeof signInRules>;
