import { z } from 'zod';
import type { ExchangeReply, Snapshot } from './exchange';
import { exchangeRequest } from './request';
import { sentMutation } from './pending';

/** Why a package is not read, or what a desk sent in it not decided. */
export const packageRefusals = [
  'not-a-package',
  /** Written by a newer program. */
  'newer-version',
  /** It changed on its way, or somebody forged it. */
  'damaged',
  /** Sealed for somebody else. */
  'for-another',
  /** Signed by somebody who is not known here. */
  'sender-unknown',
  /** Another kind than the one wanted. */
  'another-kind',
  /** Its content is not what its kind says. */
  'unreadable',
] as const;
export type PackageRefusal = (typeof packageRefusals)[number];

/** Why a hub does not decide what a package holds, besides what the file itself is wrong with. */
export const answerRefusals = [...packageRefusals, 'token-unknown', 'protocol'] as const;
export type AnswerRefusal = (typeof answerRefusals)[number];

/** Actions in one package: weeks of a busy desk. */
export const MOST_IN_PACKAGE = 50_000;

/** What a desk without a line owes its hub: its whole outbox in one message. */
export const owedRequest = exchangeRequest.extend({ pending: z.array(sentMutation).max(MOST_IN_PACKAGE) });
export type OwedRequest = z.infer<typeof owedRequest>;

/** What the hub owes the desk: its replies, to be taken one after another, and the rows where the last of them says to start over. */
export type HubOwes = { readonly replies: readonly ExchangeReply[]; readonly snapshot: Snapshot | null };
