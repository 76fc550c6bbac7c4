import { lazy, Suspense, useEffect, type ComponentType, type LazyExoticComponent } from 'react';
import { useDesk } from '../services';
import { useView, type Screen } from '../state/view';
import { useTexts } from '../text/i18n';
import { Dialogs } from './dialogs';
import './frame.css';
import { Rail } from './rail';
import { useShellKeys } from './shell-keys';
import { StatusBar } from './status-bar';
import { ToastList } from './toast-list';
import { TopBar } from './top-bar';

/** Each screen is its own chunk: the first picture waits for one. */
const SCREENS: Readonly<Record<Screen, LazyExoticComponent<ComponentType>>> = {
  intake: lazy(async () => ({ default: (await import('../features/intake/intake-screen')).IntakeScreen })),
  matching: lazy(async () => ({ default: (await import('../features/matching/matching-screen')).MatchingScreen })),
  board: lazy(async () => ({ default: (await import('../features/board/board-screen')).BoardScreen })),
  greenLane: lazy(async () => ({
    default: (await import('../features/green-lane/green-lane-screen')).GreenLaneScreen,
  })),
  review: lazy(async () => ({ default: (await import('../features/review/review-screen')).ReviewScreen })),
  administration: lazy(async () => ({
    default: (await import('../features/administration/administration-screen')).AdministrationScreen,
  })),
};

/** The frame of an open desk: rail, top bar, the chosen screen, status bar. */
export function Frame() {
  const screen = useView((v) => v.screen);
  const { demo } = useDesk();
  const t = useTexts('shell');
  useShellKeys();
  const Chosen = SCREENS[screen];
  return (
    <div className="frame">
      <TopBar />
      <Rail />
      <main className="screen" data-watermark={demo ? t('watermark') : undefined} aria-label={t(`railHint.${screen}`)}>
        <Suspense fallback={<p className="screen-loading">{t('loading')}</p>}>
          <Chosen />
          <FirstUsefulPaint />
        </Suspense>
      </main>
      <StatusBar />
      <Dialogs />
      <ToastList />
    </div>
  );
}

/**
 * Marks the moment when the first screen with the day's data stands on the glass: what the cold-start benchmark reads. Then the app's own
 * Chinese and Korean typefaces are called in: only a machine that has none of its own reads any of their two hundred parts, and their
 * list would hold up the first picture.
 */
function FirstUsefulPaint() {
  useEffect(() => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark('first-useful-paint');
        void import('../ui/fonts.css');
      }),
    );
  }, []);
  return null;
}
