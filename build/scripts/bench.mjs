import './setup/require-node.mjs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './setup/child.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { openElectron } from './setup/desk-setup.mjs';
import { ROOT } from './setup/places.mjs';
import { SetupFailure, runEntry, say } from './setup/report.mjs';
import { ensureAppBuilt } from './steps/app-build.mjs';
import { ensureScriptBundled } from './steps/script-bundle.mjs';

const ENDING = '.bench.ts';
/** Benchmarks of the real window. */
const IN_A_WINDOW = new Set(['cold-start', 'sync']);

/** The benchmarks asked for, or all; a name that does not exist is refused rather than skipped. */
function chosen(/** @type {readonly string[]} */ asked) {
  const files = readdirSync(join(ROOT, 'tests/bench')).filter((name) => name.endsWith(ENDING));
  const all = files.map((name) => name.slice(0, -ENDING.length));
  const unknown = asked.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new SetupFailure(`No benchmark ${unknown.join(', ')}; there are: ${all.join(', ')}.`);
  return asked.length > 0 ? asked : all;
}

/** `npm run bench -- planner …`: bundles plain scripts and runs them one after another; words with a dash go to them. */
await runEntry(async () => {
  await ensureDependencies(ROOT);
  const words = process.argv.slice(2);
  const names = chosen(words.filter((word) => !word.startsWith('-')));
  const needsWindow = names.some((name) => IN_A_WINDOW.has(name));
  const electron = needsWindow ? await openElectron() : undefined;
  if (needsWindow) await ensureAppBuilt();
  const failed = [];
  for (const name of names) {
    const script = await ensureScriptBundled({
      entry: `tests/bench/${name}${ENDING}`,
      folder: `bench/${name}`,
      name,
      sources: ['shared', 'hub', 'tests/bench', 'tests/support'],
    });
    say(`bench ${name}`);
    const flags = words.filter((word) => word.startsWith('-'));
    const code = await runNode(script, flags, { env: electron?.env ?? {} });
    if (code !== 0) failed.push(name);
  }
  electron?.stop();
  if (failed.length > 0) say(`FAILED: ${failed.join(', ')}`);
  return failed.length === 0 && names.length > 0 ? 0 : 1;
});
