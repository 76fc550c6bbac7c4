import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHandStop } from '@tabler/icons-react';
import { useToasts } from '../state/toasts';
import { useTexts } from '../text/i18n';
import { useHistory } from './use-history';

const SIGNS = { done: IconCheck, refused: IconHandStop, weather: IconAlertTriangle };

/** What was just done or refused, with the way back. Read aloud as it appears. */
export function ToastList() {
  const t = useTexts('shell');
  const { toasts, dismiss } = useToasts();
  const { undo } = useHistory();
  return (
    <output className="toasts" aria-live="polite">
      {toasts.map((toast) => {
        const Sign = SIGNS[toast.tone];
        return (
          <div key={toast.id} className="toast" data-tone={toast.tone}>
            <Sign size={16} aria-hidden />
            <span>{toast.text}</span>
            {toast.undoable && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  dismiss(toast.id);
                  void undo();
                }}
              >
                {t('undo')}
              </Button>
            )}
            <CloseButton size="xs" aria-label={t('close')} onClick={() => dismiss(toast.id)} />
          </div>
        );
      })}
    </output>
  );
}
