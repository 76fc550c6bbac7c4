import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WALLS } from '../lint/walls.mjs';
import { toolScript } from './setup/child.mjs';
import { missingOptionals } from './setup/dependencies.mjs';
import { ROOT } from './setup/places.mjs';
import { runEntry, say } from './setup/report.mjs';

const RULES = ['lianjian/walls', 'import/no-cycle', 'lianjian/no-barrel'];

/** @typedef {{ diagnostics: { message: string, code: string, filename: string }[], number_of_files: number }} LintReport */

/**
 * Holds every import below a root against the walls, with the linter's own configuration and nothing else of it.
 * @param {string} root
 * @returns {LintReport}
 */
export function lintWalls(root) {
  const only = ['-A', 'all', ...RULES.flatMap((rule) => ['-D', rule])];
  const args = [toolScript('oxlint/bin/oxlint'), '-c', 'build/oxlintrc.json', ...only, '-f', 'json', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/**
 * All that is wrong, a sentence each: an import through a wall, a cycle, a barrel, a gap in the lock file, and a report in which
 * no module was read, for a check that sees nothing finds nothing.
 * @param {LintReport} report
 * @param {readonly string[]} gaps
 */
export function complaints(report, gaps) {
  return [
    ...(report.number_of_files > 0 ? [] : ['no module was read']),
    ...report.diagnostics.map(({ filename, message, code }) => `${filename}: ${message} [${code}]`),
    ...gaps.map((name) => `package-lock.json lacks the optional package ${name}: npm ci will fail`),
  ];
}

function main() {
  const report = lintWalls(ROOT);
  const gaps = missingOptionals(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  const faults = complaints(report, gaps);
  for (const fault of faults) say(fault);
  say(`boundaries: ${report.number_of_files} modules, ${WALLS.length} walls, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) await runEntry(async () => main());
