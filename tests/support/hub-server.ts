import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { deskId, portId } from '#shared/kernel/ids';
import { at } from '#shared/kernel/time';
import type { ExchangeReply } from '#shared/sync/exchange';
import { PROTOCOL, type ExchangeRequest } from '#shared/sync/request';
import type { EnrolReply, HubProblem } from '#shared/sync/hub-api';
import type { SentMutation } from '#shared/sync/pending';
import { SCHEMA } from '#shared/sync/upcast';
import { kitOf } from '#shared/ports/known-ports';
import type { DeskKind } from '#hub/access';
import { openHub, type Hub } from '#hub/hub';
import { identityIn, type HubIdentity } from '#hub/hub-identity';
import { openMetrics, timedStore } from '#hub/metrics';
import { newKeys, publicKeysOf, type Keys } from '#hub/package/keys';
import { openLine, type Line } from '#hub/relay/pinned-call';
import { startServer, type HubServer, type ServerParts } from '#hub/server';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import type { HubStore } from '#hub/store/store';
import { tempFolder } from './temp-folder';
import { people } from './world-builder';

const { port, bays } = kitOf('CNHCG')!;
export const PORT = port.id;

/** A hub that answers on a loopback port, over a store in a folder of its own; stopped when the test ends. */
export type RunningHub = {
  readonly hub: Hub;
  readonly server: HubServer;
  readonly identity: HubIdentity;
  readonly store: HubStore;
  readonly file: string;
  readonly logged: () => string;
  /** A way to this hub that pins its certificate. */
  readonly line: (token?: string | null) => Line;
  readonly code: (kind?: DeskKind, wish?: { readonly duty?: 'cases' | 'administration' }) => Promise<string>;
};

type Wish = Partial<Pick<ServerParts, 'plain' | 'limits' | 'beatEvery'>> & {
  readonly store?: (opened: HubStore) => HubStore;
  readonly now?: () => number;
  readonly file?: string;
  readonly lookEvery?: number;
};

export async function runningHub(wish: Wish = {}): Promise<RunningHub> {
  const file = wish.file ?? join(tempFolder(), 'hub.sqlite');
  const opened = await openSqliteStore({ file });
  const store = wish.store?.(opened) ?? opened;
  const metrics = openMetrics();
  const { now = Date.now, lookEvery = 200 } = wish;
  const hub = openHub({ store: timedStore(store, metrics.committed), now, lookEvery });
  const identity = await identityIn(dirname(file));
  const lines: string[] = [];
  const server = await startServer({
    hub,
    identity,
    metrics,
    name: '珲春口岸',
    listen: { host: '127.0.0.1', port: 0 },
    log: { level: 'debug', target: { write: (line) => void lines.push(line) } },
    ...wish,
  });
  onTestFinished(() => server.stop());
  return {
    hub,
    server,
    identity,
    store,
    file,
    logged: () => lines.join(''),
    line(token = null) {
      const fingerprint = wish.plain ? null : identity.fingerprint;
      const line = openLine({ url: server.url, fingerprint, token });
      onTestFinished(() => line.close());
      return line;
    },
    async code(kind = 'desk', { duty = 'cases' } = {}) {
      const made = await hub.access.makeCode({
        portId: PORT,
        agency: null,
        duty,
        label: '一号台',
        kind,
        validFor: 60_000,
      });
      return made.code;
    },
  };
}

/** A desk enrolled at a hub, that speaks to it over the network. */
export type EnrolledTestDesk = {
  readonly enrolled: EnrolReply;
  readonly keys: Keys;
  readonly line: Line;
  readonly request: (wish?: Partial<ExchangeRequest>) => ExchangeRequest;
  /** Sends one message and gives the reply; fails the test where the hub does not answer with 200. */
  readonly exchange: (wish?: Partial<ExchangeRequest>) => Promise<ExchangeReply>;
};

export async function enrolledDesk(
  at: RunningHub,
  duty: 'cases' | 'administration' = 'cases',
): Promise<EnrolledTestDesk> {
  const keys = newKeys();
  const { status, body } = await at
    .line()
    .call('/v1/enrol', { code: await at.code('desk', { duty }), keys: publicKeysOf(keys) });
  if (status !== 200) throw new Error(`enrolment was answered ${String(status)} ${JSON.stringify(body)}`);
  const enrolled = body as EnrolReply;
  const line = at.line(enrolled.token);
  const request = (wish: Partial<ExchangeRequest> = {}): ExchangeRequest => ({
    protocol: PROTOCOL,
    schema: SCHEMA,
    deskId: enrolled.deskId,
    portId: enrolled.portId,
    epoch: 0,
    cursor: 0,
    answered: 0,
    pending: [],
    ...wish,
  });
  return {
    enrolled,
    keys,
    line,
    request,
    async exchange(wish) {
      const { status, body } = await line.call('/v1/exchange', request(wish));
      if (status !== 200) throw new Error(`the exchange was answered ${String(status)} ${JSON.stringify(body)}`);
      return body as ExchangeReply;
    },
  };
}

/** An action as it travels. */
export const action = (seq: number, name: string, args: unknown, by = people.administrator.id): SentMutation => ({
  seq,
  v: SCHEMA,
  name,
  args,
  by,
  at: at(1_795_400_000_000 + seq),
});

/** Founds the port of the tests with its people. */
export const founding = (seq = 1): SentMutation =>
  action(seq, 'port.found', { port, bays, officers: [], duties: [], users: Object.values(people) });

/** Gives a bay of the port another label. */
export const renaming = (seq: number, label: string): SentMutation =>
  action(seq, 'bay.put', { bay: { ...bays[0]!, label } });

/** The problem that stands in the body of an answer. */
export const problemOf = ({ body }: { readonly body: unknown }): HubProblem =>
  (body as { readonly error: HubProblem }).error;

/** Ids that no hub has given. */
export const foreign = { desk: deskId.parse(`desk-${randomBytes(16).toString('hex')}-0`), port: portId.parse('CNQUH') };
