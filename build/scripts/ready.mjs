import './setup/require-node.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ROOT } from './setup/places.mjs';
import { runEntry } from './setup/report.mjs';
import { CHECKS, runChecks, runVitest } from './steps/checks.mjs';
import { sumOf } from './steps/test-count.mjs';

/** `npm run ready`: what can be known in a minute without a window. */
await runEntry(async () => {
  await ensureDependencies(ROOT);
  const checks = await runChecks([CHECKS.types, CHECKS.lint, CHECKS.boundaries]);
  const { passed, failed } = sumOf([checks, await runVitest({ projects: ['unit', 'property'] })]);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
