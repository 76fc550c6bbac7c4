import { createStore, type StoreApi } from 'zustand/vanilla';
import { err, ok, type Result } from '#shared/kernel/result';
import { deskId, portId as portIdOf } from '#shared/kernel/ids';
import { at, type UtcMs } from '#shared/kernel/time';
import type { Refusal } from '#shared/domain/refusal';
import type { User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import type { Intention } from '#shared/mutations/mutation';
import { MOST_AT_ONCE, PROTOCOL, type Authority } from '#shared/sync/exchange';
import { asSent, type PendingMutation } from '#shared/sync/pending';
import { replay } from '#shared/sync/replay';
import { SCHEMA } from '#shared/sync/upcast';
import { storedAction, type BoardDb, type Outcome } from './board-db';
import { afterReply, readMemory, storeReply, type Memory } from './confirmed-world';
import { judgeAll, type Deed, type Done, type Refused } from './deeds';
import { emptyHistory, remember, type History, type Step } from './history';
import { weatherOf, type Weather } from './weather';

/** Why an action was not taken: a refusal to read, or weather (the disk, the store). */
export type DispatchFailure =
  { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'weather'; readonly weather: Weather };

/** What every screen reads. `world` is always confirmed rows with the pending actions on top. */
export type DeskState = {
  readonly world: World;
  readonly pending: number;
  readonly outcomes: readonly Outcome[];
  readonly atRisk: ReadonlyMap<number, Refusal>;
  readonly lastSync: UtcMs | null;
  readonly weather: Weather | null;
  readonly history: History;
};

export type Desk = {
  readonly portId: string;
  readonly demo: boolean;
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
  /** Resolves when nothing is pending or the authority is out of reach. */
  readonly settled: () => Promise<void>;
};

export type DeskParts = {
  readonly db: BoardDb;
  readonly portId: string;
  readonly deskId: string;
  readonly demo: boolean;
  readonly now: () => UtcMs;
  /** Makes the authority; the given function tells what the desk has stored. */
  readonly authority: (confirmed: () => { world: World; lastSeq: number }) => Authority;
  /** Bytes free where the database lies; null where nobody can tell. */
  readonly freeBytes: () => Promise<number | null>;
};

/** Actions that are handed to the disk at once, so that thousands leave the window free. */
const SLICE = 200;
/** Milliseconds before an exchange that failed is tried again. */
const RETRY_AFTER = 5_000;

/** Opens a desk on its database: reads what is there, shows it, and sends what is pending. */
export async function openDesk(parts: DeskParts): Promise<Desk> {
  const { db, portId, now } = parts;
  let memory: Memory = await readMemory(db, portId);
  const stored = (await db.steps.get('history')) as { past: readonly Step[]; future: readonly Step[] } | undefined;
  const first = replay(memory.confirmed, memory.pending);
  const store = createStore<DeskState>(() => ({
    world: first.world,
    pending: memory.pending.length,
    outcomes: memory.outcomes,
    atRisk: first.atRisk,
    lastSync: null,
    weather: null,
    history: stored ? { past: stored.past, future: stored.future } : emptyHistory,
  }));
  const authority = parts.authority(() => ({ world: memory.confirmed, lastSeq: memory.cursor.lastSeq }));

  async function exchangeOnce(): Promise<void> {
    const sent = memory;
    const { epoch, cursor, lastSeq } = sent.cursor;
    const reply = await authority.exchange({
      protocol: PROTOCOL,
      schema: SCHEMA,
      deskId: deskId.parse(parts.deskId),
      portId: portIdOf.parse(portId),
      epoch,
      cursor,
      answered: lastSeq,
      pending: sent.pending.slice(0, MOST_AT_ONCE).map(asSent),
    });
    if (reply.kind !== 'news') throw new Error(`the authority says ${reply.kind}`);
    memory = afterReply(memory, reply, await storeReply(db, sent, reply));
    // Actions dispatched while the exchange ran are still pending: they are decided again on what is now confirmed.
    const shown = replay(memory.confirmed, memory.pending);
    const { outcomes, pending } = memory;
    store.setState({ ...shown, pending: pending.length, outcomes, lastSync: now(), weather: null });
  }

  /** Shows what failed around us, and looks again in a while: an exchange that goes through clears it. */
  async function weatherComes(cause: unknown): Promise<Weather> {
    const weather = weatherOf(cause, await parts.freeBytes());
    store.setState({ weather });
    setTimeout(() => void exchangeSoon(), RETRY_AFTER);
    return weather;
  }

  let running: Promise<void> | null = null;
  function exchangeSoon(): Promise<void> {
    running ??= (async () => {
      try {
        let before: number;
        do {
          before = memory.pending.length;
          await exchangeOnce();
        } while (memory.pending.length > 0 && memory.pending.length < before);
      } catch (cause) {
        await weatherComes(cause);
      } finally {
        running = null;
      }
    })();
    return running;
  }

  // One action after another: the second is decided on the world that the first has made.
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => null);
    return result;
  };

  const numbered = (row: Omit<PendingMutation, 'seq'>, seq: number): PendingMutation => ({ ...row, seq });

  /** Writes what was decided for. `whole`: where one is refused, none is written. */
  async function write(
    deeds: readonly Deed[],
    { whole, after }: { readonly whole: boolean; readonly after: (done: readonly Done[]) => History },
  ): Promise<Result<readonly Refused[], DispatchFailure>> {
    const { world } = store.getState();
    const judged = await judgeAll(world, deeds, now());
    const [no] = judged.refused;
    if (whole && no) return err({ kind: 'refused', refusal: no.refusal });
    if (judged.done.length === 0) return ok(judged.refused);
    const history = after(judged.done);
    const rows = judged.done.map(({ intention: { name, args }, actor, at }) => {
      return { deskId: parts.deskId, portId, v: SCHEMA, name, args, actor, at } as Omit<PendingMutation, 'seq'>;
    });
    try {
      const seqs = await db.transaction('rw', db.outbox, db.steps, async () => {
        await db.steps.put({ id: 'history', past: history.past, future: history.future });
        const keys: number[] = [];
        for (let i = 0; i < rows.length; i += SLICE)
          keys.push(...(await db.outbox.bulkAdd(rows.slice(i, i + SLICE).map(storedAction), { allKeys: true })));
        return keys;
      });
      memory = { ...memory, pending: [...memory.pending, ...rows.map((row, i) => numbered(row, seqs[i]!))] };
    } catch (cause) {
      return err({ kind: 'weather', weather: await weatherComes(cause) });
    }
    // Where the exchange has brought news while the disk wrote, the actions are decided again on top of it.
    const untouched = store.getState().world === world;
    const shown = untouched ? { world: judged.world } : replay(memory.confirmed, memory.pending);
    store.setState({ ...shown, pending: memory.pending.length, history });
    void exchangeSoon();
    return ok(judged.refused);
  }

  const step = (direction: 'undo' | 'redo', actor: User): Promise<Result<Step | null, DispatchFailure>> =>
    inTurn(async () => {
      const { past, future } = store.getState().history;
      const taken = direction === 'undo' ? past.at(-1) : future.at(-1);
      if (!taken) return ok(null);
      const history: History =
        direction === 'undo'
          ? { past: past.slice(0, -1), future: [...future, taken] }
          : { past: [...past, taken], future: future.slice(0, -1) };
      const deeds = taken[direction].map((intention) => ({ intention, actor }));
      const done = await write(deeds, { whole: true, after: () => history });
      return done.ok ? ok(taken) : done;
    });

  void exchangeSoon();
  return {
    portId,
    demo: parts.demo,
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
    acknowledge: async (seq) => {
      await db.outcomes.delete(seq);
      memory = { ...memory, outcomes: memory.outcomes.filter((o) => o.seq !== seq) };
      store.setState({ outcomes: memory.outcomes });
    },
    settled: async () => {
      await tail;
      const exchange = (): Promise<void> | null => running;
      while (exchange() !== null) await exchange();
    },
  };
}

/** The machine's clock; the one place where the renderer reads it. */
export const machineClock = (): UtcMs => at(Date.now());

/** A clock that starts at a given moment and runs on from there: the demo day begins at 10:20 whenever it is opened. */
export function clockFrom(start: UtcMs, real: () => UtcMs = machineClock): () => UtcMs {
  const opened = real();
  return () => at(start + (real() - opened));
}
