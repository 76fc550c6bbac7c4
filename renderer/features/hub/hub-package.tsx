import { useState } from 'react';
import { saveAnswer, takePackage } from '../../data/usb-package';
import { useTexts } from '../../text/i18n';
import { PackageCard } from './package-card';
import { usePackageWords } from './use-package-words';

type Props = { readonly editable: boolean; readonly onChanged: () => void };

/** At the hub: takes the file of a desk without a line, and gives the answer to carry back. */
export function HubPackage({ editable, onChanged }: Props) {
  const t = useTexts('sync');
  const { failed, decided } = usePackageWords();
  const [label, setLabel] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  async function into() {
    const done = await takePackage();
    if (!done.ok) return failed(done.error);
    setLabel(done.value.label);
    setSaved(false);
    onChanged();
    return decided(done.value);
  }
  async function out() {
    const done = await saveAnswer();
    if (!done.ok) return failed(done.error);
    setSaved(true);
    return { tone: 'done' as const, text: t('usb.hub.saved', done.value) };
  }
  return (
    <PackageCard
      text={t('usb.hub.text')}
      steps={[
        { way: 'into', label: t('usb.hub.into'), off: !editable, run: into },
        {
          way: 'out',
          label: label === null ? t('usb.hub.out') : t('usb.hub.outFor', { label }),
          off: !editable || label === null,
          next: label !== null && !saved,
          run: out,
        },
      ]}
    />
  );
}
