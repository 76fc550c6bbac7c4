import { setMaxListeners } from 'node:events';
import type { AddressInfo } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Hub } from './hub';
import type { HubIdentity } from './hub-identity';
import { logOptions, type LogLevel, type LogTarget } from './log';
import type { Metrics } from './metrics';
import { enrolRoutes } from './routes/enrol';
import { exchangeRoute } from './routes/exchange';
import { healthRoutes } from './routes/health';
import { helloRoute } from './routes/hello';
import { pokesRoute } from './routes/pokes';
import { relayRoutes } from './routes/relay';
import { snapshotRoute } from './routes/snapshot';
import { bearerOf, type Served } from './routes/served';
import { HubRefusal, refusalOf } from './server-problems';

/** How much a hub takes on before it refuses, early and cheaply. */
export type Limits = {
  /** Requests of one desk, or of one address without a token, in a minute. */
  readonly perMinute: number;
  readonly connections: number;
  readonly bodyBytes: number;
};

export type ServerParts = {
  readonly hub: Hub;
  readonly identity: HubIdentity;
  readonly metrics: Metrics;
  /** What people call this hub. */
  readonly name: string;
  readonly listen: { readonly host: string; readonly port: number };
  /** Plain HTTP, for the machine itself: refused on any address but loopback. */
  readonly plain?: boolean;
  readonly limits?: Partial<Limits>;
  readonly log?: { readonly level: LogLevel; readonly target: LogTarget };
  /** Milliseconds between two signs of life to a listener. */
  readonly beatEvery?: number;
};

/** A hub that answers on the network. */
export type HubServer = {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Stops accepting, lets what was begun be answered, ends listeners and closes the hub. Safe to call twice. */
  readonly stop: () => Promise<void>;
};

const LIMITS: Limits = { perMinute: 6_000, connections: 2_000, bodyBytes: 32 * 1024 * 1024 };
/** Milliseconds that a stop waits for answers under way before it cuts their connections. */
const STOP_WITHIN = 10_000;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Starts to answer. Rejects where the address cannot be had, or plain HTTP is asked for on one that others can reach. */
export async function startServer(parts: ServerParts): Promise<HubServer> {
  const { hub, listen, plain = false } = parts;
  if (plain && !LOOPBACK.has(listen.host))
    throw new Error(`plain HTTP is for this machine alone, not for ${listen.host}`);
  const limits = { ...LIMITS, ...parts.limits };
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal); // one for each that listens to pokes: there may be hundreds
  const app = instance(parts, { limits, stopping: stopping.signal });
  const served: Served = { ...parts, plain, beatEvery: parts.beatEvery ?? 15_000, stopping };
  await app.register(rateLimit, {
    max: limits.perMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => {
      const token = bearerOf(request);
      return (token !== null && hub.access.seenLately(token)) || `address ${request.ip}`;
    },
    errorResponseBuilder: (_, { ttl }) => new HubRefusal('too-many', { wait: Math.ceil(ttl / 1_000) }),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  });
  app.decorateRequest('desk', null);
  for (const route of [helloRoute, enrolRoutes, exchangeRoute, snapshotRoute, pokesRoute, relayRoutes, healthRoutes])
    route(app, served);
  parts.metrics.watch(hub);
  await app.listen({ host: listen.host, port: listen.port });
  const { port } = app.server.address() as AddressInfo;
  let stopped: Promise<void> | null = null;
  return {
    host: listen.host,
    port,
    url: `${plain ? 'http' : 'https'}://${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${String(port)}`,
    stop: () => (stopped ??= stopServer(app, served)),
  };
}

async function stopServer(app: FastifyInstance, { hub, stopping }: Served): Promise<void> {
  stopping.abort();
  const idle = setInterval(() => app.server.closeIdleConnections(), 50); // a connection is idle once its answer is out
  const cut = setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN);
  await app.close();
  clearInterval(idle);
  clearTimeout(cut);
  await hub.close();
}

function instance(
  { identity, plain, log, metrics }: ServerParts,
  { limits, stopping }: { readonly limits: Limits; readonly stopping: AbortSignal },
): FastifyInstance {
  const app = Fastify({
    ...(plain ? {} : { https: { ...identity.certificate, minVersion: 'TLSv1.2' as const } }),
    logger: log ? logOptions(log.level, log.target) : false,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    requestTimeout: 60_000,
    connectionTimeout: 90_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // ours says it in the words of the protocol
    trustProxy: false,
    routerOptions: { maxParamLength: 100 },
  } as object) as FastifyInstance;
  app.server.maxConnections = limits.connections;
  app.server.headersTimeout = 10_000;
  app.addHook('onRequest', (_, reply, done) => {
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    if (!stopping.aborted) return done();
    void reply.header('connection', 'close');
    return done(new HubRefusal('stopping', { wait: 5 }));
  });
  app.addHook('onResponse', (request, reply, done) => {
    metrics.answered(request.routeOptions.url ?? 'none', reply.statusCode);
    done();
  });
  app.setNotFoundHandler(() => {
    throw new HubRefusal('unknown-route');
  });
  app.setErrorHandler((cause, request, reply) => {
    const { problem, status } = refusalOf(cause);
    if (status >= 500)
      request.log.error({ route: request.routeOptions.url, code: problem.code, err: cause }, 'not answered');
    if (problem.wait !== null) void reply.header('retry-after', problem.wait);
    if (status === 426) void reply.header('upgrade', 'lianjian');
    return reply.code(status).send({ error: problem });
  });
  return app;
}
