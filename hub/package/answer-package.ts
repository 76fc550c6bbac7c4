import { err, ok, type Result } from '#shared/kernel/result';
import type { ExchangeReply } from '#shared/sync/exchange';
import { MOST_AT_ONCE, PROTOCOL } from '#shared/sync/request';
import type { AnswerRefusal, HubOwes, OwedRequest } from '#shared/sync/usb-package';
import type { DeskGrant } from '#shared/sync/visibility';
import { isHub } from '../access';
import type { Hub } from '../hub';
import type { HubIdentity } from '../hub-identity';
import { deskOwes } from './desk-package';
import { seal, type SealedPackage } from './sealed';

/** A desk's package, decided. */
export type AnsweredPackage = {
  /** The file to carry back. */
  readonly file: Buffer;
  readonly deskId: string;
  /** What the hub calls the desk. */
  readonly label: string;
  readonly actions: number;
  /** Those of them that were not decided before. */
  readonly fresh: number;
  readonly refused: number;
};

/**
 * Decides what a desk sent by file, exactly as if it had come over the line, and seals the answer for the desk. The same file twice gives the
 * same answers: nothing is decided twice.
 */
export async function answerPackage(
  {
    hub,
    identity,
  }: { readonly hub: Pick<Hub, 'access' | 'exchange' | 'snapshot' | 'store' | 'now'>; readonly identity: HubIdentity },
  opened: SealedPackage,
): Promise<Result<AnsweredPackage, AnswerRefusal>> {
  if (opened.kind !== 'exchange-request') return err('another-kind');
  const owes = deskOwes.safeParse(opened.content);
  if (!owes.success) return err('unreadable');
  const { request, token } = owes.data;
  if (request.protocol !== PROTOCOL) return err('protocol');
  const grant = await hub.access.deskOf(token);
  if (!grant || isHub(grant) || grant.deskId !== opened.from.id) return err('token-unknown');
  if (grant.deskId !== request.deskId || grant.portId !== request.portId) return err('token-unknown');
  const lastSeq = await hub.store.lastSeq(grant.portId, grant.deskId);
  const content = await decideAll(hub, request, grant);
  const from = { id: identity.hubId, keys: identity.keys };
  const file = seal('exchange-reply', content, { from, to: opened.from, at: hub.now() });
  const refused = content.replies.reduce((sum, r) => sum + r.refused.length, 0);
  const fresh = request.pending.filter(({ seq }) => seq > lastSeq).length;
  return ok({ file, deskId: grant.deskId, label: grant.label, actions: request.pending.length, fresh, refused });
}

/** The exchanges that the desk would have made on the line, until it has heard all. */
async function decideAll(
  hub: Pick<Hub, 'exchange' | 'snapshot'>,
  request: OwedRequest,
  grant: DeskGrant,
): Promise<HubOwes> {
  const replies: ExchangeReply[] = [];
  let { epoch, cursor, answered } = request;
  let sent = 0;
  for (;;) {
    const pending = request.pending.slice(sent, sent + MOST_AT_ONCE);
    const reply = await hub.exchange({ ...request, epoch, cursor, answered, pending }, grant);
    replies.push(reply);
    sent += pending.length;
    ({ lastSeq: answered } = reply);
    if (reply.kind === 'news') ({ epoch, cursor } = reply);
    const stopped =
      reply.kind === 'upgrade' ||
      reply.kind === 'unknown-port' ||
      (reply.kind === 'start-over' && reply.why === 'epoch');
    if (stopped || (sent >= request.pending.length && !(reply.kind === 'news' && reply.more))) break;
  }
  return { replies, snapshot: replies.at(-1)!.kind === 'start-over' ? await hub.snapshot(grant) : null };
}
