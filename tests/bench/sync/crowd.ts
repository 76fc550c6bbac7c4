import { quantile, type Line } from './measure';
import { benchDesk, startHub, type BenchDesk } from './wire';

const SESSIONS = 1_000;
const wait = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** How long a change takes to reach fifty desks that listen: the slowest of them, at the 90th of a hundred changes. */
export async function pokesReachAll(changes: number): Promise<Line> {
  const hub = await startHub({ databaseUrl: null, ports: 1, desksAPort: 51, sessionsAPort: SESSIONS, seed: true });
  const writer = benchDesk(hub, { port: 0, desk: 50, sessions: SESSIONS });
  const desks = Array.from({ length: 50 }, (_, desk) => benchDesk(hub, { port: 0, desk, sessions: SESSIONS }));
  let heard = 0;
  let all: (() => void) | null = null;
  for (const desk of desks)
    await desk.listen(() => {
      heard += 1;
      if (heard === desks.length) all?.();
    });
  const took: number[] = [];
  for (let i = 0; i < changes; i++) {
    heard = 0;
    const reached = new Promise<void>((go) => (all = go));
    const start = performance.now();
    await Promise.all([writer.push(writer.changes(1)), reached]);
    took.push(performance.now() - start);
    await wait(5);
  }
  for (const desk of [...desks, writer]) desk.close();
  await hub.stop();
  const p90 = quantile(took, 0.9);
  const figure = `median ${quantile(took, 0.5).toFixed(1)} ms, P90 ${p90.toFixed(1)} ms`;
  return { what: 'a change, its commit included, to 50 listening desks', figure, aim: '< 50 ms', met: p90 < 50 };
}

/** Seconds of the same load before the clock runs: programs that have just started are slower, here and in the peers. */
const WARM = 3;

/** Two hundred desks at one hub that have been there for a while, each so many changes a second, for some seconds. */
export async function crowd(
  databaseUrl: string | null,
  { desks: count, perSecond, seconds }: { desks: number; perSecond: number; seconds: number },
): Promise<Line> {
  const hub = await startHub({ databaseUrl, ports: 1, desksAPort: count, sessionsAPort: SESSIONS, seed: true });
  const desks = Array.from({ length: count }, (_, i) => benchDesk(hub, { port: 0, desk: i, sessions: SESSIONS }));
  await load(desks, { perSecond, seconds: WARM });
  const before = (await hub.cost()).cpu;
  const took = await load(desks, { perSecond, seconds });
  const cpu = (await hub.cost()).cpu - before;
  for (const desk of desks) desk.close();
  await hub.stop();
  const p99 = quantile(took, 0.99);
  return {
    what: `${String(count)} desks × ${String(perSecond)} changes/s on ${databaseUrl === null ? 'SQLite' : 'PostgreSQL'}`,
    figure: `${(took.length / seconds).toFixed(0)} /s, median ${quantile(took, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(0)} ms, hub CPU ${(cpu / took.length).toFixed(2)} ms a change`,
    aim: 'p99 < 250 ms',
    met: p99 < 250 && took.length >= count * perSecond * seconds * 0.95,
  };
}

/** Each desk sends at its own beat; whether the one before was answered in time or not is counted against it. */
async function load(
  desks: readonly BenchDesk[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<readonly number[]> {
  const took: number[] = [];
  const start = performance.now();
  await Promise.all(
    desks.map(async (desk, i) => {
      for (let n = 0; n < perSecond * seconds; n++) {
        const due = start + ((n + i / desks.length) * 1_000) / perSecond;
        const early = due - performance.now();
        if (early > 0) await wait(early);
        await desk.push(desk.changes(1));
        took.push(performance.now() - due); // a late start counts: the officer waits from the gesture on
      }
    }),
  );
  return took;
}
