import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { answer } from './ask.mjs';

const PROJECT = `
include "cumulative.mzn";
int: n; int: r; int: horizon;
array[1..n] of int: d; array[1..r, 1..n] of int: q; array[1..r] of int: c;
array[int] of int: before; array[int] of int: after;
array[1..n] of var 0..horizon: s;
var 0..horizon: makespan;
constraint forall(i in index_set(before))(s[before[i]] + d[before[i]] <= s[after[i]]);
constraint forall(a in 1..n)(s[a] + d[a] <= makespan);
constraint forall(k in 1..r)(cumulative(s, d, [q[k, a] | a in 1..n], c[k]));
solve :: int_search(s, smallest, indomain_min) minimize makespan;
output ["\\(makespan)"];
`;

function dataOf({ durations, demands, capacities, successors }) {
  const pairs = successors.flatMap((list, a) => list.map((b) => [a + 1, b + 1]));
  return {
    n: durations.length,
    r: capacities.length,
    horizon: durations.reduce((a, b) => a + b, 0),
    d: durations,
    q: capacities.map((_, k) => demands.map((row) => row[k])),
    c: capacities,
    before: pairs.map(([a]) => a),
    after: pairs.map(([, b]) => b),
  };
}

/** Free search; every better solution is told. */
const ARGS = ['--solver', 'chuffed', '-f', '-a', 'project.mzn', 'project.json'];

await answer(({ project }, tell) => {
  const part = (name) => fileURLToPath(new URL(`./node_modules/minizinc/dist/${name}`, import.meta.url));
  const worker = new Worker(new URL('./chuffed-worker.mjs', import.meta.url));
  const files = { 'project.mzn': PROJECT, 'project.json': JSON.stringify(dataOf(project)) };
  return new Promise((done) => {
    let status;
    worker.on('message', (said) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      if (said.type === 'ready') worker.postMessage({ jsonStream: true, files, args: ARGS });
      if (said.type === 'solution') tell({ objective: Number(said.output.default) });
      if (said.type === 'status') status = said.status === 'OPTIMAL_SOLUTION' ? 'OPTIMAL' : said.status;
      if (said.type === 'error') process.stderr.write(`${said.message}\n`);
      if (said.type === 'exit') done(status ?? `exit ${said.code}`);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage({ wasmURL: part('minizinc.wasm'), dataURL: part('minizinc.data') });
  });
});
