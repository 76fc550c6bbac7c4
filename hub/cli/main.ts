import { machine } from './machine';
import { runCli } from './run';

/** The command line on this machine. Text goes out whole before the process ends: the exit code is set, never forced. */
process.exitCode = await runCli(process.argv.slice(2), machine);
