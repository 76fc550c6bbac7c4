import './setup/require-node.mjs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNode, toolScript } from './setup/child.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ROOT } from './setup/places.mjs';
import { runEntry, say } from './setup/report.mjs';

/** `npm run types`: one compilation a runtime, each against only the libraries it has. Goes through all, then names the failed. */
await runEntry(async () => {
  await ensureDependencies(ROOT);
  const folder = join(ROOT, 'build/tsconfig');
  const projects = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'base.json');
  const failed = [];
  for (const project of projects) {
    const code = await runNode(toolScript('typescript/bin/tsc'), ['-p', join(folder, project)]);
    if (code !== 0) failed.push(project.replace('.json', ''));
  }
  say(failed.length === 0 ? `types: ${projects.length} runtimes compile` : `types: failed in ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
