import type { World } from '#shared/domain/world';
import type { ExchangeReply } from '#shared/sync/exchange';
import type { ExchangeRequest } from '#shared/sync/request';
import { isNews } from '#shared/sync/take-reply';
import type { DeskGrant } from '#shared/sync/visibility';
import { portKeeper, type PortKeeper } from '#hub/authority/port-keeper';
import type { Batch, HubStore, Locked } from '#hub/store/store';
import { memoryStore, type MemoryStore } from './memory-store';
import { modelDesk, type ModelDesk } from './model-desk';
import type { Step } from './arbitraries';
import { seedPort } from './seeded-hub';
import { PORT } from './world-builder';

/** Ways to build hub or store wrongly: a test that cannot tell them from the right one is worth nothing. */
export const hubFaults = [
  'forgets-the-marks',
  'forgets-refusals',
  'writes-half-a-batch',
  'acknowledges-before-the-disk',
  'hides-what-others-wrote',
  'keeps-the-reign-after-restore',
] as const;
export type HubFault = (typeof hubFaults)[number];

/** What can happen to one desk, its line, or the hub. */
export type LifeEvent =
  | { readonly kind: 'act'; readonly step: Step }
  | {
      readonly kind:
        | 'exchange'
        | 'loseRequest'
        | 'loseReply'
        | 'sendTwice'
        | 'sendLate'
        | 'replyLate'
        | 'failBeforeCommit'
        | 'dieAfterCommit'
        | 'restartHub'
        | 'otherProcess'
        | 'backup'
        | 'restore';
    };
export type HappensTo = { readonly desk: number; readonly event: LifeEvent };

type Disk = { fails: 'no' | 'before' | 'after' };

/** What the test itself has seen the hub commit: an oracle that no planted fault can bend. */
type Seen = { noes: Set<string> };

/** The store as the hub sees it, with the weather that the test makes and the fault that it plants. */
function weathered(
  store: MemoryStore,
  { disk, seen, fault }: { disk: Disk; seen: Seen; fault: HubFault | null },
): HubStore {
  const spoiled = (batch: Batch): Batch =>
    fault === 'forgets-the-marks'
      ? { ...batch, lastSeq: new Map() }
      : fault === 'forgets-refusals'
        ? { ...batch, refused: [] }
        : fault === 'writes-half-a-batch'
          ? { ...batch, rows: batch.rows.slice(1) }
          : batch;
  return {
    ...store,
    transact: async (port, decide) => {
      const early = fault === 'acknowledges-before-the-disk' && disk.fails === 'before';
      let answer: unknown;
      try {
        const result = await store.transact(port, (locked) => {
          const decision = decide(fault === 'hides-what-others-wrote' ? asAlone(locked, port.known) : locked);
          answer = decision.result;
          if (disk.fails === 'before' && decision.batch) throw new Error('the disk is full');
          for (const no of decision.batch?.refused ?? [])
            if (isNews(no)) seen.noes.add(`${no.deskId}/${String(no.seq)}`);
          return { ...decision, batch: decision.batch && spoiled(decision.batch) };
        });
        if (disk.fails === 'after') throw new Error('killed');
        return result;
      } catch (cause) {
        if (early) return answer as never;
        throw cause;
      }
    },
  };
}

/** The lock as a process would see it that believes nobody else writes. */
const asAlone = (locked: Locked, known: number): Locked =>
  locked.head && known > 0 ? { ...locked, head: { ...locked.head, version: known }, missed: [] } : locked;

/** A hub that lives through a day: two processes over one store, restarts, failures, a backup and its restore. */
export type Life = {
  readonly desks: readonly ModelDesk[];
  readonly happen: (to: HappensTo) => Promise<void>;
  /** Everything comes through, as often as it takes; false where it never ends. */
  readonly settle: () => Promise<boolean>;
  readonly store: () => MemoryStore;
  /** Refusals that were committed, by desk and number. */
  readonly noes: () => ReadonlySet<string>;
  /** Answers that a desk was given while the store did not have them. */
  readonly hollow: () => number;
};

