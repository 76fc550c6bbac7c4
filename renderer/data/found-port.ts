import { officerId } from '#shared/kernel/ids';
import type { User } from '#shared/domain/user';
import { CUSTOMS } from '#shared/domain/words';
import type { PortKit } from '#shared/ports/port-kit';
import { machineClock } from './desk';
import { openDeskHere } from './desk-here';
import { rememberPort } from './ports-at-desk';

/** Founds a port at this desk from its kit, with whoever stands here as its first administrator. False when it was refused. */
export async function foundPortHere(kit: PortKit, name: string): Promise<boolean> {
  const { port, bays, goodsRules } = kit;
  const administrator: User = {
    id: officerId.parse(crypto.randomUUID()),
    portId: port.id,
    name,
    agency: CUSTOMS,
    role: 'administrator',
    active: true,
  };
  const desk = await openDeskHere({ portId: port.id, demo: false, now: machineClock });
  const args = { port, bays, officers: [], duties: [], users: [administrator], goodsRules };
  const done = await desk.dispatch({ name: 'port.found', args }, administrator);
  await desk.settled();
  if (done.ok) await rememberPort({ portId: port.id, demo: false, openedAt: machineClock() });
  return done.ok;
}
