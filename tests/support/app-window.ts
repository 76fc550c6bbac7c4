import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

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

/** Opens the real desk in a real window. Close or kill it in the end. */
export async function openDesk({ profile, args = [], env = {} }: DeskOptions = {}): Promise<OpenDesk> {
  const { executablePath, args: needed } = runtime();
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'lianjian-desk-'));
  const app = await _electron.launch({
    executablePath,
    args: [ROOT, ...needed, `--user-data-dir=${folder}`, ...args],
    env: environment(env),
  });
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
