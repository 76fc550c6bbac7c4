import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CliIo } from './io';
import { printDay } from './print-day';

/** This machine, for the command line. */
export const machine: CliIo = {
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
};
