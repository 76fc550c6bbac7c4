import { deskId as deskIdOf, portId as portIdOf } from '#shared/kernel/ids';
import { put } from '#shared/domain/change';
import { tableNames } from '#shared/domain/world';
import type { ExchangeReply, Poke } from '#shared/sync/exchange';
import { MOST_AT_ONCE, PROTOCOL } from '#shared/sync/request';
import { asSent, type SentMutation } from '#shared/sync/pending';
import { isNews, takeReply, type Taken } from '#shared/sync/take-reply';
import { SCHEMA } from '#shared/sync/upcast';
import { MOST_IN_PACKAGE, type HubOwes, type OwedRequest } from '#shared/sync/usb-package';
import { owedOf, standingOf } from './confirmed-world';
import { readAgain, showMemory, type Held, type SyncState } from './desk-state';
import { readPackage } from './read-package';
import { afterArrival, numberOn, storeArrival, type Arrival } from './store-reply';
import { weatherOf, type Unnamed, type Weather } from './weather';

/** The exchange of one desk with its authority, over and over. */
export type ExchangeLoop = {
  /** Exchanges now, or once more after the exchange that runs. Resolves when nothing more can be done at the moment. */
  readonly soon: () => Promise<void>;
  /**
   * Shows what failed around us, and looks again in a while: an exchange that goes through clears it. An error of no known name is taken
   * for the line where nothing else is said.
   */
  readonly weather: (cause: unknown, unnamed?: Unnamed) => Promise<Weather>;
  readonly running: () => Promise<void> | null;
  /** All that this desk owes its authority, as one message to be carried by file. */
  readonly owed: () => OwedRequest;
  /** Takes what the authority answered by file, as if it had come over the line. */
  readonly takePackage: (owes: HubOwes) => Promise<PackageTaken>;
};

/** What a file from the authority came to. `old`: nothing in it follows what the desk holds, and nothing was changed. */
export type PackageTaken =
  | { readonly kind: 'taken'; readonly answered: number; readonly refused: number }
  | { readonly kind: 'old' }
  | { readonly kind: 'held-up'; readonly by: NonNullable<SyncState['heldUp']> }
  | { readonly kind: 'weather'; readonly weather: Weather };

type StartOver = Extract<Taken, { kind: 'start-over' }>;

/** Milliseconds before an exchange that failed is tried again: at first, and at most. */
const SOON = 1_000;
const LATE = 60_000;
/** Milliseconds without an answer to what waits, while the authority is reached, after which somebody should look. */
const STALLED = 60_000;

const shaken = (ms: number): number => ms * (0.75 + Math.random() / 2);

