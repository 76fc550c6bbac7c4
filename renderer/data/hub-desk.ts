import { deskId as deskIdOf, portId as portIdOf } from '#shared/kernel/ids';
import type { CallName } from '#shared/ipc/channels';
import type { Input, Output, Reply } from '#shared/ipc/contract';
import type { HubTrouble } from '#shared/ipc/hub-contract';
import { err, ok, type Result } from '#shared/kernel/result';
import { bridge } from './bridge';

/** Whose hub decides for a port, and how the own one is reached by others. */
export type HubWhere = Output<'hub.where'>;

type Told<C extends CallName> = Exclude<Output<C>, { readonly trouble: HubTrouble }>;
type Failure = HubTrouble | 'cancelled';

/** One call about the hub: what it said, or why it said nothing. */
async function ask<C extends CallName>(channel: C, input: Input<C>): Promise<Result<Told<C>, Failure>> {
  const reply: Reply<C> | undefined = await bridge()?.call(channel, input);
  if (!reply?.ok) return err(reply?.error.code === 'cancelled' ? 'cancelled' : 'out-of-reach');
  const value = reply.value as object;
  return 'trouble' in value ? err(value.trouble as HubTrouble) : ok(reply.value as Told<C>);
}

/** Null where the page is not in the desk's own window. */
export async function whereIsHub(whose: { portId: string; demo: boolean }): Promise<HubWhere | null> {
  const where = await ask('hub.where', { demo: whose.demo, portId: portIdOf.parse(whose.portId) });
  return where.ok ? where.value : null;
}

export const findHubs = () => ask('hub.find', {});

/** Who answers at an address; a port number and the scheme may be left out. */
export const helloAt = (address: string) => ask('hub.hello', { url: urlOf(address) });

/** The port number of a hub where nothing else is said. */
export const USUAL_PORT = 7443;

/** The address of a hub as it was typed, in full. */
export function urlOf(typed: string): string {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
  return `https://${/:\d+$/.test(bare) ? bare : `${bare}:${String(USUAL_PORT)}`}`;
}

export const hostHub = (hosting: Input<'hub.host'>['hosting']) => ask('hub.host', { hosting });
export const peersOf = (portId: string) => ask('hub.peers', { portId: portIdOf.parse(portId) });
export const inviteDesk = ({ portId, ...wish }: Omit<Input<'hub.invite'>, 'portId'> & { readonly portId: string }) =>
  ask('hub.invite', { ...wish, portId: portIdOf.parse(portId) });
export const revokeDesk = (portId: string, deskId: string) =>
  ask('hub.revoke', { portId: portIdOf.parse(portId), deskId: deskIdOf.parse(deskId) });
export const restoreHub = (portId: string, deskId: string) =>
  ask('hub.restore', { portId: portIdOf.parse(portId), deskId: deskIdOf.parse(deskId) });
export const backUpHub = () => ask('hub.backup', {});
