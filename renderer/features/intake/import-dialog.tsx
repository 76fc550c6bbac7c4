import { Modal } from '@mantine/core';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { ChooseStep } from './choose-step';
import { DoneStep } from './done-step';
import './import.css';
import { useImportRun } from './import-run';
import { PreviewStep } from './preview-step';
import { BrokenStep, ReadingStep } from './reading-step';
import type { ImportActions } from './use-import';

/** The import wizard: choose, read, look it over, commit as one batch. Closing it before the end changes nothing. */
export function ImportDialog({ actions }: { readonly actions: ImportActions }) {
  const t = useTexts('intake');
  const open = useView((v) => v.open);
  const day = useView((v) => v.day);
  const stage = useImportRun((s) => s.stage);
  const stop = useImportRun((s) => s.stop);
  const busy = stage === 'committing';
  function close(): void {
    if (busy) return;
    stop();
    open('none');
  }
  const wide = stage === 'preview' || busy;
  return (
    <Modal
      opened
      onClose={close}
      title={
        <span className="import-title">
          {t('import.title')} <small className="figures">{t('import.day', { day })}</small>
        </span>
      }
      size={wide ? 1240 : 640}
      closeOnEscape={!busy && stage !== 'preview'}
      closeOnClickOutside={stage === 'choose' || stage === 'done'}
      withCloseButton={!busy}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('details.close') }}
      className="import-dialog"
    >
      {stage === 'choose' && <ChooseStep actions={actions} />}
      {stage === 'reading' && <ReadingStep />}
      {stage === 'broken' && <BrokenStep onRetry={actions.retry} />}
      {wide && <PreviewStep actions={actions} busy={busy} />}
      {stage === 'done' && <DoneStep onClose={close} />}
    </Modal>
  );
}