type Line = { requests: ExchangeRequest[]; replies: ExchangeReply[] };

export async function hubLife(morning: World, names: readonly string[], fault: HubFault | null = null): Promise<Life> {
  const disk: Disk = { fails: 'no' };
  const seen: Seen = { noes: new Set() };
  let hollow = 0;
  let store = memoryStore();
  let clock = 1_000;
  const now = (): number => (clock += 1);
  const processes = (): PortKeeper[] =>
    [1, 2].map(() => portKeeper(weathered(store, { disk, seen, fault }), PORT.id, now));
  await seedPort(store, morning);
  let keepers = processes();
  let backup: { readonly store: MemoryStore; readonly noes: ReadonlySet<string> } | null = null;
  const desks = names.map(modelDesk);
  const lines = names.map((): Line => ({ requests: [], replies: [] }));

  const grantOf = (desk: ModelDesk): DeskGrant => ({ deskId: desk.id, portId: PORT.id, agency: null, duty: 'cases' });
  const ask = (desk: ModelDesk, request: ExchangeRequest, process = 0): Promise<ExchangeReply | null> =>
    keepers[process]!.exchange(request, grantOf(desk)).catch(() => null);

  async function take(desk: ModelDesk, reply: ExchangeReply): Promise<boolean> {
    if (reply.epoch === (await store.head(PORT.id))?.epoch && (await store.lastSeq(PORT.id, desk.id)) < reply.lastSeq)
      hollow += 1;
    const next = desk.take(reply);
    if (next !== 'snapshot') return next === 'again';
    const snapshot = await keepers[0]!.snapshot(grantOf(desk));
    if (snapshot) desk.takeSnapshot(snapshot);
    return true;
  }

  function toHub(kind: LifeEvent['kind']): boolean {
    if (kind === 'restartHub') keepers = processes();
    else if (kind === 'backup') backup = { store: store.copy(), noes: new Set(seen.noes) };
    else if (kind === 'restore' && backup) {
      store = backup.store.copy();
      seen.noes = new Set(backup.noes);
      if (fault !== 'keeps-the-reign-after-restore') store.beginReign(now());
      keepers = processes();
    } else return kind === 'restore';
    return true;
  }

  async function happen({ desk: i, event }: HappensTo): Promise<void> {
    const desk = desks[i]!;
    const line = lines[i]!;
    for (const request of line.requests.splice(0)) await ask(desk, request);
    for (const reply of line.replies.splice(0)) await take(desk, reply);
    if (event.kind === 'act') return desk.act(event.step);
    if (toHub(event.kind)) return;
    const request = desk.request();
    if (event.kind === 'loseRequest') return;
    if (event.kind === 'sendLate') return void line.requests.push(request);
    disk.fails = event.kind === 'failBeforeCommit' ? 'before' : event.kind === 'dieAfterCommit' ? 'after' : 'no';
    const reply = await ask(desk, request, event.kind === 'otherProcess' ? 1 : 0);
    disk.fails = 'no';
    if (event.kind === 'sendTwice') await ask(desk, request, 1);
    if (!reply || event.kind === 'loseReply') return;
    if (event.kind === 'replyLate') return void line.replies.push(reply);
    await take(desk, reply);
  }

  async function settle(): Promise<boolean> {
    for (const [i] of desks.entries()) await happen({ desk: i, event: { kind: 'exchange' } });
    for (let round = 0; round < 12; round++) {
      let busy = false;
      for (const desk of desks) {
        const before = JSON.stringify(desk.standing());
        const reply = await ask(desk, desk.request());
        if (!reply) return false;
        busy = (await take(desk, reply)) || busy || JSON.stringify(desk.standing()) !== before;
      }
      if (!busy) return true;
    }
    return false;
  }

  return { desks, happen, settle, store: () => store, noes: () => seen.noes, hollow: () => hollow };
}
