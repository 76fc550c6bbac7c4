import type { UtcMs } from '#shared/kernel/time';
import type { Refusal } from '#shared/domain/refusal';
import type { World } from '#shared/domain/world';
import { replay } from '#shared/sync/replay';
import type { StoreApi } from 'zustand/vanilla';
import type { BoardDb, Outcome } from './board-db';
import type { Company } from './company';
import { owedOf, readMemory, type Memory } from './confirmed-world';
import type { History } from './history';
import type { OutboxCopy } from './outbox-copy';
import type { Line } from './line';
import type { Weather } from './weather';

/** How it stands between this desk and its authority. */
export type SyncState = {
  /** `unknown` until the first answer or failure. */
  readonly reach: 'unknown' | 'reached' | 'out-of-reach';
  /** What keeps the authority from answering us though it is reached. */
  readonly heldUp: 'old-desk' | 'old-hub' | 'unknown-port' | null;
  /** The authority's clock less ours, in milliseconds; null before it has said its time. */
  readonly skew: number | null;
  /** It is reached, and yet nothing that waits has been answered for a minute. */
  readonly stalled: boolean;
  readonly running: boolean;
};

/** What every screen reads. `world` is always confirmed rows with the pending actions on top. */
export type DeskState = {
  readonly world: World;
  /** How many actions the authority still owes an answer. */
  readonly pending: number;
  readonly outcomes: readonly Outcome[];
  readonly atRisk: ReadonlyMap<number, Refusal>;
  readonly lastSync: UtcMs | null;
  readonly weather: Weather | null;
  readonly history: History;
  readonly sync: SyncState;
};

export const nothingHeard: SyncState = {
  reach: 'unknown',
  heldUp: null,
  skew: null,
  stalled: false,
  running: false,
};

/** What a desk is made of. */
export type DeskParts = {
  readonly db: BoardDb;
  readonly portId: string;
  readonly deskId: string;
  readonly demo: boolean;
  readonly now: () => UtcMs;
  readonly line: Line;
  readonly company: Company;
  readonly copy: OutboxCopy;
  /** Bytes free where the database lies; null where nobody can tell. */
  readonly freeBytes: () => Promise<number | null>;
};

/** The desk's memory in this window, and what is shown of it. */
export type Held = {
  readonly parts: DeskParts;
  readonly store: StoreApi<DeskState>;
  memory: Memory;
  /** One change of the memory after another: the second action is decided on the world that the first has made. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
};

/** A turn for everyone who asks, in order. `idle` resolves when nobody is left. */
export function turns(): { readonly inTurn: Held['inTurn']; readonly idle: () => Promise<unknown> } {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    inTurn: (work) => {
      const result = tail.then(work);
      tail = result.catch(() => null);
      return result;
    },
    idle: () => tail,
  };
}

/** Shows the memory as it stands: what is pending is decided again on what is confirmed. */
export function showMemory({ memory, store }: Held, more: Partial<DeskState> = {}): void {
  const shown = replay(memory.confirmed, memory.pending);
  store.setState({ ...shown, pending: owedOf(memory).length, outcomes: memory.outcomes, ...more });
}

/** Reads the memory anew: another window has stored something, or all of it was replaced. To be called in turn. */
export async function readAgain(held: Held): Promise<void> {
  held.memory = await readMemory(held.parts.db, held.parts.portId);
  showMemory(held);
}
