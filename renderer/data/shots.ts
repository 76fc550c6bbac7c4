import { PRINT_STEP } from '#shared/ipc/contract';
import { screens, useView, type Screen } from '../state/view';
import { bridge } from './bridge';
import { askToPrint, usePrinting } from './print';

/** The picture of the papers: the review with its preview at full width. */
const PREVIEW = 'print-preview';

/** What pictures are taken of, in order; a name becomes part of the file's name. */
const SHOTS: readonly { readonly name: string; readonly screen: Screen }[] = [
  ...screens.map((screen) => ({ name: screen.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`), screen })),
  { name: PREVIEW, screen: 'review' },
];

/** Milliseconds without a change of the page after which a screen counts as still, and the longest that it may take. */
const STILL = 400;
const PATIENCE = 15_000;

/**
 * Takes part in `--shots`: names the screens, shows each when main asks and says when it is drawn; in the end prints the day plan on
 * the way that the print button takes. Does nothing when the desk was not started for pictures.
 */
export async function joinShots(): Promise<void> {
  const desk = bridge();
  const info = await desk?.call('app.info', {});
  if (!desk || !info?.ok || !info.value.shots) return;
  desk.on('shots.show', ({ screen }) => void (screen === PRINT_STEP ? printForShots() : show(screen)));
  await desk.call('shots.plan', { screens: SHOTS.map((shot) => shot.name) });

  async function show(name: string): Promise<void> {
    const shot = SHOTS.find((s) => s.name === name);
    if (shot) useView.getState().show(shot.screen);
    usePrinting.setState({ preview: name === PREVIEW });
    await still();
    await desk?.call('shots.ready', { screen: name });
  }
}

async function printForShots(): Promise<void> {
  useView.getState().show('review');
  await still();
  await askToPrint({ picture: 'current', copies: 1, to: 'shots', name: 'day-plan' });
}

/** Resolves when the fonts are there and the page has not changed for a while. */
async function still(): Promise<void> {
  await document.fonts.ready;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(quiet);
      clearTimeout(limit);
      watch.disconnect();
      resolve();
    };
    let quiet = setTimeout(done, STILL);
    const limit = setTimeout(done, PATIENCE);
    const watch = new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(done, STILL);
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await document.fonts.ready;
}
