import { officerId } from '#shared/kernel/ids';
import type { User } from '#shared/domain/user';
import { CUSTOMS } from '#shared/domain/words';
import type { PortKit } from '#shared/ports/port-kit';
import { pinFault, type PinFault } from '#shared/rules/sign-in';
import { machineClock } from './desk';
import { openDeskHere } from './desk-here';
import { setPin } from './pins';
import { rememberPort } from './ports-at-desk';

/**
 * Founds a port at this desk from its kit, with whoever stands here as its first administrator, who signs in with that PIN from
 * then on. Gives what stood in the way: a PIN of no use, or a port that was refused; else null.
 */
export async function foundPortHere(kit: PortKit, name: string, pin: string): Promise<PinFault | 'refused' | null> {
  const { port, bays, goodsRules } = kit;
  const administrator: User = {
    id: officerId.parse(crypto.randomUUID()),
    portId: port.id,
    name,
    agency: CUSTOMS,
    role: 'administrator',
    active: true,
  };
  const fault = pinFault(pin, administrator);
  if (fault) return fault;
  const desk = await openDeskHere({ portId: port.id, demo: false, now: machineClock });
  const args = { port, bays, officers: [], duties: [], users: [administrator], goodsRules };
  const done = await desk.dispatch({ name: 'port.found', args }, administrator);
  await desk.settled();
  if (!done.ok) return 'refused';
  await setPin(administrator, pin);
  await rememberPort({ portId: port.id, demo: false, openedAt: machineClock() });
  return null;
}
