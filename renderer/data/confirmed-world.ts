import { tableNames, type World } from '#shared/domain/world';
import type { PendingMutation } from '#shared/sync/pending';
import type { Standing } from '#shared/sync/take-reply';
import { readAction, type BoardDb, type Cursor, type Outcome } from './board-db';

/** All that a desk knows of its port: one consistent picture. */
export type Memory = {
  readonly confirmed: World;
  /** Actions whose effect is not among the confirmed rows yet, oldest first. */
  readonly pending: readonly PendingMutation[];
  readonly outcomes: readonly Outcome[];
  readonly cursor: Cursor;
  /** The database is new: nobody knows yet which numbers this desk has used before. */
  readonly fresh: boolean;
};

/** Reads the whole memory of a port in one transaction. */
export function readMemory(db: BoardDb, portId: string): Promise<Memory> {
  const read = [...tableNames.map((name) => db.table(name)), db.outbox, db.outcomes, db.cursors];
  return db.transaction('r', read, async () => {
    const rows = await Promise.all(tableNames.map((name) => db.confirmed(name).toArray()));
    const maps = tableNames.map((name, i) => [name, new Map(rows[i]!.map((row) => [row.id, row]))]);
    const cursor = await db.cursors.get(portId);
    return {
      confirmed: Object.fromEntries(maps) as unknown as World,
      pending: (await db.outbox.orderBy('seq').toArray()).map(readAction),
      outcomes: await db.outcomes.toArray(),
      cursor: cursor ?? { portId, epoch: 0, cursor: 0, lastSeq: 0 },
      fresh: cursor === undefined,
    };
  });
}

/** How the desk stands with the authority. */
export const standingOf = ({ cursor: { epoch, cursor, lastSeq } }: Memory): Standing => ({
  epoch,
  cursor,
  answered: lastSeq,
});

/** What the authority still owes an answer. */
export const owedOf = ({ pending, cursor }: Memory): readonly PendingMutation[] =>
  pending.some((p) => p.seq <= cursor.lastSeq) ? pending.filter((p) => p.seq > cursor.lastSeq) : pending;

/** The number of the next action: after everything that was ever sent. */
export const nextSeqOf = ({ pending, cursor }: Memory): number =>
  Math.max(cursor.lastSeq, pending.at(-1)?.seq ?? 0) + 1;
