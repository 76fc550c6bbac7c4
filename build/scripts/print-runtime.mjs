import { openElectron } from './setup/desk-setup.mjs';
import { ROOT } from './setup/places.mjs';
import { ensureAppBuilt } from './steps/app-build.mjs';
import { scratchProfile } from './steps/scratch-profile.mjs';

/**
 * An Electron with the built app, for a command that prints: run `exe` with `args` and then `--print-job FILE --pdf FILE`, with
 * `env` added to the environment; call `stop` once it has ended. Rejects with a sentence where no window can be opened (no
 * runtime, no display and no Xvfb).
 * @returns {Promise<{ exe: string, args: string[], env: NodeJS.ProcessEnv, stop: () => void }>}
 */
export async function electronForPrinting() {
  const electron = await openElectron();
  const profile = scratchProfile();
  const stop = () => {
    electron.stop();
    profile.remove();
  };
  try {
    await ensureAppBuilt();
  } catch (cause) {
    stop();
    throw cause;
  }
  return { exe: electron.exe, args: [ROOT, ...electron.args, ...profile.args], env: electron.env, stop };
}
