import './setup/require-node.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { openElectron } from './setup/desk-setup.mjs';
import { ROOT } from './setup/places.mjs';
import { offerPostgres } from './setup/postgres.mjs';
import { SetupFailure, runEntry, say } from './setup/report.mjs';
import { offerPdfReader } from './setup/system-libraries.mjs';
import { ensureAppBuilt } from './steps/app-build.mjs';
import { CHECKS, runChecks, runVitest } from './steps/checks.mjs';
import { sumOf } from './steps/test-count.mjs';

const PROJECTS = ['unit', 'property', 'contract', 'integration', 'e2e', 'fault'];
const IN_A_WINDOW = new Set(['e2e', 'fault']);
const ON_A_SERVER = new Set(['contract', 'integration']);

/** The build as a check: a failure is told and counted, and the tests that need no window still run. */
const BUILD = {
  name: 'build',
  run: async () => {
    try {
      await ensureAppBuilt();
      return 0;
    } catch (cause) {
      if (!(cause instanceof SetupFailure)) throw cause;
      say(cause.message);
      return 1;
    }
  },
};

/** Words that name projects choose them; the others are passed to vitest as they are (a file, `-t` and a title). */
function readArguments(/** @type {readonly string[]} */ words) {
  const chosen = PROJECTS.filter((name) => words.includes(name));
  return {
    everything: words.length === 0,
    projects: chosen.length > 0 ? chosen : PROJECTS,
    filters: words.filter((word) => !PROJECTS.includes(word)),
  };
}

/**
 * `npm test`: all that CI runs, to the end whatever fails, then the count. `npm test -- unit` runs only that project, without
 * the checks.
 */
await runEntry(async () => {
  const { everything, projects, filters } = readArguments(process.argv.slice(2));
  await ensureDependencies(ROOT);
  const needsWindow = projects.some((name) => IN_A_WINDOW.has(name));
  const electron = needsWindow ? await openElectron() : undefined;
  if (needsWindow) await offerPdfReader();
  if (projects.some((name) => ON_A_SERVER.has(name))) await offerPostgres();
  try {
    const { types, lint, format, boundaries, deadCode, spec } = CHECKS;
    const before = everything ? [types, lint, format, boundaries, deadCode, spec] : [];
    const checks = await runChecks(needsWindow ? [...before, BUILD] : before);
    const tests = await runVitest({ projects: everything ? [] : projects, filters, env: electron?.env ?? {} });
    const { passed, failed } = sumOf([checks, tests]);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  } finally {
    electron?.stop();
  }
});
