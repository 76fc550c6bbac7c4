import { invariant } from '#shared/kernel/invariant';
import { officerId, requestId } from '#shared/kernel/ids';
import { startOfDay } from '#shared/kernel/time';
import { applyChanges } from '#shared/domain/change';
import type { RefusalCode } from '#shared/domain/refusal';
import { soloSessionId } from '#shared/domain/session';
import type { User } from '#shared/domain/user';
import { emptyWorld, type World } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import type { Context, Intention } from '#shared/mutations/mutation';
import type { ImportArgs } from '#shared/interchange/preview';
import { assumedRoster } from './assumed-roster';
import type { PortDay } from './port-day';

/** A joint session that the rules of the port did not allow, and why. */
export type Apart = { readonly requests: readonly string[]; readonly code: RefusalCode };

/**
 * The world of a day as the desk would have it after founding the port, importing the rows and joining what concerns one object,
 * by the same functions that desk and hub decide by. `groups` are the requests of each joint session, by id; what may not be joined
 * stays apart and is told.
 */
export function dayWorld(
  { kit, day }: PortDay,
  batch: ImportArgs,
  groups: readonly (readonly string[])[],
): { readonly world: World; readonly apart: readonly Apart[] } {
  const now = startOfDay(day, kit.port.zone);
  const { officers, duties } = assumedRoster(kit, day);
  const users = [userOf(kit.port.id, 'administrator'), userOf(kit.port.id, 'leader')];
  const by = (role: User['role']): Context => ({ actor: userOf(kit.port.id, role), now });
  const { port, bays, goodsRules } = kit;
  const founding: Intention = { name: 'port.found', args: { port, bays, officers, duties, users, goodsRules } };
  const founded = done(emptyWorld(), founding, by('administrator'));
  let world = done(founded, { name: 'import.commit', args: batch }, by('leader'));
  const apart: Apart[] = [];
  for (const requests of groups) {
    const sessionIds = requests.map((id) => soloSessionId(requestId.parse(id)));
    const decision = decide(world, { name: 'session.join', args: { sessionIds } }, by('leader'));
    if (decision.ok) world = applyChanges(world, decision.value);
    else apart.push({ requests, code: decision.error.code });
  }
  return { world, apart };
}

/** A world after an intention that nothing can speak against: its rows have been read and checked here. */
function done(world: World, intention: Intention, context: Context): World {
  const decision = decide(world, intention, context);
  invariant(decision.ok, `${intention.name} was refused`);
  return applyChanges(world, decision.value);
}

const userOf = (portId: User['portId'], role: User['role']): User => ({
  id: officerId.parse(`${portId}/cli-${role}`),
  portId,
  name: role,
  agency: 'customs',
  role,
  active: true,
});
