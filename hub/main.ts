import { runCli } from './cli/run';
import { machine } from './cli/machine';

/** The hub of a server machine: settings from the command line, the environment and a file; one JSON line when it is ready. */
process.exitCode = await runCli(['hub', 'serve', ...process.argv.slice(2), '--json'], machine);
