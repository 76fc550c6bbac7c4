import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Snapshot } from '#shared/sync/exchange';
import { sendStream } from '../server-body';
import { HubRefusal } from '../server-problems';
import { deskOf, forEnrolled, type AddRoutes } from './served';

/** Rows in one line: small enough to be read and written while the next one travels. */
const ROWS_IN_LINE = 500;

/** `GET /v1/snapshot`: all that the desk may see, at one version, as lines with a checksum at the end. */
export const snapshotRoute: AddRoutes = (app, served) => {
  app.get('/v1/snapshot', forEnrolled(served, 'desk'), async (request, reply) => {
    const grant = deskOf(request);
    const snapshot = await served.hub.snapshot(grant);
    if (!snapshot) throw new HubRefusal('port-unknown');
    request.log.info({ event: 'snapshot', port: grant.portId, desk: grant.deskId, rows: snapshot.rows.length });
    return sendStream(request, reply, Readable.from(snapshotLines(snapshot)));
  });
};

/** The lines of a snapshot: its head, its rows some hundred a line, and the SHA-256 over all that went before. */
export function* snapshotLines({ rows, ...head }: Snapshot): Generator<Buffer> {
  const hash = createHash('sha256');
  const line = (value: unknown): Buffer => {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
    hash.update(bytes);
    return bytes;
  };
  yield line({ ...head, rows: rows.length });
  for (let i = 0; i < rows.length; i += ROWS_IN_LINE) yield line(rows.slice(i, i + ROWS_IN_LINE));
  yield Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
}
