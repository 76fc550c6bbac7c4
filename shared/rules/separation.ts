import type { OfficerId } from '../kernel/ids';
import { defineLookup, rowsBy } from '../domain/lookup';
import { refusal, type Refusal } from '../domain/refusal';
import { requestOfSession, type JointSession } from '../domain/session';
import type { User } from '../domain/user';
import type { World } from '../domain/world';
import { recusalRefusal } from './recusal';

/** Draws of objects that stand, under the first request of each object that they picked: a session may be joined into another. */
const drawnObjects = defineLookup('draws', (d) =>
  d.kind === 'objects' && d.status === 'drawn' ? d.picked.map(requestOfSession) : [],
);

/** Who selected the object of a session (选): whoever drew it. Orders that came in on a sheet were selected elsewhere. */
export function selectorsOf(world: World, session: JointSession): readonly OfficerId[] {
  const draws = session.requestIds.flatMap((id) => [...rowsBy(world, drawnObjects, id)]);
  return [...new Set(draws.map((d) => d.operator))].sort();
}

const nameOf = (world: World, id: string): string => world.users.get(id)?.name ?? world.officers.get(id)?.name ?? id;

/**
 * Why somebody may not inspect a session, or null: he selected its object (SPEC X11), or has stepped aside (SPEC R11). Those already
 * in a team are asked the same way.
 */
export function mayInspect(world: World, session: JointSession, officer: string): Refusal | null {
  if (selectorsOf(world, session).some((id) => id === officer))
    return refusal('officer-selected', officer, { officer: nameOf(world, officer) });
  return recusalRefusal(world, session, officer);
}

/** Why a user may not decide on what was found in a session (处), or null: who selected and who inspected do not (SPEC X11). */
export function mayDecideOn(world: World, session: JointSession, user: Pick<User, 'id' | 'name'>): Refusal | null {
  if (selectorsOf(world, session).includes(user.id))
    return refusal('decider-selected', session.id, { officer: user.name });
  return session.team.includes(user.id) ? refusal('decider-inspected', session.id, { officer: user.name }) : null;
}
