import type { ServerResponse } from 'node:http';
import type { Poke } from '#shared/sync/exchange';
import { wireBytes } from '../authority/wire-text';
import { bearerOf, deskOf, forEnrolled, type AddRoutes, type Served } from './served';

/** Bytes that may wait for a reader before the reader is dropped: it comes back and asks for what it missed. */
const MOST_WAITING = 4 * 1024 * 1024;
/** Lines open at once for one desk; an older one is a window that has gone. */
const MOST_A_DESK = 3;
const LINE_END = Buffer.from('\n');

/**
 * `GET /v1/pokes`: a line of JSON for every change as it is made, and a sign of life in between. Losing the connection, or being dropped as
 * a slow reader, loses nothing: the desk asks for all after its cursor.
 */
export const pokesRoute: AddRoutes = (app, served) => {
  const open = new Map<string, Set<() => void>>();
  app.get('/v1/pokes', forEnrolled(served, 'desk'), (request, reply) => {
    const desk = deskOf(request);
    const token = bearerOf(request)!;
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' });
    const lines = open.get(desk.deskId) ?? new Set<() => void>();
    open.set(desk.deskId, lines);
    const [oldest] = lines;
    if (lines.size >= MOST_A_DESK) oldest?.();
    const end = tell(served, reply.raw, {
      listen: (hear) => served.hub.listen(desk, hear),
      stillAllowed: async () => (await served.hub.access.deskOf(token)) !== null,
      ended: () => {
        lines.delete(end);
        if (lines.size === 0) open.delete(desk.deskId);
      },
    });
    lines.add(end);
  });
};

type Line = {
  readonly listen: (hear: (poke: Poke) => void) => () => void;
  /** Asked with every sign of life, so that a revoked desk hears no more. */
  readonly stillAllowed: () => Promise<boolean>;
  readonly ended: () => void;
};

/** Writes pokes until either side goes; gives what ends it. */
function tell({ hub, beatEvery, stopping }: Served, out: ServerResponse, line: Line): () => void {
  const say = (line: Buffer): void => {
    if (out.writableLength > MOST_WAITING) out.destroy();
    else out.write(Buffer.concat([line, LINE_END]));
  };
  const beat = (): void => say(Buffer.from(JSON.stringify({ beat: hub.now() })));
  const end = (): void => void out.end();
  const stop = line.listen((poke) => say(wireBytes(poke)));
  const beats = setInterval(() => {
    beat();
    line.stillAllowed().then(
      (allowed) => allowed || end(),
      () => {}, // the store does not answer: asked again with the next sign of life
    );
  }, beatEvery);
  stopping.signal.addEventListener('abort', end);
  out.once('close', () => {
    clearInterval(beats);
    stopping.signal.removeEventListener('abort', end);
    stop();
    line.ended();
  });
  beat();
  return end;
}
