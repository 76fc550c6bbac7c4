import { DAY } from '#shared/kernel/time';
import type { HubConfig } from './config';
import { announce } from './discovery';
import { openHub } from './hub';
import { identityIn } from './hub-identity';
import { openStore } from './hub-store';
import { pruneAll } from './hub-upkeep';
import { faultOf, type LogTarget } from './log';
import { openMetrics, timedStore } from './metrics';
import { keepPassingOn } from './relay/pass-on';
import { upperHubs } from './relay/upper-hub';
import { startServer } from './server';

/** What a hub says when it is ready. */
export type Ready = {
  readonly hubId: string;
  readonly name: string;
  readonly url: string;
  readonly fingerprint: string | null;
  readonly ports: readonly string[];
};

/** A hub at work. */
export type Serving = { readonly ready: Ready; readonly stop: () => Promise<void> };

/** Runs a hub as its settings say, until it is stopped. Rejects where the store or the address cannot be had. */
export async function serveHub(config: HubConfig, log: LogTarget): Promise<Serving> {
  const metrics = openMetrics();
  const warn = (event: string) => (cause: unknown) => {
    if (config.logLevel !== 'silent')
      log.write(`${JSON.stringify({ level: 40, time: Date.now(), event, err: faultOf(cause) })}\n`);
  };
  const store = timedStore(await openStore(config), metrics.committed);
  try {
    const identity = await identityIn(config.dataDir);
    const hub = openHub({ store, now: Date.now, unseen: warn('look failed') });
    const { listen, name, plain } = config;
    const server = await startServer({
      hub,
      identity,
      metrics,
      name,
      listen,
      plain,
      log: { level: config.logLevel, target: log },
    });
    const ports = (await hub.ports()).filter((p) => p.role === 'authority').map((p) => p.portId);
    const { hubId, fingerprint } = identity;
    const silence = config.advertise
      ? announce({ hubId, name, port: server.port, fingerprint, ports }, warn('not announced'))
      : null;
    const days = config.retentionDays;
    const prune = () => days !== null && pruneAll(store, { days, now: Date.now() }).catch(warn('not pruned'));
    void prune();
    const daily = setInterval(() => void prune(), DAY);
    daily.unref();
    const relays = (await upperHubs(config.dataDir)).map((above) =>
      keepPassingOn(hub, { ...above, url: config.relayTo ?? above.url }, { failed: warn('not passed on') }),
    );
    return {
      ready: { hubId, name, url: server.url, fingerprint: plain ? null : fingerprint, ports },
      async stop() {
        clearInterval(daily);
        await silence?.();
        await Promise.all(relays.map((stop) => stop()));
        await server.stop();
      },
    };
  } catch (cause) {
    await store.close();
    throw cause;
  }
}
