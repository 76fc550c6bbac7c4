import './setup/require-node.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ROOT } from './setup/places.mjs';
import { SetupFailure } from './setup/report.mjs';
import { ensureScriptBundled } from './steps/script-bundle.mjs';

/** Exit code of a fault, as the command line promises; set-up that fails is one. */
const FAULT = 3;

/**
 * `npm run -s cli -- …`: bundles the command line when something changed and runs it in this very process, so that its
 * standard output and exit code are its own. A command that prints finds an Electron through LIANJIAN_SETUP.
 */
async function main() {
  await ensureDependencies(ROOT);
  const script = await ensureScriptBundled({
    entry: 'hub/cli/main.ts',
    folder: 'cli',
    name: 'lianjian',
    sources: ['shared', 'hub'],
  });
  process.env['LIANJIAN_SETUP'] = join(import.meta.dirname, 'print-runtime.mjs');
  process.argv = [process.execPath, script, ...process.argv.slice(2)];
  await import(pathToFileURL(script).href);
}

try {
  await main();
} catch (cause) {
  process.stderr.write(
    `${cause instanceof SetupFailure ? cause.message : String(cause instanceof Error ? cause.stack : cause)}\n`,
  );
  process.exitCode = FAULT;
}
