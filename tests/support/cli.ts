import { runCli } from '#hub/cli/run';

/** A machine of memory: files by path, what was printed, and a clock that moves 10 ms whenever it is asked. */
export function memoryMachine(files: Readonly<Record<string, string | Uint8Array>>, { sealed = false } = {}) {
  const disk = new Map<string, Uint8Array>(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? Buffer.from(content) : content,
    ]),
  );
  const printed = { out: '', err: '' };
  let time = 0;
  const run = async (...argv: readonly string[]) => {
    printed.out = '';
    printed.err = '';
    const exit = await runCli(argv, {
      readFile: (path) => Promise.resolve(disk.get(path) ?? null),
      writeFile: (path, bytes) => {
        if (!sealed) disk.set(path, bytes);
        return Promise.resolve(!sealed);
      },
      stdout: (text) => void (printed.out += text),
      stderr: (text) => void (printed.err += text),
      clock: () => (time += 10),
      printDay: () => Promise.resolve(false),
    });
    return { exit, out: printed.out, err: printed.err };
  };
  /** Runs a command with `--json`; gives its exit code and the value that it printed, or the error. */
  const json = async (...argv: readonly string[]) => {
    const { exit, out, err } = await run(...argv, '--json');
    return { exit, value: JSON.parse(out === '' ? err : out) as Record<string, never> };
  };
  return { disk, run, json };
}
