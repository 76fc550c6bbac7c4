import { packageIn, packageOut } from '../../data/usb-package';
import { useDesk } from '../../services';
import { useTexts } from '../../text/i18n';
import { PackageCard } from './package-card';
import { usePackageWords } from './use-package-words';

/** For a desk without a line: gives what it owes its hub as a file, and takes the hub's answer. */
export function DeskPackage() {
  const t = useTexts('sync');
  const desk = useDesk();
  const { failed, taken } = usePackageWords();
  async function out() {
    const done = await packageOut(desk);
    return done.ok ? { tone: 'done' as const, text: t('usb.out.done', done.value) } : failed(done.error);
  }
  async function into() {
    const done = await packageIn(desk);
    return done.ok ? taken(done.value) : failed(done.error);
  }
  return (
    <PackageCard
      text={t('usb.text')}
      out={{ label: t('usb.out.do'), run: out }}
      into={{ label: t('usb.into'), run: into }}
    />
  );
}
