import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NativeImage } from 'electron';
import { PRINT_STEP, type IpcFailure } from '#shared/ipc/contract';
import { err, ok, type Result } from '#shared/kernel/result';
import { writeWhole } from './files';

/** The compositor needs a moment after the page says that it is still. In milliseconds. */
const SETTLE = 150;

/** What the taking of pictures needs of the window. */
export type Camera = {
  /** Asks the page to show a screen. */
  readonly show: (screen: string) => void;
  readonly capture: () => Promise<NativeImage>;
};

/** One run of pictures through all screens. */
export type Shots = {
  /** The page names its screens; the run begins, once. */
  readonly plan: (screens: readonly string[]) => Result<Record<string, never>, IpcFailure>;
  /** The page says that a screen is drawn. */
  readonly ready: (screen: string) => void;
  /** The day plan has been printed: the last step. */
  readonly printed: () => void;
  /** Resolves to the number of pictures when the last step is done. */
  readonly done: Promise<number>;
};

/** Walks the page through the screens that it names, writes `NN-screen.png` of each, and lets it print the day plan at the end. */
export function takeShots(folder: string, camera: Camera): Shots {
  const answers = new Map<string, () => void>();
  let begin: ((screens: readonly string[]) => void) | null = null;
  const done = new Promise<readonly string[]>((resolve) => (begin = resolve)).then(walk);

  const step = (screen: string): Promise<void> =>
    new Promise((resolve) => {
      answers.set(screen, resolve);
      camera.show(screen);
    });
  const answered = (screen: string): void => answers.get(screen)?.();

  async function walk(screens: readonly string[]): Promise<number> {
    await mkdir(folder, { recursive: true });
    for (const [i, screen] of screens.entries()) {
      await step(screen);
      await pause(SETTLE);
      const picture = await camera.capture();
      const name = `${String(i + 1).padStart(2, '0')}-${screen.replace(':', '-')}.png`;
      const written = await writeWhole(join(folder, name), picture.toPNG());
      if (!written.ok) throw new Error(`pictures: ${written.error.code}`);
    }
    await step(PRINT_STEP);
    return screens.length;
  }

  return {
    plan: (screens) => {
      if (begin === null) return err({ code: 'not-asked' });
      begin(screens);
      begin = null;
      return ok({});
    },
    ready: answered,
    printed: () => answered(PRINT_STEP),
    done,
  };
}
