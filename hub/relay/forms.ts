import { z } from 'zod';
import { portId } from '#shared/kernel/ids';
import { change, refused } from '#shared/sync/exchange';
import { publicKeys } from '#shared/sync/keys';
import { sentMutation } from '#shared/sync/pending';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const json = z.string();

/** An entry of a history as it stands in the store, verbatim: its chain value covers every letter. */
const historyEntry = z.strictObject({
  version: count.min(1),
  epoch: count,
  deskId: z.string(),
  seq: count,
  name: z.string(),
  by: z.string(),
  at: z.number(),
  received: z.number(),
  args: json,
  changes: json,
  chain: hash,
});

const refusedEntry = refused.omit({ against: true }).extend({
  deskId: z.string(),
  by: z.string(),
  at: z.number(),
  received: z.number(),
  args: json,
});

/** The last action that was answered, by desk. */
const marks = z.record(z.string(), count);

/** Where a copy stands: what it has read, what it knows as answered. */
export const standing = z.strictObject({
  epoch: count,
  version: count,
  chain: z.union([hash, z.literal('')]),
  role: z.enum(['authority', 'replica']),
  marks,
});
export type Standing = z.infer<typeof standing>;

/** What the authority of a port passes on: the entries after a point, and the answers that left no entry. */
export const relayed = z.strictObject({
  format: z.literal('lianjian-relay/1'),
  portId,
  /** The point that the entries continue. */
  after: z.strictObject({ version: count, chain: z.union([hash, z.literal('')]) }),
  /** Where the authority stands. */
  head: z.strictObject({ epoch: count, version: count }),
  entries: z.array(historyEntry),
  marks,
  refused: z.array(refusedEntry),
  /** Every row at `after`, for a copy that begins there since older entries are no longer kept; `entries` then begins with that of `after`. */
  rows: z.array(change).nullable(),
});
export type Relayed = z.infer<typeof relayed>;

/** What a port hub sends up: its news, and what it answered to the proposals that it was given. */
export const relayRequest = z.strictObject({
  /** The desks of the port, so that the reply says what the copy knows of them. */
  desks: z.array(z.string()),
  relayed: relayed.nullable(),
  answered: z.strictObject({ lastSeq: count, refused: z.array(refused) }).nullable(),
});
export type RelayRequest = z.infer<typeof relayRequest>;

/** What comes down: where the copy stands now, and actions that the hub above proposes. */
export const relayReply = z.strictObject({ standing: standing.nullable(), proposals: z.array(sentMutation) });
export type RelayReply = z.infer<typeof relayReply>;

const enrolledDesk = z.strictObject({
  deskId: z.string(),
  portId: z.string(),
  agency: z.string().nullable(),
  duty: z.enum(['cases', 'administration']),
  tokenHash: hash,
  label: z.string(),
  enrolledAt: z.number(),
  revokedAt: z.number().nullable(),
});

/** How another hub is reached, as desks are told of a successor. */
export const hubAddress = z.strictObject({ hubId: z.string(), url: z.string(), fingerprint: hash.nullable() });
export type HubAddress = z.infer<typeof hubAddress>;

/** The words of a hand-over: where the old authority stopped, for whom, and what desks it had. */
export const handOver = z.strictObject({
  format: z.literal('lianjian-hand-over/1'),
  portId,
  epoch: count,
  version: count,
  chain: z.union([hash, z.literal('')]),
  marks,
  /** With the hashes of their tokens, so that they need no new enrolment. */
  desks: z.array(enrolledDesk),
  from: z.strictObject({ hubId: z.string(), keys: publicKeys }),
  to: hubAddress,
  at: z.number(),
});
export type HandOver = z.infer<typeof handOver>;

/** A hand-over as it travels: its words verbatim, and the old authority's signature over them. */
export const signedHandOver = z.strictObject({ words: z.string(), signature: z.string() });
export type SignedHandOver = z.infer<typeof signedHandOver>;
