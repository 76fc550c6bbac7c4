import { existsSync, readFileSync, rmSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileReport */

/** Forgets the last run's report, so that a run that dies cannot be counted by its predecessor. */
export const emptyCount = (/** @type {string} */ file) => rmSync(file, { force: true });

/**
 * What a test run did, from the report it wrote and its exit code. A file that could not be loaded is one failure. No report,
 * no test at all, or a bad exit code without a failed test is one failure too: silence is never success.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Count}
 */
export function countFrom(file, exitCode) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const files = /** @type {{ testResults: FileReport[] }} */ (JSON.parse(readFileSync(file, 'utf8'))).testResults;
  const tests = files.flatMap((one) => one.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const unloaded = files.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length;
  const failed = tests.filter((test) => test.status === 'failed').length + unloaded;
  const silent = failed === 0 && (passed === 0 || exitCode !== 0);
  return { passed, failed: silent ? 1 : failed };
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export const sumOf = (counts) => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
});
