/** A set-up step that cannot succeed here, in a sentence that says what to do. Never a bug of the scripts. */
export class SetupFailure extends Error {
  /** @override */
  name = 'SetupFailure';
}

/** Progress goes to standard error, so that a command's own standard output stays clean. */
export function say(/** @type {string} */ message) {
  process.stderr.write(`[lianjian] ${message}\n`);
}

/**
 * Does a slow piece of work and says how long it took.
 * @template T
 * @param {string} label
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function timed(label, work) {
  const started = performance.now();
  say(`${label} …`);
  const value = await work();
  say(`${label}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return value;
}

/**
 * Runs an entry script: a SetupFailure becomes its sentence and exit code 1, anything else stays a stack.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runEntry(main) {
  try {
    process.exitCode = await main();
  } catch (cause) {
    if (!(cause instanceof SetupFailure)) throw cause;
    process.stderr.write(`\n${cause.message}\n\n`);
    process.exitCode = 1;
  }
}
