import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { printDay } from './print-day';
import { runCli } from './run';

/** The command line on this machine. Text goes out whole before the process ends: the exit code is set, never forced. */
process.exitCode = await runCli(process.argv.slice(2), {
  readFile: (path) => readFile(path).catch(() => null),
  writeFile: async (path, bytes) => {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      return true;
    } catch {
      return false; // the command says which file could not be written
    }
  },
  printDay,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  clock: () => performance.now(),
});
