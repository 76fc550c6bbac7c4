import { createStore, type StoreApi } from 'zustand/vanilla';
import { ok, type Result } from '#shared/kernel/result';
import { at, type UtcMs } from '#shared/kernel/time';
import type { User } from '#shared/domain/user';
import type { Intention } from '#shared/mutations/mutation';
import { replay } from '#shared/sync/replay';
import { storedAction, type BoardDb } from './board-db';
import { owedOf, readMemory, type Memory } from './confirmed-world';
import type { Deed, Done, Refused } from './deeds';
import { nothingHeard, turns, type DeskParts, type DeskState, type Held } from './desk-state';
import { exchangeLoop, type ExchangeLoop } from './exchange-loop';
import { emptyHistory, remember, type History, type Step } from './history';
import { forgetOldSent } from './store-reply';
import { wantedBy } from './wanted-rows';
import { writeDeeds, type DispatchFailure, type Writing } from './write-actions';

export type { DeskParts, DeskState, SyncState } from './desk-state';
export type { DispatchFailure } from './write-actions';

export type Desk = {
  readonly portId: string;
  readonly deskId: string;
  readonly demo: boolean;
  /** The authority has answered this desk before; where its rows are gone, they will come from there. */
  readonly begunBefore: boolean;
  readonly store: StoreApi<DeskState>;
  /** The desk's clock; the demo day runs on its own. */
  readonly now: () => UtcMs;
  /** The one door for writing. Resolves when the action is on the disk; the screen has moved by then. */
  readonly dispatch: (intention: Intention, actor: User, label?: string) => Promise<Result<null, DispatchFailure>>;
  /**
   * Several actions as one gesture: one write to the disk, one step to undo. Those that are refused are left out and told; without a
   * label the gesture leaves no step, and what could be undone before it can no longer be.
   */
  readonly dispatchAll: (
    deeds: readonly Deed[],
    label: string | null,
  ) => Promise<Result<readonly Refused[], DispatchFailure>>;
  readonly undo: (actor: User) => Promise<Result<Step | null, DispatchFailure>>;
  readonly redo: (actor: User) => Promise<Result<Step | null, DispatchFailure>>;
  /** Takes note that an officer has read a refused action. */
  readonly acknowledge: (seq: number) => Promise<void>;
  /** Exchanges with the authority now. Resolves when that is done or has failed. */
  readonly syncNow: () => Promise<void>;
  /** All that the authority is owed, as one message to be carried by file, and what it answered by file. */
  readonly owed: ExchangeLoop['owed'];
  readonly takePackage: ExchangeLoop['takePackage'];
  /** Actions that wait for an answer, oldest first. */
  readonly queue: () => Memory['pending'];
  /** What pending actions would change, each seen from the world in which it was acted. */
  readonly wanted: (seqs: ReadonlySet<number>) => ReturnType<typeof wantedBy>;
  /** Resolves when nothing is pending or the authority is out of reach. */
  readonly settled: () => Promise<void>;
};

