import { bridge, freeBytes } from './bridge';
import { weatherOf } from './weather';

/** Whether what was thrown says that this desk's own database does not open or answer, for another reason than a full disk. */
export const isMemoryFault = async (cause: unknown): Promise<boolean> =>
  weatherOf(cause, await freeBytes(), 'out-of-reach').code === 'storage';

/**
 * Starts the desk anew without its database, which is kept aside under another name. A new one is filled by the hub and by the second copy
 * of the outbox. False where nobody could be asked.
 */
export async function beginWithNewMemory(): Promise<boolean> {
  const reply = await bridge()?.call('memory.aside', {});
  return reply?.ok === true;
}
