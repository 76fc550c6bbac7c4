import { portId as asPortId } from '#shared/kernel/ids';
import { put } from '#shared/domain/change';
import type { HistoryEntry, HubStore, PortHead } from '../store/store';
import type { Relayed, Standing } from './forms';

/** Entries in one message, and characters after which no further one is taken. */
const MOST = { entries: 500, characters: 4_000_000 };

/** What a copy is owed, or why it cannot be served: it has read another history than ours. */
export type Owed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'another-history' }
  | { readonly kind: 'relayed'; readonly relayed: Relayed };

type Start = {
  readonly after: Relayed['after'];
  readonly rows: Relayed['rows'];
  readonly first: readonly HistoryEntry[];
};

/**
 * What the copy of a port, which stands there (null: it has none), is owed by this store: as much as one message carries. A copy that
 * has read less than is kept begins anew at the newest version.
 */
export async function owedTo(store: HubStore, portId: string, copy: Standing | null): Promise<Owed> {
  const head = await store.head(portId);
  if (!head || copy?.role === 'authority') return { kind: 'nothing' };
  const start = await startFor(store, head, copy);
  if (start === null) return { kind: 'another-history' };
  const rest = await store.entriesAfter(portId, start.after.version, MOST.entries);
  const entries = [...start.first, ...cut(rest)];
  const { marks, refused } = await answersBeyond(store, portId, copy?.marks ?? {});
  const news = entries.length > 0 || refused.length > 0 || Object.keys(marks).length > 0 || copy?.epoch !== head.epoch;
  if (!news) return { kind: 'nothing' };
  const { epoch, version } = head;
  return {
    kind: 'relayed',
    relayed: {
      format: 'lianjian-relay/1',
      portId: asPortId.parse(portId),
      after: start.after,
      head: { epoch, version },
      entries,
      marks,
      refused,
      rows: start.rows,
    },
  };
}

async function startFor(store: HubStore, head: PortHead, copy: Standing | null): Promise<Start | null> {
  const { portId, oldest } = head;
  if (copy === null || (copy.version === 0 && oldest > 0)) {
    if (oldest === 0) return { after: { version: 0, chain: '' }, rows: null, first: [] };
    const all = await store.snapshot(portId);
    const { version, chain } = all!.head;
    const rows = all!.rows.map(({ table, row }) => put(table, row));
    return { after: { version, chain }, rows, first: await store.entriesAfter(portId, version - 1, 1) };
  }
  const { version, chain } = copy;
  if (version > head.version || version < oldest) return null;
  const [read] = version === 0 ? [] : await store.entriesAfter(portId, version - 1, 1);
  const ours = version === 0 ? '' : version === head.version ? head.chain : read?.chain;
  return ours === chain ? { after: { version, chain }, rows: null, first: [] } : null;
}

function cut(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let characters = 0;
  const end = entries.findIndex((e) => (characters += e.args.length + e.changes.length) > MOST.characters);
  return end < 0 ? entries : entries.slice(0, Math.max(1, end));
}

/** Marks that the copy does not know, and the refusals among what they cover. */
async function answersBeyond(store: HubStore, portId: string, known: Readonly<Record<string, number>>) {
  const marks: Record<string, number> = {};
  const refused: Relayed['refused'] = [];
  for (const { deskId } of await store.desks(portId)) {
    const mark = await store.lastSeq(portId, deskId);
    const before = known[deskId] ?? 0;
    if (mark <= before) continue;
    marks[deskId] = mark;
    const noes = await store.refusedAfter(portId, deskId, before);
    refused.push(...noes.filter((r) => r.seq <= mark));
  }
  return { marks, refused };
}
