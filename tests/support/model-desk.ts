import { deskId } from '#shared/kernel/ids';
import { at } from '#shared/kernel/time';
import { applyChanges } from '#shared/domain/change';
import { emptyWorld, type World } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import type { ExchangeReply, RefusedAction, Snapshot } from '#shared/sync/exchange';
import { PROTOCOL, type ExchangeRequest } from '#shared/sync/request';
import { asSent, type PendingMutation, type SentMutation } from '#shared/sync/pending';
import { replay } from '#shared/sync/replay';
import { asRefusedBefore, isNews, takeReply, type Standing } from '#shared/sync/take-reply';
import { SCHEMA } from '#shared/sync/upcast';
import type { Step } from './arbitraries';
import { PORT, time } from './world-builder';

/** A desk in memory that keeps what a real one stores, and reads replies by the same function. */
export type ModelDesk = {
  readonly id: string;
  /** Decides on what is shown; what is refused on the spot is never sent. */
  readonly act: (step: Step) => void;
  readonly request: () => ExchangeRequest;
  /** What the desk does next: ask again, take a snapshot, or nothing. */
  readonly take: (reply: ExchangeReply) => 'again' | 'snapshot' | 'nothing';
  readonly takeSnapshot: (snapshot: Snapshot) => void;
  readonly shown: () => World;
  readonly confirmed: () => World;
  readonly pending: () => readonly PendingMutation[];
  readonly standing: () => Standing;
  /** Numbers of actions whose officer was told no. */
  readonly heard: ReadonlySet<number>;
  /** Numbers of all actions acted here. */
  readonly acted: readonly number[];
};

export function modelDesk(name: string): ModelDesk {
  const id = deskId.parse(name);
  let confirmed = emptyWorld();
  let standing: Standing = { epoch: 0, cursor: 0, answered: 0 };
  let outbox: readonly PendingMutation[] = [];
  const kept: PendingMutation[] = [];
  const acted: number[] = [];
  const heard = new Set<number>();

  const owed = (): readonly PendingMutation[] => outbox.filter((p) => p.seq > standing.answered);
  const shown = (): World => replay(confirmed, owed()).world;
  const travels = (p: PendingMutation): SentMutation => (heard.has(p.seq) ? asRefusedBefore(asSent(p)) : asSent(p));

  /** Answered actions stay for a restored hub; what it never saw comes back into the outbox. */
  function store(next: Standing, refused: readonly RefusedAction[]): void {
    for (const no of refused) if (isNews(no)) heard.add(no.seq);
    const back = kept.filter((p) => p.seq > next.answered);
    kept.push(...outbox.filter((p) => p.seq <= next.answered));
    outbox = [...back, ...outbox.filter((p) => p.seq > next.answered)];
    for (const p of back) kept.splice(kept.indexOf(p), 1);
    standing = next;
  }

  return {
    id,
    heard,
    acted,
    shown,
    confirmed: () => confirmed,
    pending: owed,
    standing: () => standing,
    request: () => ({
      protocol: PROTOCOL,
      schema: SCHEMA,
      deskId: id,
      portId: PORT.id,
      ...standing,
      pending: owed().map(travels),
    }),
    act({ actor, late, intention }) {
      const now = at(time('07:00') + late);
      if (!decide(shown(), intention, { actor, now }).ok) return;
      const seq = acted.length + 1;
      outbox = [...outbox, { seq, v: SCHEMA, deskId: id, portId: PORT.id, ...intention, actor, at: now }];
      acted.push(seq);
    },
    take(reply) {
      const taken = takeReply(standing, reply);
      if (taken.kind === 'late') return 'nothing';
      if (taken.kind === 'news') confirmed = applyChanges(confirmed, taken.changes);
      store(taken.standing, taken.refused);
      return taken.kind === 'start-over' ? 'snapshot' : taken.kind === 'news' && taken.more ? 'again' : 'nothing';
    },
    takeSnapshot({ epoch, cursor, rows }) {
      confirmed = applyChanges(emptyWorld(), rows);
      standing = { ...standing, epoch, cursor };
    },
  };
}
