/** What a command may do to the machine; injected, so that a test needs no disk. */
export type CliIo = {
  /** Null when there is no such file or it cannot be read. */
  readonly readFile: (path: string) => Promise<Uint8Array | null>;
  /** Writes a file and the folders above it; false when that cannot be done. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<boolean>;
  /** Prints a day file as the day plan to a PDF. False where no window can be opened here: no display, no Xvfb, no Electron. */
  readonly printDay: (dayFile: string, pdf: string) => Promise<boolean>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
};
