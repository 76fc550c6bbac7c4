import { rowsBy, type Lookup } from '../domain/lookup';
import type { JointSession } from '../domain/session';
import type { Row, TableName, World } from '../domain/world';

/**
 * The rows that hang on a session's requests. What is found at the yard is written under the first request of its session, so that
 * it follows the request into whatever session holds it later (SPEC F4).
 */
export const rowsOfSession = <T extends TableName>(
  world: World,
  lookup: Lookup<T>,
  session: Pick<JointSession, 'requestIds'>,
): readonly Row<T>[] => session.requestIds.flatMap((id) => [...rowsBy(world, lookup, id)]);

type Numbered = { readonly nth: number; readonly at: number; readonly id: string };

/** Rows of one kind in the order in which they were written; one order on every desk, whatever order they came in. */
export const inOrderOfWriting = <R extends Numbered>(rows: readonly R[]): readonly R[] =>
  rows.toSorted((a, b) => a.nth - b.nth || a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** The number of the next row after these: numbers are never given twice, also where sessions were joined and parted. */
export const nextNth = (rows: readonly Numbered[]): number => 1 + Math.max(0, ...rows.map((r) => r.nth));
