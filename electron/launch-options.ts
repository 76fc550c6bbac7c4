import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How the desk was started. Paths are absolute. */
export type LaunchOptions = {
  /** Opens the demo day instead of the desk's own port. */
  readonly demo: boolean;
  /** Takes a picture of every screen into this folder, and ends. */
  readonly shotsFolder: string | null;
  /** Prints the job in one file to the other, without an officer, and ends. */
  readonly printJob: { readonly file: string; readonly pdf: string } | null;
  /** Keeps the desk's memory here instead of the system's usual place. */
  readonly profile: string | null;
};

const OPTIONS = {
  demo: { type: 'boolean' },
  shots: { type: 'string' },
  'print-job': { type: 'string' },
  pdf: { type: 'string' },
  'user-data-dir': { type: 'string' },
} as const;

const pathOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? resolve(value) : null);

/** Reads a command line, with or without the program before it. What Chromium and Electron read themselves is left alone. */
export function readLaunchOptions(argv: readonly string[]): LaunchOptions {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, allowPositionals: true });
  const shotsFolder = pathOf(values.shots);
  const file = pathOf(values['print-job']);
  const pdf = pathOf(values.pdf);
  return {
    demo: values.demo === true || shotsFolder !== null,
    shotsFolder,
    printJob: file !== null && pdf !== null ? { file, pdf } : null,
    profile: pathOf(values['user-data-dir']),
  };
}

/** Whether nobody sits at the window: it was opened to take pictures or to print. */
export const unattended = ({ shotsFolder, printJob }: LaunchOptions): boolean =>
  shotsFolder !== null || printJob !== null;
