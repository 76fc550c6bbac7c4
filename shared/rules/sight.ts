import type { UtcMs } from '../kernel/time';
import type { JointSession } from '../domain/session';
import type { User } from '../domain/user';
import type { AgencyCode } from '../domain/words';
import type { TableName } from '../domain/world';

/** The tables of the port itself and of its rules. All others are about cases. */
const OF_THE_PORT: ReadonlySet<TableName> = new Set([
  'ports',
  'users',
  'bays',
  'equipment',
  'closures',
  'officers',
  'duties',
  'recusals',
  'drawRates',
  'checkLists',
  'signInRules',
  'timeStandards',
  'clearanceBases',
  'feeItems',
  'goodsRules',
  'laneTerms',
  'traders',
]);

/** Whether a table holds the port's own data and rules, and nothing of any case. */
export const isOfThePort = (table: TableName): boolean => OF_THE_PORT.has(table);

/** Whether a user may see the rows of a table: an administrator sees no case (SPEC X9). A table that is added is hidden until it is named. */
export const maySee = (user: Pick<User, 'role'>, table: TableName): boolean =>
  user.role !== 'administrator' || isOfThePort(table);

/**
 * Whether a user may see who is in a session's team. Officers learn it when the inspection begins, or is due to: nobody who waits to
 * be bought knows before which truck he will open (SPEC X10). Who plans and reviews sees it always, an administrator never.
 */
export function teamVisibleTo(
  user: Pick<User, 'role'>,
  session: Pick<JointSession, 'place' | 'status'>,
  now: UtcMs,
): boolean {
  if (user.role !== 'officer') return user.role !== 'administrator';
  if (session.status === 'running' || session.status === 'done') return true;
  return session.place !== null && session.place.slot.start <= now;
}

/** Whether a user may act for an agency: an officer for the own one alone (SPEC X7). */
export const actsFor = (user: Pick<User, 'role' | 'agency'>, agency: AgencyCode): boolean =>
  user.role !== 'officer' || user.agency === agency;
