import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ExchangeReply } from '#shared/sync/exchange';
import type { Hub } from './hub';
import type { HubStore } from './store/store';

/** What one exchange came to. */
export type ExchangeSeen = {
  readonly portId: string;
  readonly kind: ExchangeReply['kind'];
  readonly actions: number;
  readonly refused: number;
  readonly seconds: number;
};

/** The hub's figures in the format of Prometheus: port codes and counts, nothing of people or cases. */
export type Metrics = {
  readonly exchanged: (seen: ExchangeSeen) => void;
  readonly answered: (route: string, status: number) => void;
  readonly committed: (seconds: number) => void;
  /** From here on listeners and versions are the hub's. */
  readonly watch: (hub: Pick<Hub, 'listeners' | 'ports'>) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Starts counting at nought. */
export function openMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `lianjian_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string) =>
    new Histogram({ name: `lianjian_${name}`, help, buckets: SECONDS, registers });
  const exchanges = counter('exchanges_total', 'Exchanges answered', ['port', 'kind']);
  const actions = counter('actions_total', 'Actions received, repeated ones among them', ['port']);
  const refused = counter('refused_total', 'Refusals told, repeated ones among them', ['port']);
  const answers = counter('http_answers_total', 'Answers over HTTP', ['route', 'status']);
  const duration = histogram('exchange_seconds', 'From the whole request to the reply');
  const commit = histogram('commit_seconds', 'One transaction: lock, decision and commit');
  return {
    exchanged({ portId, kind, ...seen }) {
      exchanges.inc({ port: portId, kind });
      if (seen.actions > 0) actions.inc({ port: portId }, seen.actions);
      if (seen.refused > 0) refused.inc({ port: portId }, seen.refused);
      duration.observe(seen.seconds);
    },
    answered: (route, status) => answers.inc({ route, status: String(status) }),
    committed: (seconds) => commit.observe(seconds),
    watch: (hub) => watch(hub, registers),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}

function watch(hub: Pick<Hub, 'listeners' | 'ports'>, registers: Registry[]): void {
  const listeners: Gauge = new Gauge({
    name: 'lianjian_listeners',
    help: 'Desks that listen for pokes',
    registers,
    collect: (): void => listeners.set(hub.listeners()),
  });
  const versions: Gauge = new Gauge({
    name: 'lianjian_port_version',
    help: 'Newest version of a port',
    labelNames: ['port', 'role'],
    registers,
    async collect(): Promise<void> {
      const ports = await hub.ports().catch(() => []); // a store that does not answer has no versions; /ready says so
      versions.reset();
      for (const { portId, role, version } of ports) versions.set({ port: portId, role }, version);
    },
  });
}

/** The store, telling how long each transaction took. */
export function timedStore(store: HubStore, committed: (seconds: number) => void): HubStore {
  return {
    ...store,
    async transact(port, decide) {
      const start = performance.now();
      try {
        return await store.transact(port, decide);
      } finally {
        committed((performance.now() - start) / 1_000);
      }
    },
  };
}
