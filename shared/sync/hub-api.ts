import { z } from 'zod';
import { deskId, portId } from '../kernel/ids';
import { utcMs } from '../kernel/time';
import { agencyCode } from '../domain/words';
import { change } from './exchange';
import { publicKeys } from './keys';

/** Hex SHA-256. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** What a hub says of itself to anybody: nothing of any case. */
export const hubHello = z.strictObject({
  hubId: z.string().min(1).max(80),
  name: z.string().max(80),
  protocol: z.int().min(1),
  schema: z.int().min(1),
  /** Hex SHA-256 of the certificate; null where the hub speaks plain HTTP on its own machine. A desk pins it when it enrols. */
  fingerprint: sha256.nullable(),
  keys: publicKeys,
  /** The ports that this hub decides for. */
  ports: z.array(portId),
  now: utcMs,
});
export type HubHello = z.infer<typeof hubHello>;

/** A desk (or another hub) shows its one-time code and its public keys. */
export const enrolRequest = z.strictObject({
  code: z.string().min(1).max(40),
  keys: publicKeys,
  /** SHA-256 of the token under which it was enrolled for the port before: a hub that knows it was restored, or moved here, from that one. */
  former: sha256.nullable().default(null),
});
export type EnrolRequest = z.infer<typeof enrolRequest>;

/** What a desk is given. The token is told this once; the hub keeps its hash alone. */
export const enrolReply = z.strictObject({
  token: z.string().min(40).max(100),
  /** New with every enrolment: under it actions count from 1. */
  deskId,
  portId,
  agency: agencyCode.nullable(),
  duty: z.enum(['cases', 'administration']),
  label: z.string(),
  /** The last action of the former desk that this hub has decided; null where it knows none. What came after is to be sent again. */
  formerSeq: z.int().min(0).nullable(),
  hub: hubHello,
});
export type EnrolReply = z.infer<typeof enrolReply>;

/**
 * Why a hub does not do what it was asked over HTTP, with the status that carries it. `wait`: seconds after which to ask again. What an
 * officer wanted and the authority refuses is no problem of this kind: it stands in the reply to the exchange.
 */
export const hubProblem = z.strictObject({
  code: z.enum([
    'malformed', // 400: `about` names the place in the message
    'token-unknown', // 401: never given, or revoked
    'code-unknown', // 401: wrong, used or expired
    'not-granted', // 403: the message speaks for another desk or port, or the token is for something else
    'unknown-route', // 404
    'not-the-authority', // 409: this hub only keeps a copy of the port
    'port-unknown', // 409: nobody has founded the port here yet, so there is nothing to give
    'does-not-follow', // 409: relayed entries do not continue what is kept; `facts` say where it stands
    'too-large', // 413
    'protocol', // 426: `facts` say which one the hub speaks
    'too-many', // 429: requests or attempts
    'fault', // 500: an error of the hub
    'store', // 503: the database cannot be reached now
    'stopping', // 503: the hub is being stopped
    'disk-full', // 507
  ]),
  about: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  wait: z.int().min(0).nullable(),
});
export type HubProblem = z.infer<typeof hubProblem>;
/** The body of every answer that is no success. */
export const hubProblemBody = z.strictObject({ error: hubProblem });

/** A line of `/v1/pokes` that says only that the line is alive, about every 15 s. Every other line is a `poke`. */
export const heartbeat = z.strictObject({ beat: utcMs });

/** The first line of `/v1/snapshot`. */
export const snapshotHead = z.strictObject({
  epoch: z.int().min(1),
  cursor: z.int().min(0),
  lastSeq: z.int().min(0),
  rows: z.int().min(0),
});
/** Each line between the first and the last. */
export const snapshotChunk = z.array(change);
/** The last line: SHA-256 over every byte before it. A snapshot without it, or with another, was cut: it is taken again. */
export const snapshotEnd = z.strictObject({ sha256 });
