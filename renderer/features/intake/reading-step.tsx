import { Button, Group, Progress } from '@mantine/core';
import { useTexts } from '../../text/i18n';
import { useImportRun } from './import-run';

/** How far the reading has come. It runs beside the window and can be stopped at once. */
export function ReadingStep() {
  const t = useTexts('intake');
  const { files, progress, stop } = useImportRun();
  const done = progress && progress.total > 0 ? progress.done / progress.total : 0;
  const at = files.findIndex((f) => f.name === progress?.file);
  const whole = progress ? (Math.max(0, at) + done) / files.length : 0;
  return (
    <div className="reading-step" aria-live="polite">
      <p>
        {t('import.reading', { file: progress?.file ?? files[0]?.name ?? '' })}
        <span className="figures">{progress && t('import.rows', { done: progress.done, total: progress.total })}</span>
      </p>
      <Progress value={whole * 100} aria-label={t('import.reading', { file: progress?.file ?? '' })} />
      <Group justify="flex-end">
        <Button variant="default" onClick={stop} data-autofocus>
          {t('import.stop')}
        </Button>
      </Group>
    </div>
  );
}

/** The reading broke down: nothing has changed, and it can be tried again. */
export function BrokenStep({ onRetry }: { readonly onRetry: () => void }) {
  const t = useTexts('intake');
  const stop = useImportRun((s) => s.stop);
  return (
    <div className="reading-step" role="alert">
      <p>{t('import.broken')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={stop}>
          {t('import.other')}
        </Button>
        <Button onClick={onRetry} data-autofocus>
          {t('import.again')}
        </Button>
      </Group>
    </div>
  );
}
