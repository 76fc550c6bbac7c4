import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../text/i18n';
import type { PackageWord } from './use-package-words';

type Deed = { readonly label: string; readonly off?: boolean; readonly run: () => Promise<PackageWord> };
type Props = { readonly text: string; readonly out: Deed; readonly into: Deed };

/** U盘包: one button that writes a file, one that reads one, and what came of it. */
export function PackageCard({ text, out, into }: Props) {
  const t = useTexts('sync');
  const [word, setWord] = useState<PackageWord>(null);
  const [busy, setBusy] = useState(false);
  async function run(deed: Deed): Promise<void> {
    setBusy(true);
    setWord(null);
    try {
      setWord(await deed.run());
    } finally {
      setBusy(false);
    }
  }
  const button = (deed: Deed, Sign: typeof IconUpload) => (
    <Button
      variant="default"
      disabled={busy || deed.off === true}
      leftSection={<Sign size={15} aria-hidden />}
      onClick={() => void run(deed)}
    >
      {deed.label}
    </Button>
  );
  return (
    <section className="hub-card" data-part="package">
      <h2>{t('usb.title')}</h2>
      <p>{text}</p>
      <div className="hub-row">
        {button(out, IconUpload)}
        {button(into, IconDownload)}
      </div>
      {word && (
        <p className={word.tone === 'no' ? 'hub-failure' : undefined} role={word.tone === 'no' ? 'alert' : 'status'}>
          {word.text}
        </p>
      )}
    </section>
  );
}
