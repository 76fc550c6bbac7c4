import type { HubProblem } from '#shared/sync/hub-api';
import { relayRequest, signedHandOver, type RelayReply } from '../relay/forms';
import { takeOver, type NotHandedOver } from '../relay/hand-over';
import { keepAnswers, openProposals } from '../relay/proposals';
import { keepCopy, standingOf } from '../relay/replica';
import { sendJson } from '../server-body';
import { HubRefusal } from '../server-problems';
import { deskOf, forEnrolled, type AddRoutes } from './served';

const TAKE_OVER_CODES: Readonly<Partial<Record<NotHandedOver, HubProblem['code']>>> = {
  'not-signed': 'malformed',
  'for-another': 'not-granted',
  'sender-unknown': 'not-granted',
};

/**
 * `POST /v1/relay`: another hub passes on what it decides for its port; this one keeps the copy and gives its proposals.
 * `POST /v1/hand-over`: the authority of a port hands it over to this hub.
 */
export const relayRoutes: AddRoutes = (app, served) => {
  const { hub, identity } = served;
  app.post('/v1/relay', forEnrolled(served, 'hub'), async (request, reply) => {
    const { portId } = deskOf(request);
    const asked = relayRequest.safeParse(request.body);
    if (!asked.success) throw new HubRefusal('malformed', { about: asked.error.issues[0]?.path.join('.') ?? null });
    const { relayed, answered, desks } = asked.data;
    if (relayed && relayed.portId !== portId) throw new HubRefusal('not-granted', { about: 'portId' });
    if (answered) await keepAnswers(identity.folder, portId, answered);
    if (relayed) {
      const kept = await keepCopy(hub.store, relayed);
      if (!kept.ok) throw new HubRefusal('does-not-follow', { about: kept.error });
      request.log.info({ event: 'relayed', port: portId, entries: relayed.entries.length });
    }
    const standing = await standingOf(hub.store, portId, desks);
    const proposals = [...(await openProposals(identity.folder, portId))];
    return sendJson(request, reply, { standing, proposals } satisfies RelayReply);
  });
  app.post('/v1/hand-over', forEnrolled(served, 'hub'), async (request, reply) => {
    const paper = signedHandOver.safeParse(request.body);
    if (!paper.success) throw new HubRefusal('malformed', { about: 'paper' });
    const begun = await takeOver({ store: hub.store, identity }, paper.data);
    if (!begun.ok) throw new HubRefusal(TAKE_OVER_CODES[begun.error] ?? 'does-not-follow', { about: begun.error });
    const { portId, epoch, version } = begun.value;
    request.log.info({ event: 'taken over', port: portId, epoch, version });
    return sendJson(request, reply, { portId, epoch, version });
  });
};
