import { join } from 'node:path';
import { BrowserWindow, app, screen, type Rectangle } from 'electron';
import { tell } from './ipc';
import type { LaunchOptions } from './launch-options';
import { PAGE } from './page-address';
import { SMALLEST, USUAL, readBounds, storeBounds, type StoredBounds } from './window-bounds';

const BACKGROUND = '#f6f7f9';
/** How long the page may keep what is only on the screen, in milliseconds. */
const LAST_WORDS = 200;

const boundsFile = (): string => join(app.getPath('userData'), 'window.json');

const boundsOf = (window: BrowserWindow): StoredBounds => ({
  ...window.getNormalBounds(),
  maximized: window.isMaximized(),
});

/** The page's address with what it must know before it can call: that this is the demo, or a job to print. */
const addressFor = ({ demo, printJob }: LaunchOptions): string =>
  printJob !== null ? `${PAGE}?print=1` : demo ? `${PAGE}?demo=1` : PAGE;

/** Opens the desk's window, where it was when it was last closed. It shows itself once there is something to see. */
export function openWindow(options: LaunchOptions): BrowserWindow {
  const bounds = lastBounds();
  const window = new BrowserWindow({
    ...USUAL,
    ...placeOf(bounds),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: BACKGROUND,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // Compiled scripts are kept from the first start on, not from the third.
      v8CacheOptions: 'bypassHeatCheck',
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (options.printJob !== null) return; // nobody looks
    if (bounds?.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(addressFor(options));
  return window;
}

const placeOf = (bounds: StoredBounds | null): Partial<Rectangle> => {
  if (bounds === null) return {};
  const { maximized: _, ...place } = bounds;
  return place;
};

const lastBounds = (): StoredBounds | null =>
  readBounds(
    boundsFile(),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );

/** Before the window closes: the page hears of it, and the window's place is remembered. */
export function closeGently(window: BrowserWindow): void {
  let told = false;
  window.on('close', (event) => {
    if (told) return;
    told = true;
    event.preventDefault();
    tell(window, 'app.closing', {});
    const stored = storeBounds(boundsFile(), boundsOf(window));
    const lastWords = new Promise((resolve) => setTimeout(resolve, LAST_WORDS));
    void Promise.allSettled([stored, lastWords]).then(() => window.destroy());
  });
}
