import { Activity, lazy, Suspense, useEffect, type ComponentType } from 'react';
import { BoardScreen } from '../features/board/board-screen';
import { useActor, useDesk } from '../services';
import { useLock } from '../state/lock';
import { seenBy } from '../state/offered';
import { useView, type Screen } from '../state/view';
import { useTexts } from '../text/i18n';
import { Dialogs } from './dialogs';
import './frame.css';
import { Rail } from './rail';
import { useShellKeys } from './shell-keys';
import { SignInSheet } from './sign-in-sheet';
import { StatusBar } from './status-bar';
import { ToastList } from './toast-list';
import { TopBar } from './top-bar';
import { useFirstScreen } from './use-first-screen';
import { useIdleLock } from './use-idle-lock';

/** The board is there at once: to show that it comes would cost the first picture a third of a second. Every other screen is its own chunk. */
const SCREENS: Readonly<Record<Screen, ComponentType>> = {
  tasks: lazy(async () => ({ default: (await import('../features/tasks/tasks-screen')).TasksScreen })),
  record: lazy(async () => ({ default: (await import('../features/record/record-screen')).RecordScreen })),
  intake: lazy(async () => ({ default: (await import('../features/intake/intake-screen')).IntakeScreen })),
  matching: lazy(async () => ({ default: (await import('../features/matching/matching-screen')).MatchingScreen })),
  board: BoardScreen,
  greenLane: lazy(async () => ({
    default: (await import('../features/green-lane/green-lane-screen')).GreenLaneScreen,
  })),
  review: lazy(async () => ({ default: (await import('../features/review/review-screen')).ReviewScreen })),
  draw: lazy(async () => ({ default: (await import('../features/draw/draw-screen')).DrawScreen })),
  statistics: lazy(async () => ({
    default: (await import('../features/statistics/statistics-screen')).StatisticsScreen,
  })),
  yard: lazy(async () => ({ default: (await import('../features/yard/yard-screen')).YardScreen })),
  notices: lazy(async () => ({ default: (await import('../features/notices/notices-screen')).NoticesScreen })),
  ledgers: lazy(async () => ({ default: (await import('../features/ledgers/ledgers-screen')).LedgersScreen })),
  handOver: lazy(async () => ({ default: (await import('../features/hand-over/hand-over-screen')).HandOverScreen })),
  administration: lazy(async () => ({
    default: (await import('../features/administration/administration-screen')).AdministrationScreen,
  })),
  conflicts: lazy(async () => ({ default: (await import('../features/conflicts/conflicts-screen')).ConflictsScreen })),
  hub: lazy(async () => ({ default: (await import('../features/hub/hub-screen')).HubScreen })),
};

/** The frame of an open desk; while it is locked all of it is put away as it is, and wakes no key. */
export function Frame() {
  const locked = useLock((s) => s.locked);
  useIdleLock();
  return (
    <>
      <Activity mode={locked ? 'hidden' : 'visible'}>
        <OpenFrame />
      </Activity>
      {locked && <SignInSheet />}
    </>
  );
}

/** Rail, top bar, the chosen screen, status bar. */
function OpenFrame() {
  const { role } = useActor();
  const screen = seenBy(
    role,
    useView((v) => v.screen),
  );
  const { demo } = useDesk();
  const t = useTexts('shell');
  useShellKeys();
  useFirstScreen();
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
