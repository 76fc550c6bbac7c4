import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskId, portId } from '#shared/kernel/ids';
import { enrolRequest, type EnrolReply } from '#shared/sync/hub-api';
import { publicKeys } from '#shared/sync/keys';
import type { DeskKind, Enrolled } from '../access';
import { sendJson } from '../server-body';
import { HubRefusal } from '../server-problems';
import { deskOf, forEnrolled, helloOf, type AddRoutes, type Served } from './served';

/** Codes and keys are short; nothing longer is read from somebody who is not enrolled. */
const SHORT = 4_096;

/**
 * `POST /v1/enrol` turns a one-time code into a desk, `POST /v1/enrol-hub` into a guest that relays, `POST /v1/renew` a desk that lost its memory
 * into a new one.
 */
export const enrolRoutes: AddRoutes = (app, served) => {
  const { access } = served.hub;
  const enrolAs = (kind: DeskKind) => async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = enrolRequest.safeParse(request.body);
    if (!asked.success) throw new HubRefusal('malformed', { about: asked.error.issues[0]?.path.join('.') ?? null });
    const enrolled = await access.enrol({ ...asked.data, kind });
    if (!enrolled.ok) throw new HubRefusal(enrolled.error, { wait: enrolled.error === 'too-many' ? 600 : null });
    request.log.info({ event: 'enrolled', port: enrolled.value.desk.portId, desk: enrolled.value.desk.deskId });
    return sendJson(request, reply, await replyOf(served, enrolled.value));
  };
  app.post('/v1/enrol', { bodyLimit: SHORT }, enrolAs('desk'));
  app.post('/v1/enrol-hub', { bodyLimit: SHORT }, enrolAs('hub'));
  app.post('/v1/renew', { bodyLimit: SHORT, ...forEnrolled(served, 'desk') }, async (request, reply) => {
    const keys = publicKeys.safeParse(request.body);
    if (!keys.success) throw new HubRefusal('malformed', { about: 'keys' });
    const renewed = await access.renew(deskOf(request), keys.data);
    request.log.info({ event: 'renewed', port: renewed.desk.portId, desk: renewed.desk.deskId });
    return sendJson(request, reply, await replyOf(served, renewed));
  });
};

async function replyOf(served: Served, { token, desk, formerSeq }: Enrolled): Promise<EnrolReply> {
  return {
    token,
    deskId: deskId.parse(desk.deskId),
    portId: portId.parse(desk.portId),
    agency: desk.agency,
    duty: desk.duty,
    label: desk.label,
    formerSeq,
    hub: await helloOf(served),
  };
}
