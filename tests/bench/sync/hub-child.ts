import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '#shared/domain/world';
import { openHub } from '#hub/hub';
import { newIdentity } from '#hub/hub-identity';
import { openMetrics } from '#hub/metrics';
import { startServer } from '#hub/server';
import { openPostgresStore } from '#hub/store/postgres/open-postgres-store';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import type { HubStore } from '#hub/store/store';
import { enrolAll, seedPort } from '#tests/support/seeded-hub';
import { PORT, someWorld } from '#tests/support/world-builder';

/** What a benchmark asks of a hub. */
export type HubWish = {
  readonly databaseUrl: string | null;
  /** Ports of the same kind; the first has the code of the tests. */
  readonly ports: number;
  readonly desksAPort: number;
  readonly sessionsAPort: number;
  /** False where another hub has already written them into the same database. */
  readonly seed: boolean;
};

export const portCode = (i: number): string => (i === 0 ? PORT.id : `P${String(i).padStart(4, '0')}`);
export const deskName = (port: number, desk: number): string => `desk-${String(port)}-${String(desk)}`;

/** A port in the morning: so many requests, none placed. */
function morning(sessions: number): World {
  let builder = someWorld().withBay('1');
  for (let i = 0; i < sessions; i++) builder = builder.withRequest(`n${String(i)}`);
  return builder.world;
}

async function seed(store: HubStore, wish: HubWish): Promise<void> {
  const world = morning(wish.sessionsAPort);
  for (let p = 0; p < wish.ports; p++) {
    await seedPort(store, world, portCode(p));
    const desks = Array.from({ length: wish.desksAPort }, (_, d) => deskName(p, d));
    await enrolAll(store, desks, portCode(p));
  }
}

/** Runs a hub in this process until its parent goes: plain HTTP on the machine itself, as its peers are measured. */
export async function serveHub(wish: HubWish): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-hub-'));
  const store =
    wish.databaseUrl === null
      ? await openSqliteStore({ file: join(folder, 'hub.sqlite') })
      : await openPostgresStore({ url: wish.databaseUrl });
  if (wish.seed) await seed(store, wish);
  const hub = openHub({ store, now: Date.now });
  const server = await startServer({
    hub,
    identity: newIdentity(),
    metrics: openMetrics(),
    name: 'bench',
    listen: { host: '127.0.0.1', port: 0 },
    plain: true,
    limits: { perMinute: 1_000_000, connections: 20_000 },
  });
  process.send?.({ url: server.url });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1_000, rss: process.memoryUsage().rss });
  });
  process.on('disconnect', () => {
    void server.stop().then(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    });
  });
}
