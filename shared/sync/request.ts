import { z } from 'zod';
import { deskId, portId } from '../kernel/ids';
import { sentMutation } from './pending';

/** The form of the messages. Raised with any change that `wire-hash.test` reports. */
export const PROTOCOL = 1;
/** Actions in one message; a desk that owes more sends several. */
export const MOST_AT_ONCE = 500;

/** What a desk sends: what it did, and how far it has read. One message is push, answers and pull in one round trip. */
export const exchangeRequest = z.strictObject({
  protocol: z.int().min(1),
  /** The schema of rows that the desk can read. */
  schema: z.int().min(1),
  deskId,
  portId,
  /** The reign under which the desk has read; 0 before it has read anything. A restored or handed-over hub begins a new one. */
  epoch: z.int().min(0),
  /** The newest version this desk holds. */
  cursor: z.int().min(0),
  /** The last action whose answer this desk has on its disk. */
  answered: z.int().min(0),
  /** Oldest first, numbered without a gap. */
  pending: z.array(sentMutation).max(MOST_AT_ONCE),
});
export type ExchangeRequest = z.infer<typeof exchangeRequest>;
