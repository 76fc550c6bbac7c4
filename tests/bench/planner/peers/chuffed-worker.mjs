import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import vm from 'node:vm';

// MiniZinc's browser worker, run as it is in a worker of Node: it asks for these names of a browser or of CommonJS.
const file = fileURLToPath(new URL('./node_modules/minizinc/dist/minizinc-worker.js', import.meta.url));
Object.assign(globalThis, {
  require: createRequire(import.meta.url),
  __filename: file,
  __dirname: dirname(file),
  addEventListener: (name, heard) => parentPort.on(name, (data) => heard({ data })),
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  postMessage: (said) => parentPort.postMessage(said),
});
vm.runInThisContext(readFileSync(file, 'utf8'), file);
