import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

let made = 0;

const until = (/** @type {() => boolean} */ holds) =>
  new Promise((done) => {
    const look = () => (holds() ? done(undefined) : setTimeout(look, 2));
    look();
  });

function join(port, room) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${String(port)}`, room, doc, {
    WebSocketPolyfill: WebSocket,
    disableBc: true,
  });
  return { doc, provider, leave: () => (provider.destroy(), doc.destroy()) };
}

/** One edit, one transaction, until another client has them all; then a late client joins. */
export async function run(/** @type {number} */ port, docs) {
  const room = `bench-${String((made += 1))}`;
  const [writer, reader] = [join(port, room), join(port, room)];
  await until(() => writer.provider.synced && reader.provider.synced);
  const start = performance.now();
  for (const [i, { id, ...rest }] of docs.entries()) {
    writer.doc.getMap('docs').set(id, rest);
    if (i % 200 === 199) await new Promise((go) => setImmediate(go));
  }
  await until(() => reader.doc.getMap('docs').size === docs.length);
  const pushed = performance.now();
  const late = join(port, room);
  await until(() => late.doc.getMap('docs').size === docs.length);
  const pulled = performance.now();
  for (const client of [writer, reader, late]) client.leave();
  return { push: pushed - start, pull: pulled - pushed };
}
