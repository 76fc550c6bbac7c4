import type { Change } from '#shared/domain/change';
import type { Row, TableName } from '#shared/domain/world';
import type { RefusedAction } from '#shared/sync/exchange';
import type { DeskGrant } from '#shared/sync/visibility';

/** The head of a port's history. Versions rise by one with each action that changed something, under the port's lock. */
export type PortHead = {
  readonly portId: string;
  /** The reign: raised when the history is restored from a backup or handed to another hub, so that no desk mixes two. */
  readonly epoch: number;
  readonly version: number;
  /**
   * Versions below are no longer kept; a desk that has read less takes a snapshot. Every entry above is kept, and after a pruning this one too, since
   * the chain goes on from it.
   */
  readonly oldest: number;
  /** Whether this store decides for the port, or only keeps a copy of what another hub decides. */
  readonly role: 'authority' | 'replica';
  /** The chain value of the newest entry, hex SHA-256; empty before the first. */
  readonly chain: string;
};

/** One action that changed something, as it is kept for the audit and for the desks that missed it. */
export type HistoryEntry = {
  readonly version: number;
  readonly epoch: number;
  readonly deskId: string;
  readonly seq: number;
  readonly name: string;
  readonly by: string;
  /** By the desk's clock. */
  readonly at: number;
  /** By the hub's clock. */
  readonly received: number;
  /** JSON, as received. */
  readonly args: string;
  /** JSON of `Change[]`. */
  readonly changes: string;
  /** Hex SHA-256 over the chain value before and this entry: an entry changed afterwards breaks every later one. */
  readonly chain: string;
};

/** A desk's action that was refused, kept until the desk has stored the answer; the audit keeps it longer. */
export type RefusedEntry = Omit<RefusedAction, 'against'> & {
  readonly deskId: string;
  readonly by: string;
  readonly at: number;
  readonly received: number;
  /** JSON, as received. */
  readonly args: string;
};

/** What the port looks like once its lock is held. */
export type Locked = {
  /** Null where the store has never heard of the port. */
  readonly head: PortHead | null;
  /** The last action answered for each desk asked about. */
  readonly lastSeq: ReadonlyMap<string, number>;
  /** Entries after the version that the caller already knows, oldest first. */
  readonly missed: readonly HistoryEntry[];
};

/** All that one transaction writes; the store writes it whole or not at all. */
export type Batch = {
  readonly head: PortHead;
  readonly entries: readonly HistoryEntry[];
  readonly refused: readonly RefusedEntry[];
  readonly lastSeq: ReadonlyMap<string, number>;
  /** The last state of every row that changed. */
  readonly rows: readonly Change[];
};

/** Rows of one table as stored. */
export type StoredRow = { readonly table: TableName; readonly row: Row };

/** What the hub keeps of a desk. The token itself is known to the desk alone. */
export type EnrolledDesk = DeskGrant & {
  /** Hex SHA-256 of the desk's token. */
  readonly tokenHash: string;
  /** What people call it. */
  readonly label: string;
  readonly enrolledAt: number;
  readonly revokedAt: number | null;
};

/** A code that enrols one desk, once. */
export type EnrolmentCode = Pick<EnrolledDesk, 'portId' | 'agency' | 'duty' | 'label'> & {
  /** Hex SHA-256 of the code. */
  readonly codeHash: string;
  readonly expiresAt: number;
};

/**
 * The hub's memory. One contract suite runs on every implementation. A promise that resolves means the disk has it; one
 * that rejects means nothing of it was written (disk full, connection lost): weather (`StoreUnavailable`), never a partial state. Where the connection
 * is lost during the commit itself nobody can know: then the whole may have been written, and the next look tells.
 */
export type HubStore = {
  /**
   * Takes the port's lock, shows what is there, and writes what `decide` returns, in one transaction. Only one caller at a time, over all
   * processes on one database, is inside for a port. `decide` is synchronous and may be called once only; null writes nothing.
   */
  readonly transact: <T>(
    port: { readonly portId: string; readonly known: number; readonly desks: readonly string[] },
    decide: (locked: Locked) => { readonly batch: Batch | null; readonly result: T },
  ) => Promise<T>;
  readonly head: (portId: string) => Promise<PortHead | null>;
  readonly ports: () => Promise<readonly PortHead[]>;
  /** Every row of a port at one version. */
  readonly snapshot: (
    portId: string,
  ) => Promise<{ readonly head: PortHead; readonly rows: readonly StoredRow[] } | null>;
  /** Entries after a version, oldest first, at most `limit`. */
  readonly entriesAfter: (portId: string, version: number, limit: number) => Promise<readonly HistoryEntry[]>;
  /** Refusals of a desk after a sequence number, oldest first. */
  readonly refusedAfter: (portId: string, deskId: string, seq: number) => Promise<readonly RefusedEntry[]>;
  /** Notes that a desk has stored its refusals up to a sequence number. */
  readonly noteHeard: (portId: string, deskId: string, seq: number) => Promise<void>;
  /** When the oldest refusal was received that an enrolled desk, not revoked, has not been noted to have stored; null where there is none. */
  readonly oldestUnheard: (portId: string) => Promise<number | null>;
  readonly lastSeq: (portId: string, deskId: string) => Promise<number>;
  /** Forgets entries and refusals received, and codes that ran out, before a moment (epoch milliseconds); rows stay. */
  readonly prune: (portId: string, before: number) => Promise<void>;

  /** Writes a desk, new or known. */
  readonly putDesk: (desk: EnrolledDesk) => Promise<void>;
  /** A revoked desk too, which says so. */
  readonly deskByToken: (tokenHash: string) => Promise<EnrolledDesk | null>;
  readonly desks: (portId: string) => Promise<readonly EnrolledDesk[]>;
  readonly putCode: (code: EnrolmentCode) => Promise<void>;
  /** Takes a code out, so that it serves once; null for one that is unknown or was used. */
  readonly takeCode: (codeHash: string) => Promise<EnrolmentCode | null>;

  /** Calls the listener after commits to any port by any process on this database. A hint: some may be lost. */
  readonly onNews: (listener: (news: { readonly portId: string; readonly version: number }) => void) => () => void;
  /** Resolves when the store can answer; rejects with what is wrong. */
  readonly ready: () => Promise<void>;
  /** Writes a consistent copy of everything into a file that must not exist yet: an embedded store, whatever this one is. */
  readonly backup: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
};
