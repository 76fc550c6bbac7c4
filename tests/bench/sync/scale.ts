import { Agent } from 'node:http';
import { seeded } from '#shared/kernel/random';
import { quantile } from './measure';
import { benchDesk, startHub, type BenchHub } from './wire';

const DESKS_A_PORT = 50;
const SESSIONS = 40;
const HUBS = 3;

/** What a number of ports came to. */
export type Scale = {
  readonly ports: number;
  readonly perSecond: number;
  readonly median: number;
  readonly p99: number;
  /** CPU milliseconds of all hubs together, a change. */
  readonly cpu: number;
  /** The p99 of the busiest port's neighbours, so that one port is seen not to slow another; null where it has none. */
  readonly p99OfQuiet: number | null;
};

const wait = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/**
 * Ports of fifty desks each against three hub processes over one database. Every desk is its own; connections are shared, as fifteen
 * thousand sockets would measure this machine's kernel. Each port changes something `rate` times a second; one of them ten times as often.
 */
export async function scaleOf(
  databaseUrl: string,
  { ports, rate, seconds }: { ports: number; rate: number; seconds: number },
): Promise<Scale> {
  const wish = { databaseUrl, ports, desksAPort: DESKS_A_PORT, sessionsAPort: SESSIONS };
  const hubs: BenchHub[] = [await startHub({ ...wish, seed: true })];
  while (hubs.length < HUBS) hubs.push(await startHub({ ...wish, seed: false }));
  const agents = hubs.map(() => new Agent({ keepAlive: true, maxSockets: 32 }));
  const chance = seeded(ports);
  const before = await Promise.all(hubs.map((h) => h.cost()));
  const took: number[] = [];
  const quiet: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: ports }, async (_, port) => {
      const hub = port % HUBS;
      const desks = Array.from({ length: DESKS_A_PORT }, (_, desk) =>
        benchDesk(hubs[hub]!, { port, desk, sessions: SESSIONS, agent: agents[hub]! }),
      );
      const own = port === 0 ? rate * 10 : rate;
      for (let n = 0; n < own * seconds; n++) {
        const due = start + ((n + chance.next()) * 1_000) / own;
        const early = due - performance.now();
        if (early > 0) await wait(early);
        const desk = desks[chance.below(DESKS_A_PORT)]!;
        await desk.push(desk.changes(1));
        const ms = performance.now() - due;
        took.push(ms);
        if (port > 0) quiet.push(ms);
      }
    }),
  );
  const elapsed = (performance.now() - start) / 1_000;
  const after = await Promise.all(hubs.map((h) => h.cost()));
  for (const agent of agents) agent.destroy();
  for (const hub of hubs) await hub.stop();
  const cpu = after.reduce((sum, a, i) => sum + a.cpu - before[i]!.cpu, 0);
  return {
    ports,
    perSecond: took.length / elapsed,
    median: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    cpu: cpu / took.length,
    p99OfQuiet: quiet.length > 0 ? quantile(quiet, 0.99) : null,
  };
}
