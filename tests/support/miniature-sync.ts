import { deskId, type DeskId } from '#shared/kernel/ids';
import { at } from '#shared/kernel/time';
import { applyChanges, workingCopyOf, type Change } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import { answerRun } from '#shared/sync/answer';
import type { News, RefusedAction } from '#shared/sync/exchange';
import { PROTOCOL, type ExchangeRequest } from '#shared/sync/request';
import { asSent, type PendingMutation, type SentMutation } from '#shared/sync/pending';
import { replay } from '#shared/sync/replay';
import { SCHEMA } from '#shared/sync/upcast';
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
  readonly exchange: (request: ExchangeRequest) => News;
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
  const told = new Map<string, RefusedAction>();
  const ran: string[] = [];
  const refused = new Set<string>();

  /** Answers what is new; the last number answered is what the desk hears of in any case. */
  function run({ deskId, portId, pending }: ExchangeRequest): void {
    const desk = fault === 'mixes-up-desks' ? 'all' : deskId;
    const last = fault === 'forgets-what-it-answered' ? (pending[0]?.seq ?? 1) - 1 : (lastSeq.get(desk) ?? 0);
    const { sent, numberOf } = asReceived(pending, last, fault);
    const copy = workingCopyOf(fault === 'believes-the-desk' ? allLead(world) : world);
    const made: Change[] = [];
    for (const answer of answerRun(copy, sent, {
      lastSeq: last,
      grant: { deskId, portId, agency: null, duty: 'cases' },
    })) {
      const seq = numberOf(answer.action.seq);
      const key = `${deskId}/${String(seq)}`;
      ran.push(key);
      if (answer.refusal) refused.add(key);
      if (answer.refusal && fault !== 'drops-refusals')
        told.set(key, { seq, name: answer.action.name, refusal: answer.refusal, against: null });
      lastSeq.set(desk, Math.max(lastSeq.get(desk) ?? 0, seq));
      made.push(...answer.changes);
    }
    world = applyChanges(world, made);
    if (made.length > 0) log.push(made);
  }

  return {
    ran,
    refused,
    world: () => world,
    exchange(request) {
      const desk = fault === 'mixes-up-desks' ? 'all' : request.deskId;
      const before = lastSeq.get(desk) ?? 0;
      run(request);
      const missed = log.slice(request.cursor).flat();
      const changes =
        fault === 'skips-a-change'
          ? missed.slice(0, -1)
          : fault === 'forgets-deletions'
            ? missed.filter((c) => c.op === 'put')
            : missed;
      const again = fault === 'repeats-no-answers' ? before : request.answered;
      const own = [...told].filter(([key, { seq }]) => key.startsWith(`${request.deskId}/`) && seq > again);
      return {
        kind: 'news',
        protocol: PROTOCOL,
        epoch: 1,
        now: time('07:00'),
        fromCursor: request.cursor,
        cursor: log.length,
        more: false,
        lastSeq: lastSeq.get(desk) ?? 0,
        refused: own.map(([, no]) => no),
        changes,
      };
    },
  };
}

/** What a believing authority takes everyone for. */
const allLead = (world: World): World => ({
  ...world,
  users: new Map([...world.users].map(([id, user]) => [id, { ...user, role: 'supervisor' }])),
});

/** The faulty authority that runs past gaps renumbers what it was sent, and answers under the old numbers. */
function asReceived(pending: readonly SentMutation[], last: number, fault: Fault | null) {
  if (fault !== 'runs-past-gaps') return { sent: pending, numberOf: (seq: number): number => seq };
  const fresh = pending.filter((p) => p.seq > last);
  return {
    sent: fresh.map((p, i) => ({ ...p, seq: last + 1 + i })),
    numberOf: (seq: number): number => fresh[seq - last - 1]!.seq,
  };
}

/** A desk in memory: what it has confirmed, what it has not sent, what it was refused. */
export type MiniDesk = {
  readonly id: DeskId;
  /** Decides on what is shown; what is refused on the spot is never sent. */
  readonly act: (step: Step) => void;
  readonly request: () => ExchangeRequest;
  /** Takes a reply, unless it starts elsewhere than where the desk stands. */
  readonly take: (reply: News) => void;
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
  let answered = 0;
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
    request: () => ({
      protocol: PROTOCOL,
      schema: SCHEMA,
      deskId: id,
      portId: PORT.id,
      epoch: 1,
      cursor,
      answered,
      pending: pending.map(asSent),
    }),
    act({ actor, late, intention }) {
      const now = at(time('07:00') + late);
      if (!decide(shown(), intention, { actor, now }).ok) return;
      pending = [...pending, { seq: nextSeq, v: SCHEMA, deskId: id, portId: PORT.id, ...intention, actor, at: now }];
      acted.push(`${id}/${String(nextSeq)}`);
      nextSeq += 1;
    },
    take(reply) {
      if (reply.fromCursor !== cursor) return;
      confirmed = applyChanges(confirmed, reply.changes);
      cursor = reply.cursor;
      for (const { seq } of reply.refused) heard.add(`${id}/${String(seq)}`);
      answered = Math.max(answered, reply.lastSeq);
      pending = pending.filter((p) => p.seq > answered);
    },
  };
}