/** Opens a desk on its database: reads what is there, shows it, and sends what is pending. */
export async function openDesk(parts: DeskParts): Promise<Desk> {
  const { db, now } = parts;
  const memory = await rescued(parts, await readMemory(db, parts.portId));
  const stored = (await db.steps.get('history')) as { past: readonly Step[]; future: readonly Step[] } | undefined;
  const store = createStore<DeskState>(() => ({
    ...replay(memory.confirmed, memory.pending),
    pending: owedOf(memory).length,
    outcomes: memory.outcomes,
    lastSync: null,
    weather: null,
    history: stored ? { past: stored.past, future: stored.future } : emptyHistory,
    sync: nothingHeard,
  }));
  const { inTurn, idle } = turns();
  const held: Held = { parts, store, memory, inTurn };
  const loop = exchangeLoop(held);
  const consequences = { written: () => void loop.soon(), failed: (cause: unknown) => loop.weather(cause, 'storage') };
  const write = (deeds: readonly Deed[], how: Writing) => writeDeeds(held, deeds, { ...how, ...consequences });

  const step = (direction: 'undo' | 'redo', actor: User): Promise<Result<Step | null, DispatchFailure>> =>
    inTurn(async () => {
      const { history } = store.getState();
      const taken = (direction === 'undo' ? history.past : history.future).at(-1);
      if (!taken) return ok(null);
      const deeds = taken[direction].map((intention) => ({ intention, actor }));
      const done = await write(deeds, { whole: true, after: () => stepped(history, taken, direction) });
      return done.ok ? ok(taken) : done;
    });

  // A page that ended between the database and the copy left them apart.
  if (memory.pending.length > 0) parts.copy.keep(memory.pending.map(storedAction));
  void forgetOldSent(db, now()).catch(() => 0); // tried again with the next start
  return {
    portId: parts.portId,
    deskId: parts.deskId,
    demo: parts.demo,
    begunBefore: !memory.fresh,
    store,
    now,
    dispatch: (intention, actor, label = intention.name) =>
      inTurn(async () => {
        const { history } = store.getState();
        const after = (done: readonly Done[]): History => remember(history, { done, label });
        const written = await write([{ intention, actor }], { whole: true, after });
        return written.ok ? ok(null) : written;
      }),
    dispatchAll: (deeds, label) =>
      inTurn(() => {
        const { history } = store.getState();
        const after = (done: readonly Done[]): History =>
          label === null ? emptyHistory : remember(history, { done, label });
        return write(deeds, { whole: false, after });
      }),
    undo: (actor) => step('undo', actor),
    redo: (actor) => step('redo', actor),
    acknowledge: (seq) =>
      inTurn(async () => {
        await db.outcomes.delete(seq);
        held.memory = { ...held.memory, outcomes: held.memory.outcomes.filter((o) => o.seq !== seq) };
        store.setState({ outcomes: held.memory.outcomes });
        parts.company.tell();
      }),
    syncNow: loop.soon,
    owed: loop.owed,
    takePackage: loop.takePackage,
    queue: () => owedOf(held.memory),
    wanted: (seqs) => wantedBy(held.memory, seqs),
    settled: async () => {
      await idle();
      while (loop.running() !== null) await loop.running();
    },
  };
}

/** The history after a step was taken back or made again. */
const stepped = ({ past, future }: History, taken: Step, direction: 'undo' | 'redo'): History =>
  direction === 'undo'
    ? { past: past.slice(0, -1), future: [...future, taken] }
    : { past: [...past, taken], future: future.slice(0, -1) };

/** A database that is new takes over what the second copy of the outbox still holds of an older one that was lost. */
async function rescued({ db, copy, portId }: DeskParts, memory: Memory): Promise<Memory> {
  if (!memory.fresh || memory.pending.length > 0) return memory;
  const { rows, answered } = await copy.rescue();
  if (rows.length === 0 && answered === 0) return memory;
  await restoreOutbox(db, { portId, rows, answered });
  return readMemory(db, portId);
}

type Lost = {
  readonly portId: string;
  readonly rows: Parameters<BoardDb['outbox']['bulkPut']>[0];
  readonly answered: number;
};

const restoreOutbox = (db: BoardDb, { portId, rows, answered }: Lost): Promise<unknown> =>
  db.transaction('rw', db.outbox, db.cursors, async () => {
    await db.outbox.bulkPut(rows);
    await db.cursors.put({ portId, epoch: 0, cursor: 0, lastSeq: answered });
  });

/** The machine's clock; the one place where the renderer reads it. */
export const machineClock = (): UtcMs => at(Date.now());

/** A clock that starts at a given moment and runs on from there: the demo day begins at 10:20 whenever it is opened. */
export function clockFrom(start: UtcMs, real: () => UtcMs = machineClock): () => UtcMs {
  const opened = real();
  return () => at(start + (real() - opened));
}
