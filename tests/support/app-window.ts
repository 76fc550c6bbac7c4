import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, errors, type ElectronApplication, type Page } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '../..');

export type DeskOptions = {
  /** The folder of the desk's memory; a fresh one, removed at the end, unless told. */
  readonly profile?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export type OpenDesk = {
  readonly app: ElectronApplication;
  /** The desk's window, its page loaded. */
  readonly page: Page;
  readonly profile: string;
  /** Closes the window as an officer does, and waits until the desk has ended. */
  readonly close: () => Promise<void>;
  /** Cuts the power: ends every process of the desk at once, without a last word. The profile stays. */
  readonly kill: () => Promise<void>;
};

/** The runtime that set-up has found; without it no window can be opened. */
function runtime(): { executablePath: string; args: string[] } {
  const executablePath = process.env['LIANJIAN_ELECTRON'];
  if (executablePath === undefined)
    throw new Error('No LIANJIAN_ELECTRON: run window tests with `npm test -- e2e <file>`.');
  return {
    executablePath,
    args: (process.env['LIANJIAN_ELECTRON_ARGS'] ?? '').split(' ').filter((word) => word !== ''),
  };
}

/** This process's environment and what the test adds, without what is undefined. */
function environment(added: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), ...added };
}

/** Ends a process group; the desk's helpers belong to it. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    process.kill(pid, 'SIGKILL'); // Windows knows no groups
  }
}

/** The first window's page, loaded; a desk that shows none is ended rather than left behind. */
async function firstPage(app: ElectronApplication): Promise<Page> {
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('domcontentloaded');
    return page;
  } catch (cause) {
    const { pid } = app.process();
    if (pid !== undefined) endGroup(pid);
    throw cause;
  }
}

/** Milliseconds in which the driver gets hold of a desk, which opens in a few seconds on any machine. */
const HOLD_MS = 45_000;

/**
 * Launches the desk. On a machine with much else to do the driver seldom waits for ever for one that has long shown its page; that one is
 * ended, which is said, and another launched.
 */
async function launched(folder: string, { args = [], env = {} }: DeskOptions): Promise<ElectronApplication> {
  const { executablePath, args: needed } = runtime();
  const wanted = [ROOT, ...needed, `--user-data-dir=${folder}`, ...args];
  const launch = () => _electron.launch({ executablePath, args: wanted, env: environment(env), timeout: HOLD_MS });
  try {
    return await launch();
  } catch (cause) {
    if (!(cause instanceof errors.TimeoutError)) throw cause;
    console.warn(`the driver did not get hold of the desk in ${String(HOLD_MS / 1000)} s: launched once more`);
    return launch();
  }
}

/** Opens the real desk in a real window. Close or kill it in the end. */
export async function openDesk(options: DeskOptions = {}): Promise<OpenDesk> {
  const { profile } = options;
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'lianjian-desk-'));
  const app = await launched(folder, options);
  const page = await firstPage(app);
  const close = async (): Promise<void> => {
    await app.close();
    if (profile === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const desk = app.process();
  const kill = async (): Promise<void> => {
    if (desk.pid === undefined || desk.exitCode !== null || desk.signalCode !== null) return;
    const gone = new Promise((done) => desk.once('exit', done));
    endGroup(desk.pid);
    await gone;
  };
  return { app, page, profile: folder, close, kill };
}
