import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { exchangeReply, poke } from '#shared/sync/exchange';
import { PROTOCOL, type ExchangeRequest } from '#shared/sync/request';
import type { PackedSnapshot, RemoteHub } from '#shared/sync/host-talk';
import { heartbeat, hubProblemBody, snapshotChunk, snapshotEnd, snapshotHead } from '#shared/sync/hub-api';
import { WrongCertificate, openLine, type Answered } from '../relay/pinned-call';
import { NotAnswered } from './failure';

/** A hub on another machine, as one desk speaks with it. */
export type RemoteDesk = {
  /** JSON of the reply, held against its schema. */
  readonly exchange: (request: ExchangeRequest) => Promise<string>;
  /** Null where nobody has founded the port there. */
  readonly snapshot: () => Promise<PackedSnapshot | null>;
  readonly close: () => void;
};

export type RemoteEars = {
  /** JSON of a poke, held against its schema. */
  readonly poke: (text: string) => void;
  readonly reachable: (reachable: boolean) => void;
};

/** Milliseconds before the line for pokes is opened again: at first, and at most. */
const SOON = 1_000;
const LATE = 60_000;
/** Milliseconds without a sign of life after which the line is dead. The hub gives one every 15 s. */
const SILENCE = 45_000;

const pokeLine = z.union([heartbeat, poke]);
const shaken = (ms: number): number => ms * (0.75 + Math.random() / 2);

/** What a refusal over HTTP means to the desk. */
export function troubleOf({ status, body }: Answered): NotAnswered {
  const problem = hubProblemBody.safeParse(body).data?.error;
  if (status === 401 || status === 403) return new NotAnswered('not-enrolled');
  if (status === 507) return new NotAnswered('hub-full');
  if (status === 426) return new NotAnswered(Number(problem?.facts['speaks']) < PROTOCOL ? 'old-hub' : 'old-desk');
  return new NotAnswered(status === 429 || status === 503 ? 'out-of-reach' : 'hub-fault');
}

/** What a line that broke means to the desk. */
export const brokenLine = (cause: unknown): NotAnswered =>
  cause instanceof NotAnswered
    ? cause
    : new NotAnswered(cause instanceof WrongCertificate ? 'wrong-hub' : 'out-of-reach');

/** A desk's way to the hub that it is enrolled at. Pokes are heard from the first exchange that goes through. */
export function remoteHub(remote: RemoteHub, ears: RemoteEars): RemoteDesk {
  const line = openLine(remote);
  let closed = false;
  let listening = false;

  /** Hears pokes until the line ends. */
  async function hearOnce(): Promise<void> {
    const response = await line.stream('/v1/pokes');
    if (response.statusCode !== 200) throw new NotAnswered('not-enrolled');
    ears.reachable(true);
    response.setTimeout(SILENCE, () => response.destroy());
    for await (const text of createInterface({ input: response, crlfDelay: Infinity })) {
      const said = pokeLine.safeParse(JSON.parse(text));
      if (said.success && 'cursor' in said.data) ears.poke(text);
    }
  }

  async function listen(): Promise<void> {
    listening = true;
    for (let failures = 0; ; failures++) {
      const opened = Date.now();
      await hearOnce().catch(() => null); // the line is weather: opened again below
      if (closed) return;
      ears.reachable(false);
      if (Date.now() - opened > LATE) failures = 0;
      await new Promise((again) => setTimeout(again, shaken(Math.min(LATE, SOON * 2 ** failures))));
    }
  }

  async function exchange(request: ExchangeRequest): Promise<string> {
    const answered = await line.call('/v1/exchange', request).catch((cause: unknown) => {
      throw brokenLine(cause);
    });
    if (answered.status !== 200) throw troubleOf(answered);
    if (!exchangeReply.safeParse(answered.body).success) throw new NotAnswered('hub-fault');
    if (!listening) void listen();
    return JSON.stringify(answered.body);
  }

  /** Reads a snapshot to its last line; one that was cut on the way is weather, and taken again. */
  async function snapshot(): Promise<PackedSnapshot | null> {
    const response = await line.stream('/v1/snapshot').catch((cause: unknown) => {
      throw brokenLine(cause);
    });
    const status = response.statusCode ?? 0;
    if (status === 409) return null;
    if (status !== 200) throw troubleOf({ status, body: null });
    const hash = createHash('sha256');
    const lines: string[] = [];
    for await (const text of createInterface({ input: response, crlfDelay: Infinity })) {
      const before = lines.at(-1);
      if (before !== undefined) hash.update(`${before}\n`);
      lines.push(text);
    }
    const [head, ...slices] = lines;
    const end = snapshotEnd.safeParse(JSON.parse(slices.pop() ?? 'null'));
    if (head === undefined || end.data?.sha256 !== hash.digest('hex')) throw new NotAnswered('out-of-reach');
    if (!slices.every((slice) => snapshotChunk.safeParse(JSON.parse(slice)).success))
      throw new NotAnswered('hub-fault');
    const { rows: _, ...stands } = snapshotHead.parse(JSON.parse(head));
    return { ...stands, slices };
  }

  return {
    exchange,
    snapshot,
    close: () => {
      closed = true;
      line.close();
    },
  };
}
