import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Menu, app, session, type BrowserWindow } from 'electron';
import { declareScheme, serveApp } from './app-protocol';
import { answerCalls } from './desk-calls';
import { answerHubCalls } from './hub-calls';
import type { HubHost } from './hub-host';
import { answerJournalCalls } from './journal-calls';
import { readLaunchOptions, unattended, type LaunchOptions } from './launch-options';
import { note, noteFault, startLog } from './log';
import { setMemoryAside } from './old-memory';
import { sealEveryPage, sealSession } from './security';
import { sendOnErrand } from './unattended';
import { closeGently, openWindow } from './window';

/** The desk's memory: where the command line says, a temporary folder on an errand, else the officer's own. */
function choosePlace(options: LaunchOptions): void {
  const own = () =>
    unattended(options) ? mkdtempSync(join(tmpdir(), 'lianjian-')) : join(app.getPath('appData'), 'Lianjian');
  app.setPath('userData', options.profile ?? own());
}

/** No menu, so no hidden accelerators; macOS needs one for copy and paste. */
const menu = (): Menu | null =>
  process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null;

function openDesk(options: LaunchOptions): void {
  Menu.setApplicationMenu(menu());
  sealSession(session.defaultSession);
  serveApp(join(import.meta.dirname, '../renderer'));
  const window = openWindow(options);
  answerCalls({ window, options, ...sendOnErrand(window, options) });
  endWithHub(answerHubCalls(window, app.getPath('userData')));
  answerJournalCalls(app.getPath('userData'));
  closeGently(window);
  watchOver(window);
  note('info', 'desk.open', { version: app.getVersion(), electron: process.versions.electron });
}

/** The desk ends when its hub has closed its files. */
function endWithHub(hub: HubHost): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void hub.stop().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

/** A page that crashed is loaded again: all that was acted is on the disk. A second desk on the same memory shows this one. */
function watchOver(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    note('error', 'page.gone', { reason, exitCode });
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}

/** A bug in main ends the desk rather than leaving it half alive; the log says where. */
function noteEveryFault(): void {
  process.on('uncaughtException', (cause) => {
    noteFault('main.fault', cause);
    app.exit(1);
  });
  process.on('unhandledRejection', (cause) => noteFault('main.fault', cause));
  // The terminal that started us may be closed; that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function start(): void {
  const options = readLaunchOptions(process.argv.slice(1));
  choosePlace(options);
  startLog();
  noteEveryFault();
  if (!app.requestSingleInstanceLock()) return app.quit();
  if (setMemoryAside(app.getPath('userData'), Date.now()) !== null) note('warn', 'memory.aside');
  declareScheme();
  // Every renderer is sandboxed; as root on Linux, Chromium's own sandbox cannot be had and both switches together kill the app.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  sealEveryPage();
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => openDesk(options));
}

start();
