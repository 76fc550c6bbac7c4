import { ensureDependencies } from './dependencies.mjs';
import { openDisplay } from './display.mjs';
import { resolveElectron, sandboxArguments } from './electron-runtime.mjs';
import { ROOT } from './places.mjs';
import { ensureSystemLibraries, offerChineseFont } from './system-libraries.mjs';

/** @typedef {{ exe: string, args: string[], env: NodeJS.ProcessEnv, stop: () => void }} Window */

/** Everything before a window can open: packages, Electron, libraries, fonts, display. Quick when all is there. */
export async function setUpDesk() {
  await ensureDependencies(ROOT);
  return openElectron();
}

/**
 * An Electron that can open windows here: its executable, the arguments it needs, the environment with a display, and how to
 * stop that display. Packages must be installed.
 * @returns {Promise<Window>}
 */
export async function openElectron() {
  const { exe } = await resolveElectron('use');
  await ensureSystemLibraries(exe);
  await offerChineseFont();
  const display = await openDisplay();
  const args = sandboxArguments();
  const env = { ...display.env, LIANJIAN_ELECTRON: exe, LIANJIAN_ELECTRON_ARGS: args.join(' ') };
  return { exe, args, env, stop: display.stop };
}