/** Starts the exchange; the window that leads sends, the others follow what it stores. */
export function exchangeLoop(held: Held): ExchangeLoop {
  const { parts, store } = held;
  const { db, line, company, now } = parts;
  let leads = false;
  let running: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** The newest version that a poke has told of since the last exchange began. */
  let heard = 0;
  let waiting: { readonly seq: number; readonly since: number } | null = null;

  const who = { deskId: deskIdOf.parse(parts.deskId), portId: portIdOf.parse(parts.portId) };

  const tellSync = (sync: Partial<SyncState>): void => store.setState((s) => ({ sync: { ...s.sync, ...sync } }));

  const requestOf = (pending: readonly SentMutation[]): OwedRequest => ({
    protocol: PROTOCOL,
    schema: SCHEMA,
    ...who,
    ...standingOf(held.memory),
    pending: [...pending],
  });

  /** Rows of an older program are of no use: the authority is to send all anew. */
  const isOutgrown = (): boolean => (held.memory.cursor.schema ?? SCHEMA) !== SCHEMA;

  async function ask(pending: readonly SentMutation[]): Promise<ExchangeReply> {
    const sent = now();
    const reply = await line.exchange(requestOf(pending));
    const skew = parts.demo ? 0 : reply.now - (sent + now()) / 2;
    tellSync({ reach: 'reached', skew });
    return reply;
  }

  /** A new database asks which of its numbers were used before it sends anything under them. */
  async function greet(reply: ExchangeReply): Promise<void> {
    if (reply.kind === 'unknown-port' || reply.lastSeq === 0) held.memory = { ...held.memory, fresh: false };
    else
      await held.inTurn(async () => {
        await numberOn(db, parts.portId, reply.lastSeq);
        await readAgain(held);
      });
  }

  /** One round trip. Whether another one would bring more. */
  async function once(): Promise<boolean> {
    if (held.memory.fresh) await greet(await ask([]));
    if (isOutgrown()) return takeSnapshot(null);
    heard = 0;
    const before = held.memory;
    const sent = owedOf(before).slice(0, MOST_AT_ONCE);
    const taken = takeReply(standingOf(before), await ask(sent.map(asSent)));
    if (taken.kind === 'late') {
      await held.inTurn(() => readAgain(held));
      return false;
    }
    if (taken.kind === 'start-over') return takeSnapshot(taken);
    if (taken.kind === 'held-up' && taken.by === 'unknown-port' && (await giveRows())) return takeSnapshot(null);
    const changes = taken.kind === 'news' ? taken.changes : [];
    const more = taken.kind === 'news' && taken.more;
    await arrive({ ...taken, changes, snapshot: null, complete: taken.kind === 'news' && !more, at: now() });
    tellSync({ heldUp: taken.kind === 'held-up' ? taken.by : null });
    const progress = held.memory.cursor.lastSeq > before.cursor.lastSeq;
    return (
      more || (taken.kind === 'news' && progress && owedOf(held.memory).length > 0) || heard > held.memory.cursor.cursor
    );
  }

  /** An authority of our own that lost its memory takes ours. */
  function giveRows(): Promise<boolean> {
    const { confirmed, cursor } = held.memory;
    const rows = tableNames.flatMap((table) => [...confirmed[table].values()].map((row) => put(table, row)));
    return line.adopt(rows, { deskId: parts.deskId, lastSeq: cursor.lastSeq });
  }

  async function arrive(arrival: Arrival): Promise<void> {
    const before = held.memory;
    const stored = await storeArrival(db, before, arrival);
    if (!stored) return held.inTurn(() => readAgain(held));
    held.memory = afterArrival(held.memory, arrival, stored);
    if (stored.cursor.lastSeq > before.cursor.lastSeq) parts.copy.answered(stored.cursor.lastSeq);
    showMemory(held, { lastSync: now(), weather: null });
    company.tell();
  }

  /** Asks for all rows anew. */
  async function takeSnapshot(taken: StartOver | null): Promise<boolean> {
    const snapshot = await line.snapshot(who);
    const { answered } = taken?.standing ?? standingOf(held.memory);
    const standing = { epoch: snapshot.epoch, cursor: snapshot.cursor, answered };
    const refused = taken?.refused ?? [];
    await startOver({ standing, refused, changes: [], snapshot, complete: true, at: now() });
    return true;
  }

  /** All rows are replaced; the outbox stays. */
  async function startOver(arrival: Arrival): Promise<void> {
    await held.inTurn(async () => {
      await storeArrival(db, held.memory, arrival);
      await readAgain(held);
    });
    showMemory(held, { lastSync: now(), weather: null });
    tellSync({ heldUp: null });
    company.tell();
  }

  /** A new database says nothing under its numbers before it knows which were used. */
  function owed(): OwedRequest {
    const request = requestOf(held.memory.fresh ? [] : owedOf(held.memory).slice(0, MOST_IN_PACKAGE).map(asSent));
    return isOutgrown() ? { ...request, cursor: Number.MAX_SAFE_INTEGER } : request;
  }

  async function readFile(owes: HubOwes): Promise<PackageTaken> {
    if (held.memory.fresh && owes.replies[0]) await greet(owes.replies[0]);
    const waited = owedOf(held.memory).length;
    const { arrivals, heldUp } = readPackage(standingOf(held.memory), owes);
    if (arrivals.length === 0) return { kind: 'old' };
    for (const arrival of arrivals) await (arrival.snapshot ? startOver : arrive)({ ...arrival, at: now() });
    tellSync({ heldUp });
    if (heldUp !== null) return { kind: 'held-up', by: heldUp };
    const refused = arrivals.reduce((sum, a) => sum + a.refused.filter(isNews).length, 0);
    return { kind: 'taken', answered: Math.max(0, waited - owedOf(held.memory).length), refused };
  }

  async function takePackage(owes: HubOwes): Promise<PackageTaken> {
    if (running !== null) {
      await running;
      return takePackage(owes);
    }
    const reading = readFile(owes)
      .catch(async (cause: unknown): Promise<PackageTaken> => ({ kind: 'weather', weather: await weather(cause) }))
      .finally(() => (running = null));
    running = (async () => void (await reading))();
    const taken = await reading;
    if (again) void soon();
    return taken;
  }

  /** Says so when what waits longest has waited too long though the authority answers. */
  function watchProgress(): void {
    const first = owedOf(held.memory)[0]?.seq;
    if (first === undefined) waiting = null;
    else if (waiting?.seq !== first) waiting = { seq: first, since: performance.now() };
    const stalled = waiting !== null && performance.now() - waiting.since > STALLED;
    if (stalled !== store.getState().sync.stalled) tellSync({ stalled });
  }

  async function weather(cause: unknown, unnamed: Unnamed = 'out-of-reach'): Promise<Weather> {
    const found = weatherOf(cause, await parts.freeBytes(), unnamed);
    store.setState({ weather: found });
    if (found.code === 'out-of-reach') tellSync({ reach: 'out-of-reach' });
    failures += 1;
    lookIn(shaken(Math.min(LATE, SOON * 2 ** (failures - 1))));
    return found;
  }

  function lookIn(ms: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void soon(), ms);
  }

  async function run(): Promise<void> {
    tellSync({ running: true });
    try {
      while (await once());
      failures = 0;
      watchProgress();
      lookIn(shaken(line.lookEvery));
    } catch (cause) {
      await weather(cause);
    }
    tellSync({ running: false });
  }

  function soon(): Promise<void> {
    if (!leads) {
      company.tell();
      return Promise.resolve();
    }
    again = running !== null;
    running ??= (async () => {
      do {
        again = false;
        await run();
      } while (again && store.getState().weather === null);
      running = null;
    })();
    return running;
  }

  /** A poke that starts where we stand is news; any other only says that there are some. */
  async function takePoke(poke: Poke): Promise<void> {
    heard = Math.max(heard, poke.cursor);
    if (!leads || running !== null) return;
    const { epoch, cursor, lastSeq } = held.memory.cursor;
    if (poke.epoch === epoch && poke.cursor <= cursor) return;
    const heldUp = store.getState().sync.heldUp !== null;
    if (poke.changes === null || poke.epoch !== epoch || poke.from !== cursor || heldUp) return soon();
    const standing = { epoch, cursor: poke.cursor, answered: lastSeq };
    running = arrive({ standing, refused: [], changes: poke.changes, snapshot: null, complete: true, at: now() })
      .catch(async (cause: unknown) => void (await weather(cause)))
      .finally(() => (running = null));
    await running;
    if (again || heard > held.memory.cursor.cursor) await soon();
  }

  line.listen({
    poke: (poke) => void takePoke(poke),
    reach: (reachable) => {
      if (reachable) void soon();
      else tellSync({ reach: 'out-of-reach' });
    },
  });
  /** Another window has stored something: it is shown here, and sent if this window leads. */
  async function follow(): Promise<void> {
    await held.inTurn(() => readAgain(held));
    if (leads && owedOf(held.memory).length > 0) await soon();
  }
  company.hear(() => void follow().catch(weather));
  company.lead(() => {
    leads = true;
    void soon();
  });
  return { soon, weather, running: () => running, owed, takePackage };
}
