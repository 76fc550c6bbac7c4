import { deskId, type DeskId } from '#shared/kernel/ids';
import { at } from '#shared/kernel/time';
import { applyChanges, type Change } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import { answerAll } from '#shared/sync/answer';
import type { Answer, ExchangeReply, ExchangeRequest } from '#shared/sync/exchange';
import type { PendingMutation } from '#shared/sync/pending';
import { replay } from '#shared/sync/replay';
import type { Step } from './arbitraries';
import { PORT, time } from './world-builder';

/** Ways to build an authority wrongly: a test that cannot tell them from the right one is worth nothing. */
export const faults = [
  'forgets-what-it-answered',
  'drops-refusals',
  'repeats-no-answers',
  'skips-a-change',
  'forgets-deletions',
  'runs-past-gaps',
  'believes-the-desk',
  'mixes-up-desks',
] as const;
export type Fault = (typeof faults)[number];

/** An authority in memory: the real decision, and of the rest as little as keeps the promises. */
export type Miniature = {
  readonly exchange: (request: ExchangeRequest) => ExchangeReply;
  readonly world: () => World;
  /** Every action that was run, by desk and number, in the order in which it ran. */
  readonly ran: readonly string[];
  /** Every no, by desk and number. */
  readonly refused: ReadonlySet<string>;
};

export function miniature(start: World, fault: Fault | null = null): Miniature {
  let world = start;
  const log: (readonly Change[])[] = [];
  const lastSeq = new Map<string, number>();
  const told = new Map<string, Answer>();
  const ran: string[] = [];
  const refused = new Set<string>();

  function run(request: ExchangeRequest): void {
    const desk = fault === 'mixes-up-desks' ? 'all' : request.deskId;
    const last = fault === 'forgets-what-it-answered' ? (request.pending[0]?.seq ?? 1) - 1 : (lastSeq.get(desk) ?? 0);
    const { pending, restore } = asSent(request, last, fault);
    const answered = answerAll(fault === 'believes-the-desk' ? { ...world, users: new Map() } : world, pending, last);
    for (const answer of answered.answers.map(restore)) {
      const key = `${request.deskId}/${String(answer.seq)}`;
      ran.push(key);
      if (answer.refusal) refused.add(key);
      told.set(key, fault === 'drops-refusals' ? { ...answer, refusal: null } : answer);
      lastSeq.set(desk, Math.max(lastSeq.get(desk) ?? 0, answer.seq));
    }
    world = applyChanges(world, answered.changes);
    if (answered.changes.length > 0) log.push(answered.changes);
  }

  return {
    ran,
    refused,
    world: () => world,
    exchange(request) {
      const before = lastSeq.get(request.deskId) ?? 0;
      run(request);
      const missed = log.slice(request.cursor).flat();
      const changes =
        fault === 'skips-a-change'
          ? missed.slice(0, -1)
          : fault === 'forgets-deletions'
            ? missed.filter((c) => c.op === 'put')
            : missed;
      const answers = request.pending
        .filter((p) => fault !== 'repeats-no-answers' || p.seq > before)
        .flatMap((p) => told.get(`${request.deskId}/${String(p.seq)}`) ?? []);
      return { fromCursor: request.cursor, cursor: log.length, answers, changes };
    },
  };
}

/** The faulty authority that runs past gaps renumbers what it was sent, and answers under the old numbers. */
function asSent({ pending }: ExchangeRequest, last: number, fault: Fault | null) {
  if (fault !== 'runs-past-gaps') return { pending, restore: (answer: Answer) => answer };
  const fresh = pending.filter((p) => p.seq > last);
  return {
    pending: fresh.map((p, i) => ({ ...p, seq: last + 1 + i })),
    restore: (answer: Answer) => ({ ...answer, seq: fresh[answer.seq - last - 1]!.seq }),
  };
}

/** A desk in memory: what it has confirmed, what it has not sent, what it was refused. */
export type MiniDesk = {
  readonly id: DeskId;
  /** Decides on what is shown; what is refused on the spot is never sent. */
  readonly act: (step: Step) => void;
  readonly request: () => ExchangeRequest;
  /** Takes a reply, unless it starts elsewhere than where the desk stands. */
  readonly take: (reply: ExchangeReply) => void;
  readonly shown: () => World;
  readonly confirmed: () => World;
  readonly pending: () => readonly PendingMutation[];
  /** Every no that this desk has heard, by desk and number. */
  readonly heard: ReadonlySet<string>;
  /** Every action that was acted here, by desk and number. */
  readonly acted: readonly string[];
};

export function miniDesk(name: string, start: World): MiniDesk {
  const id = deskId.parse(name);
  let confirmed = start;
  let cursor = 0;
  let pending: readonly PendingMutation[] = [];
  let nextSeq = 1;
  const heard = new Set<string>();
  const acted: string[] = [];
  const shown = (): World => replay(confirmed, pending).world;
  return {
    id,
    heard,
    acted,
    shown,
    confirmed: () => confirmed,
    pending: () => pending,
    request: () => ({ deskId: id, portId: PORT.id, cursor, pending }),
    act({ actor, late, intention }) {
      const now = at(time('07:00') + late);
      if (!decide(shown(), intention, { actor, now }).ok) return;
      pending = [...pending, { seq: nextSeq, deskId: id, portId: PORT.id, ...intention, actor, at: now }];
      acted.push(`${id}/${String(nextSeq)}`);
      nextSeq += 1;
    },
    take(reply) {
      if (reply.fromCursor !== cursor) return;
      confirmed = applyChanges(confirmed, reply.changes);
      cursor = reply.cursor;
      for (const { seq, refusal } of reply.answers) if (refusal) heard.add(`${id}/${String(seq)}`);
      const answered = new Set(reply.answers.map((a) => a.seq));
      pending = pending.filter((p) => !answered.has(p.seq));
    },
  };
}
