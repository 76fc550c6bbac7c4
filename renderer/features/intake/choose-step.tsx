import { Button } from '@mantine/core';
import { IconClipboardText, IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useTexts } from '../../text/i18n';
import { useSaveTemplate } from './error-rows';
import type { ImportActions } from './use-import';

/** Where files come from: a dialog, the pointer, the clipboard. */
export function ChooseStep({ actions }: { readonly actions: ImportActions }) {
  const t = useTexts('intake');
  const saveTemplate = useSaveTemplate();
  return (
    <div className="choose-step">
      <div className="drop-place">
        <IconFileSpreadsheet size={40} stroke={1.2} aria-hidden />
        <strong>{t('import.drop')}</strong>
        <span>{t('import.dropHint')}</span>
        <Button size="sm" onClick={() => void actions.pick()} data-autofocus>
          {t('import.choose')}
        </Button>
      </div>
      <p>
        <IconClipboardText size={16} aria-hidden />
        {t('import.paste')}
      </p>
      <p>
        <IconDownload size={16} aria-hidden />
        {t('import.firstTime')}
        <Button variant="subtle" size="compact-xs" onClick={() => void saveTemplate()}>
          {t('template.save')}
        </Button>
      </p>
    </div>
  );
}
