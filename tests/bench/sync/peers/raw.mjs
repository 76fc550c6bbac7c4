import { Agent, request } from 'node:http';
import { batches } from './documents.mjs';

/** Posts JSON over one kept connection and reads the answer. */
export function poster(/** @type {string} */ url, headers = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (/** @type {string} */ path, /** @type {string} */ body) =>
    new Promise((done, fail) => {
      const call = request(url + path, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', ...headers },
      });
      call.on('error', fail);
      call.on('response', (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => done(Buffer.concat(parts).toString()));
      });
      call.end(body);
    });
}

/** The raw durable limit: documents posted in batches of a size. */
export async function push(/** @type {string} */ url, docs, size) {
  const post = poster(url);
  for (const batch of batches(docs, size)) await post('/sync', JSON.stringify(batch));
}
