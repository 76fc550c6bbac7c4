import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';
import { lastWrites, type Change } from '#shared/domain/change';
import { change } from '#shared/sync/exchange';
import { brokenAt } from '../authority/chain';
import type { Batch, HistoryEntry, HubStore, Locked, PortHead } from '../store/store';
import type { Relayed, Standing } from './forms';

/** Why relayed entries are not kept: this hub decides itself, they do not continue the copy, or they are not what their chain says. */
export type NotKept = 'authority-here' | 'does-not-follow' | 'chain-broken' | 'rows-unreadable';

/** Where the copy of a port stands, and what it knows as answered to some desks; null where there is none. */
export async function standingOf(store: HubStore, portId: string, desks: readonly string[]): Promise<Standing | null> {
  const head = await store.head(portId);
  if (!head) return null;
  const marks: Record<string, number> = {};
  for (const deskId of desks) marks[deskId] = await store.lastSeq(portId, deskId);
  const { epoch, version, chain, role } = head;
  return { epoch, version, chain, role, marks };
}

const changes = z.array(change);

/**
 * Keeps what the authority of a port passed on: entries verbatim, each held against the chain, rows as they leave them. All of a message or
 * nothing; the same message twice is harmless, since it no longer continues the copy.
 */
export async function keepCopy(store: HubStore, message: Relayed): Promise<Result<null, NotKept>> {
  const read = changesIn(message);
  if (!read) return err('rows-unreadable');
  const { portId, after } = message;
  return store.transact<Result<null, NotKept>>(
    { portId, known: after.version, desks: [...desksIn(message)] },
    (locked) => {
      const why = whyNot(locked.head, message);
      return why ? { batch: null, result: err(why) } : { batch: batchOf(locked, message, read), result: ok(null) };
    },
  );
}

/** Every change of the message, oldest first; null where one is no row of ours. */
function changesIn({ rows, entries }: Relayed): readonly Change[] | null {
  const all: Change[] = rows ? [...rows] : [];
  for (const entry of rows ? entries.slice(1) : entries) {
    const read = changes.safeParse(jsonOf(entry.changes));
    if (!read.success) return null;
    all.push(...read.data);
  }
  return all;
}

function whyNot(head: PortHead | null, { after, entries, rows }: Relayed): NotKept | null {
  if (head?.role === 'authority') return 'authority-here';
  const fresh = head === null || head.version === 0;
  const follows = rows ? fresh : (head?.version ?? 0) === after.version && (head?.chain ?? '') === after.chain;
  if (!follows) return 'does-not-follow';
  const [first] = entries;
  if (rows)
    return first?.version === after.version && first.chain === after.chain
      ? chained(after.chain, entries.slice(1))
      : 'chain-broken';
  return chained(after.chain, entries, after.version);
}

function chained(
  chain: string,
  entries: readonly HistoryEntry[],
  from = (entries[0]?.version ?? 1) - 1,
): NotKept | null {
  const whole = entries.every((e, i) => e.version === from + 1 + i) && brokenAt(chain, entries) === null;
  return whole ? null : 'chain-broken';
}

function* desksIn({ entries, marks }: Relayed): Generator<string> {
  yield* new Set([...entries.map((e) => e.deskId), ...Object.keys(marks)]);
}

function batchOf(locked: Locked, message: Relayed, read: readonly Change[]): Batch {
  const { portId, after, entries, head, rows } = message;
  const last = entries.at(-1);
  const version = last?.version ?? after.version;
  const lastSeq = new Map<string, number>();
  const raise = (deskId: string, seq: number): void => {
    if (seq > Math.max(lastSeq.get(deskId) ?? 0, locked.lastSeq.get(deskId) ?? 0)) lastSeq.set(deskId, seq);
  };
  for (const { deskId, seq } of entries) raise(deskId, seq);
  for (const [deskId, seq] of Object.entries(message.marks)) raise(deskId, seq);
  return {
    head: {
      portId,
      epoch: version === head.version ? head.epoch : (last?.epoch ?? locked.head?.epoch ?? head.epoch),
      version,
      oldest: rows ? after.version : (locked.head?.oldest ?? 0),
      role: 'replica',
      chain: last?.chain ?? after.chain,
    },
    entries,
    refused: message.refused.filter((r) => r.seq > (locked.lastSeq.get(r.deskId) ?? 0)),
    lastSeq,
    rows: lastWrites(read),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema says no
  }
}
