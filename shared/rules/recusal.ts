import { defineLookup, rowsBy } from '../domain/lookup';
import { refusal, type Refusal } from '../domain/refusal';
import type { Recusal } from '../domain/double-random';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { requestsOf } from './demand';

const activeOf = defineLookup('recusals', (r) => (r.active ? [r.officerId] : []));

/** One form of a name, so that blanks, letter case and full-width signs do not hide a firm. */
const folded = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/** Names of all who stand behind a session's goods: firms, their codes, and whoever its sheets name in other columns. */
function concerned(world: World, session: JointSession): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { trader, extra } of requestsOf(world, session))
    for (const text of [trader.name, trader.uscc, ...Object.values(extra)]) names.add(folded(text ?? ''));
  return names;
}

/** The recusal that keeps an officer away from a session (SPEC R11), or null. */
export function recusalFrom(world: World, session: JointSession, officer: string): Recusal | null {
  const own = [...rowsBy(world, activeOf, officer)].filter((r) => r.portId === session.portId);
  if (own.length === 0) return null;
  const names = concerned(world, session);
  return own.toSorted((a, b) => (a.id < b.id ? -1 : 1)).find((r) => names.has(folded(r.name))) ?? null;
}

/** The same as a sentence: who steps aside from whom. */
export function recusalRefusal(world: World, session: JointSession, officer: string): Refusal | null {
  const found = recusalFrom(world, session, officer);
  const name = world.officers.get(officer)?.name ?? officer;
  return found && refusal('officer-recused', found.id, { officer: name, firm: found.name });
}
