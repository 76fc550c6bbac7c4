import { setTimeout as pause } from 'node:timers/promises';
import { app, type BrowserWindow } from 'electron';
import { tell } from './ipc';
import type { LaunchOptions } from './launch-options';
import { takeShots, type Shots } from './shots';

/** How long an unattended desk may take, in milliseconds. */
const PATIENCE = 120_000;

/** What a desk was started to do without an officer; nothing for an ordinary one. */
export type Errand = {
  readonly shots: Shots | null;
  /** To be told when the print job is written. */
  readonly jobPrinted: () => void;
};

async function tooLate(): Promise<never> {
  await pause(PATIENCE);
  throw new Error(`not done in ${PATIENCE / 1000} s`);
}

/** Ends the desk when its errand is done: says what it did, or why not with exit code 1. */
async function endAfter(work: Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await Promise.race([work, tooLate()])}\n`);
    app.exit(0);
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : 'failed'}\n`);
    app.exit(1);
  }
}

function shotsOf(window: BrowserWindow, folder: string): Shots {
  const shots = takeShots(folder, {
    show: (screen) => tell(window, 'shots.show', { screen }),
    capture: () => window.webContents.capturePage(),
  });
  void endAfter(shots.done.then((count) => `${count} pictures and day-plan.pdf in ${folder}`));
  return shots;
}

/** Sets the desk on its errand, if the command line gave it one. */
export function sendOnErrand(window: BrowserWindow, { shotsFolder, printJob }: LaunchOptions): Errand {
  if (shotsFolder !== null) return { shots: shotsOf(window, shotsFolder), jobPrinted: () => {} };
  if (printJob === null) return { shots: null, jobPrinted: () => {} };
  let jobPrinted = (): void => {};
  void endAfter(new Promise((resolve) => (jobPrinted = () => resolve(printJob.pdf))));
  return { shots: null, jobPrinted };
}
