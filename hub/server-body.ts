import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGunzip, createGzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HubRefusal } from './server-problems';

/** Bytes above which a message is worth packing. */
const WORTH_PACKING = 1_024;
/** The quickest level: on rows as JSON it saves nearly as much as the slow ones. */
const QUICK = { level: constants.Z_BEST_SPEED };
const pack = promisify(gzip);

/** Whether the asker reads gzip. */
export const readsGzip = (request: FastifyRequest): boolean =>
  /(^|[\s,])(gzip|\*)(?!\s*;\s*q=0(\.0*)?\s*($|,))/i.test(request.headers['accept-encoding']?.toString() ?? '');

/** Answers with JSON, packed where that is worth it and the asker reads it. */
export const sendJson = (request: FastifyRequest, reply: FastifyReply, value: unknown): Promise<FastifyReply> =>
  sendBytes(request, reply, Buffer.from(JSON.stringify(value)));

/** The same for a value that is written already. */
export async function sendBytes(request: FastifyRequest, reply: FastifyReply, bytes: Buffer): Promise<FastifyReply> {
  void reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
  if (bytes.length <= WORTH_PACKING || !readsGzip(request)) return reply.send(bytes);
  return reply.header('content-encoding', 'gzip').send(await pack(bytes, QUICK));
}

/** A stream for the answer, packed where the asker reads it. */
export function sendStream(request: FastifyRequest, reply: FastifyReply, stream: Readable): FastifyReply {
  void reply.type('application/x-ndjson; charset=utf-8').header('vary', 'accept-encoding');
  if (!readsGzip(request)) return reply.send(stream);
  const packed = createGzip(QUICK);
  stream.once('error', (cause) => packed.destroy(cause));
  return reply.header('content-encoding', 'gzip').send(stream.pipe(packed));
}

/** Unpacks a body that came as gzip; the body limit holds for what comes out. Refuses every other way of packing. */
export function unpacked(request: FastifyRequest, payload: Readable): Readable {
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return payload;
  if (encoding !== 'gzip') throw new HubRefusal('malformed', { about: 'content-encoding' });
  const plain = Object.assign(createGunzip(), { receivedEncodedLength: 0 });
  payload.on('data', (bytes: Buffer) => (plain.receivedEncodedLength += bytes.length));
  payload.once('error', (cause) => plain.destroy(cause));
  return payload.pipe(plain);
}
