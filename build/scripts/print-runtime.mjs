import { openElectron } from './setup/desk-setup.mjs';
import { ROOT } from './setup/places.mjs';
import { ensureAppBuilt } from './steps/app-build.mjs';

/**
 * An Electron with the built app, for a command that prints: run `exe` with `args` and your own after them, and with `env`
 * added to the environment; call `stop` in the end. Rejects with a sentence where no window can be opened (no runtime, no
 * display and no Xvfb).
 * @returns {Promise<{ exe: string, args: string[], env: NodeJS.ProcessEnv, stop: () => void }>}
 */
export async function electronForPrinting() {
  const electron = await openElectron();
  try {
    await ensureAppBuilt();
  } catch (cause) {
    electron.stop();
    throw cause;
  }
  return { ...electron, args: [ROOT, ...electron.args] };
}
