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
    if (!done.ok) return failed(done.error);
    return { tone: 'done' as const, text: t(done.value.actions === 0 ? 'usb.out.none' : 'usb.out.done', done.value) };
  }
  async function into() {
    const done = await packageIn(desk);
    return done.ok ? taken(done.value) : failed(done.error);
  }
  return (
    <PackageCard
      text={t('usb.text')}
      steps={[
        { way: 'out', label: t('usb.out.do'), run: out },
        { way: 'into', label: t('usb.into'), run: into },
      ]}
    />
  );
}
