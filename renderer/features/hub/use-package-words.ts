import type { PackageFailure } from '../../data/usb-package';
import type { PackageTaken } from '../../data/exchange-loop';
import { useTexts } from '../../text/i18n';

/** What came of a package, in plain words; a dialog that was closed needs none. */
export type PackageWord = { readonly tone: 'done' | 'no'; readonly text: string } | null;

/** Says why a package was not written, read or decided, what the hub made of a desk's file, and what a file from the hub came to. */
export function usePackageWords() {
  const t = useTexts('sync');
  const shell = useTexts('shell');
  const failed = (why: PackageFailure): PackageWord =>
    why === 'cancelled' ? null : { tone: 'no', text: t(`usb.failure.${why}`) };
  const taken = (came: PackageTaken): PackageWord => {
    if (came.kind === 'taken')
      return { tone: 'done', text: t(came.answered === 0 ? 'usb.takenNone' : 'usb.taken', came) };
    if (came.kind === 'old') return { tone: 'no', text: t('usb.old') };
    if (came.kind === 'weather') return { tone: 'no', text: shell(`weather.${came.weather.code}`) };
    return { tone: 'no', text: came.by === 'unknown-port' ? t('panel.unknownPort') : shell(`weather.${came.by}`) };
  };
  const decided = (made: { readonly label: string; readonly actions: number; readonly fresh: number }): PackageWord => {
    const news = made.fresh > 0 ? 'taken' : made.actions > 0 ? 'again' : 'none';
    return { tone: 'done', text: t(`usb.hub.${news}`, made) };
  };
  return { failed, taken, decided };
}
