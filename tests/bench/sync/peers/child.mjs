import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts a peer's server; `bytes` are those of its sockets since the last question. */
export async function serverOf(/** @type {string} */ name) {
  const folder = mkdtempSync(join(tmpdir(), `bench-${name}-`));
  const child = fork(join(import.meta.dirname, 'serve.mjs'), [name, folder]);
  const said = () =>
    new Promise((hear, fail) => child.once('message', hear).once('exit', () => fail(new Error(`${name} ended`))));
  const { port } = await said();
  let before = { received: 0, sent: 0 };
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    async bytes() {
      const answer = said();
      child.send('bytes');
      const now = await answer;
      const since = { received: now.received - before.received, sent: now.sent - before.sent };
      before = now;
      return since;
    },
    stop() {
      child.removeAllListeners('exit');
      child.disconnect();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
