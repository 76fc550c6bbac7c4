import { idOf } from '#shared/domain/change';
import type { Row, TableName } from '#shared/domain/world';
import type {
  Batch,
  EnrolledDesk,
  EnrolmentCode,
  HistoryEntry,
  HubStore,
  Locked,
  PortHead,
  RefusedEntry,
} from '#hub/store/store';

/** All that is known of one port. */
type PortMemory = {
  head: PortHead;
  readonly rows: Map<string, { table: TableName; row: Row }>;
  readonly entries: HistoryEntry[];
  readonly refused: RefusedEntry[];
  /** By desk: the refusals it has stored, up to this number. */
  readonly heard: Map<string, number>;
  readonly lastSeq: Map<string, number>;
};

export type MemoryStore = HubStore & {
  /** What a backup of this moment would hold. */
  readonly copy: () => MemoryStore;
  /** Begins a new reign over what is here, as a restored hub does. */
  readonly beginReign: (epoch: number) => void;
  /** Takes a port's lock, as another hub does. Resolves to how to give it back. */
  readonly hold: (portId: string) => Promise<() => Promise<void>>;
};

/**
 * A hub store without a disk, for runs of thousands of days. It keeps the promises of the real ones, but for those of the disk.
 */
export function memoryStore(ports = new Map<string, PortMemory>()): MemoryStore {
  const desks = new Map<string, EnrolledDesk>();
  const codes = new Map<string, EnrolmentCode>();
  const listeners = new Set<(news: { portId: string; version: number }) => void>();
  const tails = new Map<string, Promise<unknown>>();

  const inTurn = <T>(portId: string, work: () => T | Promise<T>): Promise<T> => {
    const result = (tails.get(portId) ?? Promise.resolve()).then(work);
    tails.set(
      portId,
      result.catch(() => null),
    );
    return result;
  };

  function look(portId: string, known: number, asked: readonly string[]): Locked {
    const port = ports.get(portId);
    const marks = asked.flatMap((d) => (port?.lastSeq.has(d) ? [[d, port.lastSeq.get(d)!] as const] : []));
    const missed = port?.entries.filter((e) => e.version > known) ?? [];
    return { head: port?.head ?? null, lastSeq: new Map(marks), missed };
  }

  function write(portId: string, { head, entries, refused, lastSeq, rows }: Batch): void {
    let port = ports.get(portId);
    if (!port)
      ports.set(
        portId,
        (port = { head, rows: new Map(), entries: [], refused: [], heard: new Map(), lastSeq: new Map() }),
      );
    const newest = port.entries.at(-1)?.version ?? 0;
    if (entries.some((e, i) => e.version <= (entries[i - 1]?.version ?? newest)))
      throw new Error('a version is unique');
    port.head = head;
    port.entries.push(...entries);
    port.refused.push(...refused);
    for (const [desk, seq] of lastSeq) port.lastSeq.set(desk, seq);
    for (const c of rows) {
      const key = `${c.table}/${idOf(c)}`;
      if (c.op === 'put') port.rows.set(key, { table: c.table, row: c.row });
      else port.rows.delete(key);
    }
    for (const hear of listeners) hear({ portId, version: head.version });
  }

  return {
    transact: ({ portId, known, desks: asked }, decide) =>
      inTurn(portId, () => {
        const { batch, result } = decide(look(portId, known, asked));
        if (batch) write(portId, batch);
        return result;
      }),
    head: async (portId) => ports.get(portId)?.head ?? null,
    ports: async () => [...ports.values()].map((p) => p.head),
    snapshot: async (portId) => {
      const port = ports.get(portId);
      return port ? { head: port.head, rows: [...port.rows.values()] } : null;
    },
    entriesAfter: async (portId, version, limit) =>
      (ports.get(portId)?.entries ?? []).filter((e) => e.version > version).slice(0, limit),
    refusedAfter: async (portId, deskId, seq) =>
      (ports.get(portId)?.refused ?? []).filter((r) => r.deskId === deskId && r.seq > seq),
    noteHeard: async (portId, deskId, seq) => {
      const heard = ports.get(portId)?.heard;
      heard?.set(deskId, Math.max(seq, heard.get(deskId) ?? 0));
    },
    oldestUnheard: async (portId) => {
      const port = ports.get(portId);
      const waits = ({ deskId, seq }: RefusedEntry): boolean =>
        desks.get(`${portId}/${deskId}`)?.revokedAt === null && seq > (port?.heard.get(deskId) ?? 0);
      const unheard = port?.refused.filter(waits) ?? [];
      return unheard.length === 0 ? null : Math.min(...unheard.map((r) => r.received));
    },
    lastSeq: async (portId, deskId) => ports.get(portId)?.lastSeq.get(deskId) ?? 0,
    prune: async (portId, before) => {
      for (const code of codes.values())
        if (code.portId === portId && code.expiresAt < before) codes.delete(code.codeHash);
      const port = ports.get(portId);
      if (!port) return;
      const firstKept = port.entries.find((e) => e.received >= before);
      const oldest = Math.max(port.head.oldest, firstKept ? firstKept.version - 1 : port.head.version);
      port.head = { ...port.head, oldest };
      const entries = port.entries.filter((e) => e.version >= oldest);
      port.entries.splice(0, port.entries.length, ...entries);
      const kept = port.refused.filter((r) => r.received >= before);
      port.refused.splice(0, port.refused.length, ...kept);
    },
    putDesk: async (desk) => void desks.set(`${desk.portId}/${desk.deskId}`, desk),
    deskByToken: async (hash) => [...desks.values()].find((d) => d.tokenHash === hash) ?? null,
    desks: async (portId) =>
      [...desks.values()].filter((d) => d.portId === portId).toSorted((a, b) => a.enrolledAt - b.enrolledAt),
    putCode: async (code) => void codes.set(code.codeHash, code),
    takeCode: async (hash) => {
      const code = codes.get(hash) ?? null;
      codes.delete(hash);
      return code;
    },
    onNews: (hear) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    ready: async () => {},
    backup: () => Promise.reject(new Error('there is no disk')),
    close: async () => {},
    copy: () => memoryStore(structuredClone(ports)),
    hold: (portId) =>
      new Promise((held) => {
        void inTurn(portId, () => new Promise<void>((free) => held(() => Promise.resolve(free()))));
      }),
    beginReign(epoch) {
      for (const port of ports.values()) port.head = { ...port.head, epoch };
    },
  };
}
