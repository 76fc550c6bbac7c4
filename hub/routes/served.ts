import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { at } from '#shared/kernel/time';
import { portId } from '#shared/kernel/ids';
import { PROTOCOL } from '#shared/sync/request';
import type { HubHello } from '#shared/sync/hub-api';
import { SCHEMA } from '#shared/sync/upcast';
import { isHub, type DeskKind } from '../access';
import type { Hub } from '../hub';
import type { HubIdentity } from '../hub-identity';
import type { Metrics } from '../metrics';
import { publicKeysOf } from '../package/keys';
import { unpacked } from '../server-body';
import { HubRefusal } from '../server-problems';
import type { EnrolledDesk } from '../store/store';

/** What routes work with. */
export type Served = {
  readonly hub: Hub;
  readonly identity: HubIdentity;
  readonly metrics: Metrics;
  readonly name: string;
  readonly plain: boolean;
  readonly beatEvery: number;
  /** Aborted once the server is to stop. */
  readonly stopping: AbortController;
};

/** Adds routes to a server. */
export type AddRoutes = (app: FastifyInstance, served: Served) => void;

/** The token that a request shows; null where it shows none. */
export function bearerOf(request: FastifyRequest): string | null {
  const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ');
  return scheme.toLowerCase() === 'bearer' && token !== '' ? token : null;
}

/**
 * Hooks of a route for enrolled desks (or hubs) alone: the token is judged before a byte of the body is read, then the body is unpacked.
 */
export const forEnrolled = ({ hub }: Served, kind: DeskKind) => ({
  preParsing: async (request: FastifyRequest, _reply: unknown, payload: Readable): Promise<Readable> => {
    const token = bearerOf(request);
    const desk = token === null ? null : await hub.access.deskOf(token);
    if (!desk) throw new HubRefusal('token-unknown');
    if (isHub(desk) !== (kind === 'hub')) throw new HubRefusal('not-granted', { about: 'token' });
    request.setDecorator('desk', desk);
    return unpacked(request, payload);
  },
});

/** Who asks, on a route for enrolled ones. */
export function deskOf(request: FastifyRequest): EnrolledDesk {
  const desk = request.getDecorator<EnrolledDesk | null>('desk');
  if (!desk) throw new HubRefusal('token-unknown');
  return desk;
}

/** What the hub says of itself. */
export async function helloOf({ hub, identity, name, plain }: Served): Promise<HubHello> {
  const ports = await hub.ports();
  return {
    hubId: identity.hubId,
    name,
    protocol: PROTOCOL,
    schema: SCHEMA,
    fingerprint: plain ? null : identity.fingerprint,
    keys: publicKeysOf(identity.keys),
    ports: ports.filter(({ role }) => role === 'authority').map((p) => portId.parse(p.portId)),
    now: at(hub.now()),
  };
}
