import { join } from 'node:path';
import { runNode, toolScript } from '../setup/child.mjs';
import { OUT } from '../setup/places.mjs';
import { say } from '../setup/report.mjs';
import { countFrom, emptyCount } from './test-count.mjs';

/** @typedef {import('./test-count.mjs').Count} Count */
/** @typedef {{ name: string, run: () => Promise<number> }} Check resolves to an exit code */

const ours = (/** @type {string} */ script) => join(import.meta.dirname, '..', script);
const PRETTIER = ['--config', 'build/prettier.json', '--ignore-path', 'build/prettierignore', '--check', '.'];

/** @satisfies {Record<string, Check>} */
export const CHECKS = {
  types: { name: 'types', run: () => runNode(ours('types.mjs'), []) },
  lint: {
    name: 'lint',
    run: () => runNode(toolScript('oxlint/bin/oxlint'), ['-c', 'build/oxlintrc.json', '--type-aware', '.']),
  },
  format: { name: 'format', run: () => runNode(toolScript('prettier/bin/prettier.cjs'), PRETTIER) },
  boundaries: { name: 'boundaries', run: () => runNode(ours('boundaries.mjs'), []) },
  deadCode: {
    name: 'dead code',
    run: () => runNode(toolScript('knip/bin/knip.js'), ['--config', 'build/knip.json', '--no-progress']),
  },
  spec: { name: 'spec', run: () => runNode(ours('check-spec.mjs'), []) },
};

/**
 * Runs checks to the last one, whatever fails on the way; each counts as one test.
 * @param {readonly Check[]} checks
 * @returns {Promise<Count>}
 */
export async function runChecks(checks) {
  const failed = [];
  for (const check of checks) {
    say(`${check.name} …`);
    if ((await check.run()) !== 0) failed.push(check.name);
  }
  for (const name of failed) say(`FAILED: ${name}`);
  return { passed: checks.length - failed.length, failed: failed.length };
}

/**
 * Runs vitest on the named projects, or on all, and counts from its own report.
 * @param {{ projects: readonly string[], filters?: readonly string[], env?: NodeJS.ProcessEnv }} what
 * @returns {Promise<Count>}
 */
export async function runVitest({ projects, filters = [], env = {} }) {
  const file = join(OUT, 'test-report.json');
  emptyCount(file);
  const args = [
    'run',
    '-c',
    'build/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const only = projects.flatMap((name) => ['--project', name]);
  const code = await runNode(toolScript('vitest/vitest.mjs'), [...args, ...only, ...filters], { env });
  return countFrom(file, code);
}
