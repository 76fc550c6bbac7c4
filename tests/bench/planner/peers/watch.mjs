import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const { best, seconds } = workerData;

function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Says the best so far and ends the process, threads of the solver and all. */
function end(status) {
  const [objective, bound] = Array.from(best, (value) => (Number.isFinite(value) ? value : null));
  writeSync(1, `\n${JSON.stringify({ objective, bound, status, cpu: spent() })}\n`);
  process.kill(process.pid, 'SIGKILL');
}

parentPort.on('message', end);
setInterval(() => {
  if (spent() >= seconds) end('TIME');
}, 100);
