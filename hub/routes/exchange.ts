import { exchangeRequest, PROTOCOL, type ExchangeRequest } from '#shared/sync/request';
import type { DeskGrant } from '#shared/sync/visibility';
import { NotTheAuthority } from '../authority/port-keeper';
import { wireBytes } from '../authority/wire-text';
import { handedOverOf } from '../relay/upper-hub';
import { sendBytes } from '../server-body';
import { HubRefusal } from '../server-problems';
import { deskOf, forEnrolled, type AddRoutes, type Served } from './served';

/**
 * `POST /v1/exchange`: the one door for what desks do. Safe to repeat: what was answered is answered again, not run again. The message is
 * parsed once, here; the reply was made by this program and is not judged again.
 */
export const exchangeRoute: AddRoutes = (app, served) => {
  const { hub, metrics } = served;
  app.post('/v1/exchange', forEnrolled(served, 'desk'), async (request, reply) => {
    const start = performance.now();
    const grant = deskOf(request);
    const asked = parsed(request.body, grant);
    const answer = await hub.exchange(asked, grant).catch(withSuccessor(served, grant.portId));
    const seconds = (performance.now() - start) / 1_000;
    const { kind, refused } = answer;
    const counts = { actions: asked.pending.length, refused: refused.length };
    metrics.exchanged({ portId: grant.portId, kind, seconds, ...counts });
    const level = counts.actions > 0 ? 'info' : 'debug';
    request.log[level]({ event: 'exchange', port: grant.portId, desk: grant.deskId, kind, seconds, ...counts });
    return sendBytes(request, reply, wireBytes(answer));
  });
};

/** Where the port was handed over, the desk is told to whom: this hub vouches for the certificate of the next. */
const withSuccessor =
  ({ identity }: Served, portId: string) =>
  async (cause: unknown): Promise<never> => {
    if (!(cause instanceof NotTheAuthority)) throw cause;
    const handed = await handedOverOf(identity.folder, portId);
    const { hubId, url, fingerprint } = handed?.to ?? { hubId: '', url: '', fingerprint: null };
    throw new HubRefusal('not-the-authority', { facts: handed ? { hubId, url, fingerprint: fingerprint ?? '' } : {} });
  };

/** The protocol is looked at first, since a message in another one has another form. */
function parsed(body: unknown, grant: DeskGrant): ExchangeRequest {
  const { protocol } = (body ?? {}) as { readonly protocol?: unknown };
  if (typeof protocol === 'number' && protocol !== PROTOCOL)
    throw new HubRefusal('protocol', { facts: { speaks: PROTOCOL } });
  const asked = exchangeRequest.safeParse(body);
  if (!asked.success) throw new HubRefusal('malformed', { about: asked.error.issues[0]?.path.join('.') ?? null });
  if (asked.data.deskId !== grant.deskId) throw new HubRefusal('not-granted', { about: 'deskId' });
  if (asked.data.portId !== grant.portId) throw new HubRefusal('not-granted', { about: 'portId' });
  return asked.data;
}
