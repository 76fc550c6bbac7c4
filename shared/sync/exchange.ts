import { z } from 'zod';
import { utcMs } from '../kernel/time';
import type { Change } from '../domain/change';
import { refusalCodes, type Refusal } from '../domain/refusal';
import { tableNames, tables, type TableName } from '../domain/world';
import type { ExchangeRequest } from './request';

const refusal = z.strictObject({
  /** A newer hub may have more reasons than this desk knows; what it refused is still told. */
  code: z.enum(refusalCodes).catch('row-invalid'),
  about: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
}) satisfies z.ZodType<Refusal>;

/** Who wrote something last, by the clock of that desk. */
const writing = z.strictObject({ by: z.string(), at: utcMs });
export type Writing = z.infer<typeof writing>;

/** A no of the authority to one action. What is answered and not among the refused was accepted. */
export const refused = z.strictObject({
  seq: z.int().min(1),
  name: z.string(),
  refusal,
  /** The last change of what the action was about, so that its officer knows whom to ask; null where it is not at hand, or not for this desk. */
  against: writing.nullable(),
});
export type RefusedAction = z.infer<typeof refused>;

const putOf = (table: TableName) =>
  z.strictObject({ op: z.literal('put'), table: z.literal(table), row: tables[table] });
const [firstTable, ...otherTables] = tableNames;
const deletion = z.strictObject({
  op: z.literal('del'),
  table: z.enum(tableNames as readonly [TableName, ...TableName[]]),
  id: z.string(),
});
/** One row written or taken away, as it travels; read by the schema of its own table, without trying the others. */
export const change = z.discriminatedUnion('op', [
  z.discriminatedUnion('table', [putOf(firstTable!), ...otherTables.map(putOf)]),
  deletion,
]) as unknown as z.ZodType<Change>;

const answered = {
  protocol: z.int().min(1),
  epoch: z.int().min(0),
  /** Everything up to here is answered: accepted, or among the refused. Below the desk's own count, the desk sends again from here. */
  lastSeq: z.int().min(0),
  refused: z.array(refused),
  /** The authority's clock, by which a desk judges its own. */
  now: utcMs,
};

/** What comes back. */
export const exchangeReply = z.discriminatedUnion('kind', [
  /** Every change the desk has missed, its own among them; `more` where another message is needed to have all. */
  z.strictObject({
    kind: z.literal('news'),
    ...answered,
    fromCursor: z.int().min(0),
    cursor: z.int().min(0),
    changes: z.array(change),
    more: z.boolean(),
  }),
  /** What the desk holds cannot be brought up to date by changes: it takes a snapshot. Its outbox stays. */
  z.strictObject({ kind: z.literal('start-over'), ...answered, why: z.enum(['new', 'epoch', 'compacted', 'schema']) }),
  /** The hub has never heard of a port that the desk has read elsewhere: it lost its memory, or is another hub. The desk keeps what it has. */
  z.strictObject({ kind: z.literal('unknown-port'), ...answered }),
  /** One side is too old to read the other's rows. What the desk sent has been decided where the hub could read it. */
  z.strictObject({ kind: z.literal('upgrade'), ...answered, who: z.enum(['desk', 'hub']) }),
]);
export type ExchangeReply = z.infer<typeof exchangeReply>;
export type News = Extract<ExchangeReply, { kind: 'news' }>;

/**
 * A poke: what has just changed, for a desk whose cursor is `from`; null where it is too much to send unasked. Losing one is harmless, since
 * the next exchange starts at the desk's own cursor.
 */
export const poke = z.strictObject({
  epoch: z.int().min(1),
  from: z.int().min(0),
  cursor: z.int().min(0),
  changes: z.array(change).nullable(),
});
export type Poke = z.infer<typeof poke>;

/** The whole of what a desk may see, at one version. */
export type Snapshot = {
  readonly epoch: number;
  readonly cursor: number;
  readonly lastSeq: number;
  readonly rows: readonly Extract<Change, { op: 'put' }>[];
};

/** Who answers exchanges. Failing to reach it is weather: the promise rejects and the outbox stays. */
export type Authority = {
  readonly exchange: (request: ExchangeRequest) => Promise<ExchangeReply>;
  readonly snapshot: (who: Pick<ExchangeRequest, 'deskId' | 'portId'>) => Promise<Snapshot>;
};
