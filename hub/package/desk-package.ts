import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';
import type { Change } from '#shared/domain/change';
import { change, exchangeReply } from '#shared/sync/exchange';
import { snapshotHead } from '#shared/sync/hub-api';
import type { PublicKeys } from '#shared/sync/keys';
import { owedRequest, type HubOwes, type PackageRefusal } from '#shared/sync/usb-package';
import type { Keys } from './keys';
import { seal, unseal, type Owner } from './sealed';

/** What a desk without a line owes its hub: and the token that it would show on the line. */
export const deskOwes = z.strictObject({
  request: owedRequest,
  token: z.string().min(40).max(100),
});
export type DeskOwes = z.infer<typeof deskOwes>;

const hubOwes = z.strictObject({
  replies: z.array(exchangeReply).min(1),
  snapshot: snapshotHead
    .omit({ rows: true })
    .extend({ rows: z.array(change) })
    .nullable(),
});

/** Who a desk is at its hub, and the hub that it was enrolled at (`enrolReply.hub`). */
export type DeskParties = { readonly desk: Owner<Keys>; readonly hub: Owner<PublicKeys> };

/** The file that a desk gives away for its hub. */
export const sealForHub = ({ desk, hub }: DeskParties, owes: DeskOwes, at: number): Buffer =>
  seal('exchange-request', owes, { from: desk, to: hub, at });

/**
 * Reads the file that came back from the hub. Refuses one from anybody else or for anybody else. Whether it is older than what the desk has
 * stored is said by `takeReply`, for each of its replies.
 */
export function unsealFromHub({ desk, hub }: DeskParties, bytes: Uint8Array): Result<HubOwes, PackageRefusal> {
  const opened = unseal(bytes, {
    self: desk,
    trusts: (from) => from.id === hub.id && from.keys.signing === hub.keys.signing,
  });
  if (!opened.ok) return opened;
  if (opened.value.kind !== 'exchange-reply') return err('another-kind');
  const read = hubOwes.safeParse(opened.value.content);
  if (!read.success) return err('unreadable');
  const { replies, snapshot } = read.data;
  const isPut = (c: Change) => c.op === 'put';
  return ok({ replies, snapshot: snapshot && { ...snapshot, rows: snapshot.rows.filter(isPut) } });
}
