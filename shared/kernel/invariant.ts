/** A broken promise of our own code: never an officer's mistake, never the weather. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** Throws a Fault when a condition that the code guarantees does not hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message);
}

/** Marks the branch that the types rule out; reaching it is a Fault. */
export function unreachable(value: never): never {
  throw new Fault(`unreachable: ${JSON.stringify(value)}`);
}
