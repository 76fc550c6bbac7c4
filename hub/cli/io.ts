/** What a command may do to the machine; injected, so that a test needs no disk. */
export type CliIo = {
  /** Null when there is no such file or it cannot be read. */
  readonly readFile: (path: string) => Promise<Uint8Array | null>;
  /** Writes a file and the folders above it; false when that cannot be done. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<boolean>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
};
