import type { Change } from '../domain/change';
import type { Refusal } from '../domain/refusal';
import type { PendingMutation } from './pending';

/** What a desk sends: what it did, and how far it has read. */
export type ExchangeRequest = {
  readonly deskId: string;
  readonly portId: string;
  /** The newest version this desk holds. */
  readonly cursor: number;
  /** Oldest first, numbered without a gap. */
  readonly pending: readonly PendingMutation[];
};

/** The authority's word on one action: what it changed, or why not. */
export type Answer = {
  readonly seq: number;
  readonly name: string;
  readonly refusal: Refusal | null;
};

/** What comes back: an answer for every action, and every change the desk has missed, its own among them. */
export type ExchangeReply = {
  readonly fromCursor: number;
  readonly cursor: number;
  readonly answers: readonly Answer[];
  readonly changes: readonly Change[];
};

/** Who answers exchanges. Failing to reach it is weather: the promise rejects and the outbox stays. */
export type Authority = { readonly exchange: (request: ExchangeRequest) => Promise<ExchangeReply> };
