import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../text/i18n';
import type { PackageWord } from './use-package-words';

const SIGNS = { out: IconUpload, into: IconDownload } as const;

type Step = {
  /** Writes a file, or reads one. */
  readonly way: keyof typeof SIGNS;
  readonly label: string;
  readonly off?: boolean;
  /** The file that was just read waits for it. */
  readonly next?: boolean;
  readonly run: () => Promise<PackageWord>;
};
type Props = { readonly text: string; readonly steps: readonly Step[] };

/** U盘包: one button that writes a file and one that reads one, in the order of the work, and what came of it. */
export function PackageCard({ text, steps }: Props) {
  const t = useTexts('sync');
  const [word, setWord] = useState<PackageWord>(null);
  const [busy, setBusy] = useState<string | null>(null);
  async function run(step: Step): Promise<void> {
    setBusy(step.way);
    setWord(null);
    try {
      setWord(await step.run());
    } finally {
      setBusy(null);
    }
  }
  return (
    <section className="hub-card" data-part="package">
      <h2>{t('usb.title')}</h2>
      <p>{text}</p>
      <div className="hub-row">
        {steps.map((step) => {
          const Sign = SIGNS[step.way];
          return (
            <Button
              key={step.way}
              variant={step.next ? 'filled' : 'default'}
              disabled={step.off === true || (busy !== null && busy !== step.way)}
              loading={busy === step.way}
              leftSection={<Sign size={15} aria-hidden />}
              onClick={() => void run(step)}
            >
              {step.label}
            </Button>
          );
        })}
      </div>
      {word && (
        <p className={word.tone === 'no' ? 'hub-failure' : 'hub-done'} role={word.tone === 'no' ? 'alert' : 'status'}>
          {word.text}
        </p>
      )}
    </section>
  );
}
