import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import { at } from '#shared/kernel/time';
import { deskId, portId } from '#shared/kernel/ids';
import { PROTOCOL } from '#shared/sync/request';
import type { SentMutation } from '#shared/sync/pending';
import { SCHEMA } from '#shared/sync/upcast';
import { people, requestOf, time } from '#tests/support/world-builder';
import { soloSessionId } from '#shared/domain/session';
import { tokenFor } from '#tests/support/seeded-hub';
import { deskName, portCode, type HubWish } from './hub-child';

/** A hub in a process of its own. */
export type BenchHub = {
  readonly url: string;
  /** CPU milliseconds and resident bytes so far. */
  readonly cost: () => Promise<{ readonly cpu: number; readonly rss: number }>;
  readonly stop: () => Promise<void>;
};

const said = <T>(child: ChildProcess): Promise<T> =>
  new Promise((hear, fail) => {
    child.once('message', (m) => hear(m as T));
    child.once('exit', (code) => fail(new Error(`the hub ended with ${String(code)}`)));
  });

/** Forks this script as a hub. */
export async function startHub(wish: HubWish): Promise<BenchHub> {
  const child = fork(process.argv[1]!, ['--hub', JSON.stringify(wish)]);
  child.setMaxListeners(0);
  const { url } = await said<{ url: string }>(child);
  return {
    url,
    cost: () => {
      const answer = said<{ cpu: number; rss: number }>(child);
      child.send('cost');
      return answer;
    },
    stop: () =>
      new Promise((ended) => {
        child.removeAllListeners('exit');
        child.once('exit', () => ended());
        child.disconnect();
      }),
  };
}

/** Bytes that went through a client's sockets. */
export type Traffic = { sent: number; received: number };

/** What the benchmark reads of a reply: where the desk stands now. The rows are read by as many machines as there are desks, not by this one. */
export type Head = { readonly cursor: number; readonly more: boolean };

/** Null where the reply is no news, or tells of a refusal. */
function headOf(bytes: Buffer): Head | null {
  const rows = bytes.indexOf('"changes":[');
  const text = rows < 0 ? bytes.toString() : `${bytes.toString('utf8', 0, rows)}"changes":[]}`;
  const reply = JSON.parse(text) as { kind: string; refused: readonly object[]; cursor: number; more?: boolean };
  if (reply.kind !== 'news' || reply.refused.length > 0) return null;
  return { cursor: reply.cursor, more: reply.more ?? false };
}

/** One desk on one kept connection. */
export type BenchDesk = {
  /** Sends changes and takes the answer; every change of about 300 bytes of JSON. */
  readonly push: (changes: readonly SentMutation[]) => Promise<Head>;
  /** The next so many changes of this desk. */
  readonly changes: (count: number) => readonly SentMutation[];
  readonly pull: () => Promise<Head>;
  readonly cursor: () => number;
  readonly traffic: () => Traffic;
  /** Hears pokes until the desk is closed. */
  readonly listen: (hear: (cursor: number) => void) => Promise<void>;
  readonly close: () => void;
};

/** Noise that no compression shrinks, and the same on every run. */
const noise = (i: number, length: number): string => {
  let text = '';
  for (let x = i * 2_654_435_761 + 1; text.length < length; x = (x * 1_103_515_245 + 12_345) & 0x7fffffff)
    text += (x % 36).toString(36);
  return text;
};

type Wish = {
  readonly port: number;
  readonly desk: number;
  readonly sessions: number;
  /** Connections that several desks share; one of its own otherwise. */
  readonly agent?: Agent;
};

export function benchDesk(
  hub: BenchHub,
  { port, desk, sessions, agent = new Agent({ keepAlive: true, maxSockets: 1 }) }: Wish,
): BenchDesk {
  const name = deskName(port, desk);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokenFor(name)}` };
  const sockets = new Set<Socket>();
  let cursor = 1;
  let seq = 0;
  let ears: ReturnType<typeof httpRequest> | null = null;

  const exchange = (pending: readonly SentMutation[]): Promise<Head> =>
    new Promise((done, fail) => {
      const body = JSON.stringify({
        protocol: PROTOCOL,
        schema: SCHEMA,
        deskId: deskId.parse(name),
        portId: portId.parse(portCode(port)),
        epoch: 1,
        cursor,
        answered: (pending[0]?.seq ?? seq + 1) - 1,
        pending,
      });
      const call = httpRequest(`${hub.url}/v1/exchange`, { method: 'POST', agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const head = headOf(Buffer.concat(parts));
          if (!head) return fail(new Error(Buffer.concat(parts).toString('utf8', 0, 300)));
          ({ cursor } = head);
          return done(head);
        });
      });
      call.on('socket', (socket) => sockets.add(socket));
      call.on('error', fail);
      call.end(body);
    });

  const change = (): SentMutation => {
    seq += 1;
    const sessionId = soloSessionId(requestOf(`n${String((seq * 7 + desk) % sessions)}`));
    const args = { sessionId, pinned: false, note: noise(seq + desk * 100_000, 160) };
    return { seq, v: SCHEMA, name: 'session.pin', by: people.leader.id, at: at(time('07:00')), args };
  };

  return {
    push: exchange,
    changes: (count) => Array.from({ length: count }, change),
    pull: () => exchange([]),
    cursor: () => cursor,
    traffic: () => {
      let [sent, received] = [0, 0];
      for (const s of sockets) {
        sent += s.bytesWritten;
        received += s.bytesRead;
      }
      return { sent, received };
    },
    listen: (hear) =>
      new Promise((ready, fail) => {
        ears = httpRequest(`${hub.url}/v1/pokes`, { headers }, (response) => {
          let rest = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            const lines = (rest + part).split('\n');
            rest = lines.pop()!;
            for (const line of lines) {
              const said = JSON.parse(line) as { readonly cursor?: number };
              if (said.cursor !== undefined) hear(said.cursor);
            }
          });
          response.on('error', () => {});
          ready();
        });
        ears.on('error', fail);
        ears.end();
      }),
    close: () => {
      ears?.on('error', () => {});
      ears?.destroy();
      agent.destroy();
    },
  };
}
