import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median, timed, type Line } from './measure';
import { benchDesk, startHub } from './wire';

type Bytes = { readonly received: number; readonly sent: number };
type PeerServer = {
  readonly url: string;
  readonly port: number;
  readonly bytes: () => Promise<Bytes>;
  readonly stop: () => void;
};
type Docs = readonly object[];
type Run = { readonly push: number; readonly pull: number };

const peer = <T>(file: string): Promise<T> =>
  import(pathToFileURL(join(process.cwd(), 'tests/bench/sync/peers', file)).href) as Promise<T>;

const SESSIONS = 1_000;
/** Changes before the clock runs, at every server that has a ratio to keep: one that has just started is slower. */
const WARM = 2_000;

/** Our hub: pushed by one desk, pulled by another. Per second, and bytes against the JSON of what was sent. */
async function ours(count: number, size: number): Promise<Run & { readonly wire: number }> {
  const hub = await startHub({ databaseUrl: null, ports: 1, desksAPort: 2, sessionsAPort: SESSIONS, seed: true });
  const [writer, reader] = [0, 1].map((desk) => benchDesk(hub, { port: 0, desk, sessions: SESSIONS }));
  const warm = writer!.changes(size === 1 ? WARM / 4 : WARM);
  for (let sent = 0; sent < warm.length; sent += size) await writer!.push(warm.slice(sent, sent + size));
  while ((await reader!.pull()).more);
  const changes = writer!.changes(count);
  const before = writer!.traffic();
  const push = await timed(async () => {
    for (let sent = 0; sent < count; sent += size) await writer!.push(changes.slice(sent, sent + size));
  });
  const after = writer!.traffic();
  const pull = await timed(async () => {
    while ((await reader!.pull()).more);
  });
  writer!.close();
  reader!.close();
  await hub.stop();
  return { push, pull, wire: (after.sent - before.sent) / count };
}

/** Everything in turns on one machine, so that what disturbs one disturbs all. */
export async function pushAndPull(rounds: number, count: number): Promise<readonly Line[]> {
  const { serverOf } = await peer<{ serverOf: (name: string) => Promise<PeerServer> }>('child.mjs');
  const { documents } = await peer<{ documents: (count: number) => Docs }>('documents.mjs');
  const raw = await peer<{ push: (url: string, docs: Docs, size: number) => Promise<void> }>('raw.mjs');
  const pouch = await peer<{ run: (url: string, docs: Docs, size: number) => Promise<Run> }>('pouch.mjs');
  const rxdb = await peer<{ run: (url: string, docs: Docs, size: number) => Promise<Run> }>('rxdb.mjs');
  const yjs = await peer<{ run: (port: number, docs: Docs) => Promise<Run> }>('yjs.mjs');
  const docs = documents(count);
  const warm = documents(WARM);
  const singles = Math.min(1_000, count);
  const all: Record<string, number[]> = {};
  const note = (name: string, perSecond: number): void => void (all[name] ??= []).push(perSecond);
  const rate = (n: number, ms: number): number => (n / ms) * 1_000;

  async function withServer<T>(name: string, work: (server: PeerServer) => Promise<T>): Promise<T> {
    const server = await serverOf(name);
    try {
      return await work(server);
    } finally {
      server.stop();
    }
  }

  let wire = 0;
  for (let round = 0; round < rounds; round++) {
    await withServer('raw', async ({ url }) => {
      await raw.push(url, warm, 500);
      note('raw 500', rate(count, await timed(() => raw.push(url, docs, 500))));
      note('raw 1', rate(singles, await timed(() => raw.push(url, docs.slice(0, singles), 1))));
    });
    const batched = await ours(count, 500);
    note('ours push 500', rate(count, batched.push));
    note('ours pull', rate(count, batched.pull));
    ({ wire } = batched);
    note('ours push 1', rate(singles, (await ours(singles, 1)).push));
    for (const [name, run] of [
      [
        'PouchDB',
        () =>
          withServer('pouch', async ({ url }) => {
            await pouch.run(url, warm, 500);
            return pouch.run(url, docs, 500);
          }),
      ],
      ['RxDB', () => withServer('rxdb', ({ url }) => rxdb.run(url, docs, 500))],
      ['Yjs', () => withServer('yjs', ({ port }) => yjs.run(port, docs))],
    ] as const) {
      const { push, pull } = await run();
      note(`${name} push`, rate(count, push));
      note(`${name} pull`, rate(count, pull));
    }
  }
  const m = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, median(values)])) as Record<
    string,
    number
  >;
  const show = (name: string): string => `${Math.round(m[name]!).toLocaleString('en')} /s`;
  const against = (a: string, b: string, aim: number): Line => ({
    what: `${a} against ${b}`,
    figure: `${show(a)} : ${show(b)} = ${(m[a]! / m[b]!).toFixed(2)}`,
    aim: `≥ ${String(aim)}`,
    met: m[a]! / m[b]! >= aim,
  });
  const sample = JSON.stringify({
    sessionId: 'S/CNHCG/2026-11-23/customs/n100',
    pinned: false,
    note: 'x'.repeat(160),
  }).length;
  const sent =
    sample +
    JSON.stringify({ seq: 10_000, v: 1, name: 'session.pin', by: 'leader', at: 1_795_388_400_000, args: 0 }).length;
  return [
    against('ours push 500', 'PouchDB push', 8),
    against('ours push 500', 'raw 500', 0.4),
    against('ours push 1', 'raw 1', 0.8),
    against('ours pull', 'PouchDB pull', 1),
    { what: 'RxDB push, pull (no disk)', figure: `${show('RxDB push')}, ${show('RxDB pull')}`, aim: '', met: null },
    { what: 'Yjs push (each edit), late join', figure: `${show('Yjs push')}, ${show('Yjs pull')}`, aim: '', met: null },
    {
      what: 'bytes sent a change, against its JSON',
      figure: `${wire.toFixed(0)} : ${String(sent)} = ${(wire / sent).toFixed(2)}`,
      aim: '≤ 1.25',
      met: wire / sent <= 1.25,
    },
  ];
}
