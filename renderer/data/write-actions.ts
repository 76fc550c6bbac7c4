import Dexie from 'dexie';
import { deskId as deskIdOf, portId as portIdOf } from '#shared/kernel/ids';
import { err, ok, type Result } from '#shared/kernel/result';
import type { Refusal } from '#shared/domain/refusal';
import type { PendingMutation } from '#shared/sync/pending';
import { replay } from '#shared/sync/replay';
import { SCHEMA } from '#shared/sync/upcast';
import { storedAction } from './board-db';
import { nextSeqOf, owedOf } from './confirmed-world';
import { judgeAll, type Deed, type Done, type Refused } from './deeds';
import { readAgain, type Held } from './desk-state';
import type { History } from './history';
import type { Weather } from './weather';

/** Why an action was not taken: a refusal to read, or weather (the disk, the store). */
export type DispatchFailure =
  { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'weather'; readonly weather: Weather };

/** How several deeds are written. `whole`: where one is refused, none is written. */
export type Writing = { readonly whole: boolean; readonly after: (done: readonly Done[]) => History };

/** What writing needs to know of the exchange. */
export type Consequences = {
  /** Something waits to be sent. */
  readonly written: () => void;
  readonly failed: (cause: unknown) => Promise<Weather>;
};

/** Actions that are handed to the disk at once, so that thousands leave the window free. */
const SLICE = 200;
/** How often the numbers may be taken by another window before we give up. */
const TRIES = 3;

/** Decides deeds on what is shown and writes those that can be. To be called in turn. Resolves when they are on the disk. */
export async function writeDeeds(
  held: Held,
  deeds: readonly Deed[],
  { whole, after, written, failed }: Writing & Consequences,
): Promise<Result<readonly Refused[], DispatchFailure>> {
  const { parts, store } = held;
  for (let tries = 1; ; tries++) {
    const { world } = store.getState();
    const judged = await judgeAll(world, deeds, parts.now());
    const [no] = judged.refused;
    if (whole && no) return err({ kind: 'refused', refusal: no.refusal });
    if (judged.done.length === 0) return ok(judged.refused);
    const history = after(judged.done);
    const actions = numbered(held, judged.done);
    try {
      await write(held, actions, history);
    } catch (cause) {
      if (tries === TRIES || !isTaken(cause)) return err({ kind: 'weather', weather: await failed(cause) });
      await readAgain(held); // another window has acted: decide on top of it
      continue;
    }
    held.memory = { ...held.memory, pending: [...held.memory.pending, ...actions] };
    // Where the exchange has brought news while the disk wrote, the actions are decided again on top of it.
    const untouched = store.getState().world === world;
    const shown = untouched ? { world: judged.world } : replay(held.memory.confirmed, held.memory.pending);
    store.setState({ ...shown, pending: owedOf(held.memory).length, history });
    written();
    return ok(judged.refused);
  }
}

function numbered({ parts, memory }: Held, done: readonly Done[]): readonly PendingMutation[] {
  const first = nextSeqOf(memory);
  const whose = { deskId: deskIdOf.parse(parts.deskId), portId: portIdOf.parse(parts.portId), v: SCHEMA };
  return done.map(({ intention: { name, args }, actor, at }, i) => ({
    ...whose,
    seq: first + i,
    name,
    args,
    actor,
    at,
  }));
}

/** Writes actions to the database, and has them copied once they are there. */
async function write({ parts }: Held, actions: readonly PendingMutation[], { past, future }: History): Promise<void> {
  const { db, copy } = parts;
  const rows = actions.map(storedAction);
  await db.transaction('rw', db.outbox, db.steps, async () => {
    await db.steps.put({ id: 'history', past, future });
    for (let i = 0; i < rows.length; i += SLICE) await db.outbox.bulkAdd(rows.slice(i, i + SLICE));
  });
  copy.keep(rows);
}

/** Whether the numbers were taken: the database has a row of that number already. */
const isTaken = (cause: unknown): boolean =>
  cause instanceof Dexie.BulkError &&
  cause.failures.some((f: unknown) => f instanceof Error && f.name === 'ConstraintError');
