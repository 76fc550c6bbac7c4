import { applyChanges, lastWrites, type Change } from '#shared/domain/change';
import { tableNames } from '#shared/domain/world';
import type { RefusedAction, Snapshot } from '#shared/sync/exchange';
import { asSent } from '#shared/sync/pending';
import { asRefusedBefore, isNews, type Standing } from '#shared/sync/take-reply';
import { SCHEMA } from '#shared/sync/upcast';
import {
  inLineAfter,
  readAction,
  type BoardDb,
  type Cursor,
  type OutboxRow,
  type Outcome,
  type SentRow,
} from './board-db';
import type { Memory } from './confirmed-world';
import { wantedBy } from './wanted-rows';

/** What is to be stored, whole or not at all. */
export type Arrival = {
  readonly standing: Standing;
  readonly refused: readonly RefusedAction[];
  readonly changes: readonly Change[];
  /** Takes the place of all rows. */
  readonly snapshot: Snapshot | null;
  /** The effects of all answered actions are among the rows now, so the outbox lets them go. */
  readonly complete: boolean;
  readonly at: number;
};

/** Rows that are handed to the disk at once: copying them takes some milliseconds. */
const SLICE = 200;

/**
 * Stores what came from the authority: rows, cursor, the trimmed outbox and what was refused, in one transaction. A crash in the
 * middle leaves everything as before, and the same exchange runs again. Null where another window has stored something newer.
 */
export async function storeArrival(db: BoardDb, before: Memory, arrival: Arrival): Promise<Stored | null> {
  const { standing, refused, snapshot } = arrival;
  const { portId } = before.cursor;
  const schema = snapshot || before.cursor.epoch === 0 ? SCHEMA : (before.cursor.schema ?? FIRST_SCHEMA);
  const { epoch, answered } = standing;
  const cursor: Cursor = { portId, epoch, cursor: standing.cursor, lastSeq: answered, schema };
  const news = refused.filter(isNews);
  const outcomes = outcomesOf(before, news);
  const done = await db.transaction('rw', db.tables, async () => {
    if (!isAt(await db.cursors.get(portId), before)) return false;
    await (snapshot ? replaceRows(db, snapshot) : writeRows(db, arrival.changes));
    if (outcomes.length > 0) await db.outcomes.bulkPut([...outcomes]);
    if (answered < before.cursor.lastSeq) await bringBack(db, answered);
    if (arrival.complete) await letGo(db, arrival, new Set(news.map((no) => no.seq)));
    await db.cursors.put(cursor);
    return true;
  });
  return done ? { cursor, outcomes } : null;
}

/** Rows that were stored before their schema was noted. */
const FIRST_SCHEMA = 1;

/** What storing came to. */
export type Stored = { readonly cursor: Cursor; readonly outcomes: readonly Outcome[] };

/** The memory after changes were stored. Actions that were added while the disk wrote stay pending. After a snapshot all is read anew. */
export const afterArrival = (memory: Memory, { changes, complete }: Arrival, { cursor, outcomes }: Stored): Memory => ({
  confirmed: applyChanges(memory.confirmed, changes),
  pending: complete ? memory.pending.filter((p) => p.seq > cursor.lastSeq) : memory.pending,
  outcomes: [...memory.outcomes, ...outcomes],
  cursor,
  fresh: false,
});

/** Whether the database stands where the memory says. */
const isAt = (stored: Cursor | undefined, { cursor: { epoch, cursor, lastSeq } }: Memory): boolean =>
  (stored?.epoch ?? 0) === epoch && (stored?.cursor ?? 0) === cursor && (stored?.lastSeq ?? 0) === lastSeq;

async function writeRows(db: BoardDb, changes: readonly Change[]): Promise<void> {
  const writes = lastWrites(changes);
  for (const name of tableNames) {
    const own = writes.filter((c) => c.table === name);
    const puts = own.flatMap((c) => (c.op === 'put' ? [c.row] : []));
    const dels = own.flatMap((c) => (c.op === 'del' ? [c.id] : []));
    // A slice at a time: the window answers in between, while the transaction goes on.
    for (let i = 0; i < puts.length; i += SLICE) await db.table(name).bulkPut(puts.slice(i, i + SLICE));
    if (dels.length > 0) await db.table(name).bulkDelete(dels);
  }
}

async function replaceRows(db: BoardDb, { rows }: Snapshot): Promise<void> {
  for (const name of tableNames) await db.table(name).clear();
  await writeRows(db, rows);
}

function outcomesOf(before: Memory, news: readonly RefusedAction[]): readonly Outcome[] {
  if (news.length === 0) return [];
  const wanted = wantedBy(before, new Set(news.map((no) => no.seq)));
  return news.flatMap((no) => {
    const sent = before.pending.find((p) => p.seq === no.seq);
    return sent ? [{ ...no, args: sent.args, at: sent.at, by: sent.actor.name, wanted: wanted.get(no.seq) ?? [] }] : [];
  });
}

/** An action as it goes back into the outbox: what was refused once cannot come true afterwards. */
export function backInOutbox({ refused, ...sent }: SentRow): OutboxRow {
  const row: OutboxRow & { answeredAt?: number } = { ...sent };
  delete row.answeredAt;
  if (!refused) return row;
  const { name, args } = asRefusedBefore(asSent(readAction(row)));
  return { ...row, name, args: JSON.stringify(args) };
}

/**
 * Actions that were answered once and that the authority does not know any more go back into the outbox. Where some are no longer
 * kept, the others close up: a gap would stop them for ever.
 */
async function bringBack(db: BoardDb, answered: number): Promise<void> {
  const forgotten = await db.sent.where('seq').above(answered).sortBy('seq');
  await db.sent.bulkDelete(forgotten.map((row) => row.seq));
  await db.outbox.bulkPut(forgotten.map(backInOutbox));
  const owed = await db.outbox.where('seq').above(answered).sortBy('seq');
  if (owed.every((row, i) => row.seq === answered + 1 + i)) return;
  await db.outbox.bulkDelete(owed.map((row) => row.seq));
  await db.outbox.bulkPut(inLineAfter(owed, answered));
}

/** The outbox lets go of what is answered; it is kept elsewhere for a while. */
async function letGo(db: BoardDb, { standing, at }: Arrival, refused: ReadonlySet<number>): Promise<void> {
  const answered = await db.outbox.where('seq').belowOrEqual(standing.answered).toArray();
  if (answered.length === 0) return;
  await db.sent.bulkPut(answered.map((row) => ({ ...row, answeredAt: at, refused: refused.has(row.seq) })));
  await db.outbox.bulkDelete(answered.map((row) => row.seq));
}

/** Days that an answered action is kept: a backup older than that is not restored without people looking. */
const KEPT = 7 * 24 * 60 * 60_000;

/** Forgets answered actions that are too old to be asked for. */
export const forgetOldSent = (db: BoardDb, now: number): Promise<number> =>
  db.sent
    .where('answeredAt')
    .below(now - KEPT)
    .delete();

/**
 * A database that was made anew counts from 1 again, while the authority has answered this desk's numbers up to `lastSeq`: what waits is
 * numbered on from there, so that it is not taken for what was answered before.
 */
export async function numberOn(db: BoardDb, portId: string, lastSeq: number): Promise<void> {
  await db.transaction('rw', db.outbox, db.cursors, async () => {
    const rows = await db.outbox.orderBy('seq').toArray();
    await db.outbox.clear();
    await db.outbox.bulkPut(inLineAfter(rows, lastSeq));
    await db.cursors.put({ portId, epoch: 0, cursor: 0, lastSeq, schema: SCHEMA });
  });
}
