import { applyChanges, type Change } from '#shared/domain/change';
import { tableNames, type World } from '#shared/domain/world';
import type { News } from '#shared/sync/exchange';
import type { PendingMutation } from '#shared/sync/pending';
import { readAction, type BoardDb, type Cursor, type Outcome } from './board-db';

/** All that a desk reads at its start: one consistent picture. */
export type Memory = {
  readonly confirmed: World;
  readonly pending: readonly PendingMutation[];
  readonly outcomes: readonly Outcome[];
  readonly cursor: Cursor;
};

/** Reads the whole memory of a port in one transaction. */
export function readMemory(db: BoardDb, portId: string): Promise<Memory> {
  return db.transaction('r', db.tables, async () => {
    const rows = await Promise.all(tableNames.map((name) => db.confirmed(name).toArray()));
    const maps = tableNames.map((name, i) => [name, new Map(rows[i]!.map((row) => [row.id, row]))]);
    return {
      confirmed: Object.fromEntries(maps) as unknown as World,
      pending: (await db.outbox.orderBy('seq').toArray()).map(readAction),
      outcomes: await db.outcomes.toArray(),
      cursor: (await db.cursors.get(portId)) ?? { portId, epoch: 0, cursor: 0, lastSeq: 0 },
    };
  });
}

/** The last state of every row that the changes touch: a row written twice is stored once. */
function lastWrites(changes: readonly Change[]): ReadonlyMap<string, Change> {
  return new Map(changes.map((c) => [`${c.table}/${c.op === 'put' ? c.row.id : c.id}`, c]));
}

/** Rows that are handed to the disk at once: copying them takes some milliseconds. */
const SLICE = 200;

/** What storing a reply came to. */
export type Stored = { readonly cursor: Cursor; readonly refused: readonly Outcome[] };

/** The memory after a reply was stored. Actions that were added while the disk wrote stay pending. */
export const afterReply = (memory: Memory, reply: News, { cursor, refused }: Stored): Memory => ({
  confirmed: applyChanges(memory.confirmed, reply.changes),
  pending: memory.pending.filter((p) => p.seq > cursor.lastSeq),
  outcomes: [...memory.outcomes, ...refused],
  cursor,
});

/**
 * Stores one reply of the authority: rows, cursor, the trimmed outbox and what was refused, in one transaction. A crash in the
 * middle leaves everything as before the reply, and the same exchange runs again.
 */
export async function storeReply(db: BoardDb, before: Memory, reply: News): Promise<Stored> {
  const { epoch, lastSeq } = reply;
  const cursor: Cursor = { portId: before.cursor.portId, epoch, cursor: reply.cursor, lastSeq };
  const refused = refusedOutcomes(before, reply);
  await db.transaction('rw', db.tables, async () => {
    const writes = [...lastWrites(reply.changes).values()];
    for (const name of tableNames) {
      const own = writes.filter((c) => c.table === name);
      const puts = own.flatMap((c) => (c.op === 'put' ? [c.row] : []));
      const dels = own.flatMap((c) => (c.op === 'del' ? [c.id] : []));
      // A slice at a time: the window answers in between, while the transaction goes on.
      for (let i = 0; i < puts.length; i += SLICE) await db.table(name).bulkPut(puts.slice(i, i + SLICE));
      if (dels.length > 0) await db.table(name).bulkDelete(dels);
    }
    if (refused.length > 0) await db.outcomes.bulkPut([...refused]);
    await db.outbox.where('seq').belowOrEqual(lastSeq).delete();
    await db.cursors.put(cursor);
  });
  return { cursor, refused };
}

function refusedOutcomes(before: Memory, reply: News): readonly Outcome[] {
  return reply.refused.flatMap((no) => {
    const sent = before.pending.find((p) => p.seq === no.seq);
    return sent ? [{ ...no, args: sent.args, at: sent.at }] : [];
  });
}
