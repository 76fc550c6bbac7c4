import type { Change } from '../domain/change';
import { tableNames, type TableName } from '../domain/world';
import type { AgencyCode } from '../domain/words';
import type { User } from '../domain/user';
import { isOfThePort } from '../rules/sight';

/** What a hub has enrolled a desk for: the measure of all that the desk may send and see. */
export type DeskGrant = {
  readonly deskId: string;
  readonly portId: string;
  /** Whose desk it is; null for a desk that several agencies share. */
  readonly agency: AgencyCode | null;
  /** An administration desk sees the port's own data and no case. */
  readonly duty: 'cases' | 'administration';
};

const seesTable = (grant: DeskGrant, table: TableName): boolean => grant.duty === 'cases' || isOfThePort(table);

/** The tables that a desk is ever told of. */
export const tablesFor = (grant: DeskGrant): readonly TableName[] => tableNames.filter((t) => seesTable(grant, t));

/** Whether a user may act through a desk: of its agency, and an administrator at an administration desk only. */
export const mayActAt = (grant: DeskGrant, actor: User): boolean =>
  (grant.agency === null || grant.agency === actor.agency) &&
  (grant.duty === 'administration' ? actor.role === 'administrator' : true);

/** The changes as a desk may see them: what it may not see has never been there for it. The same list where it sees them all. */
export const visibleTo = (grant: DeskGrant, changes: readonly Change[]): readonly Change[] =>
  grant.duty === 'cases' ? changes : changes.filter((c) => seesTable(grant, c.table));
