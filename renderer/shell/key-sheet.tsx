import { Kbd, Modal } from '@mantine/core';
import { useTexts } from '../text/i18n';

/** Every key of the desk with what it does. */
const KEYS = [
  ['Ctrl K', 'palette'],
  ['Alt 1 … 6', 'screens'],
  ['Ctrl I', 'import'],
  ['Ctrl Z · Ctrl Y', 'undo'],
  ['Ctrl P', 'print'],
  ['← → ↑ ↓', 'walk'],
  ['Alt ← → ↑ ↓', 'move'],
  ['Alt = · Alt -', 'longer'],
  ['Ctrl X · Ctrl V', 'tray'],
  ['L', 'lock'],
  ['Ctrl = · Ctrl - · Ctrl 0', 'zoom'],
  ['Home', 'now'],
  ['Ctrl G', 'goto'],
  ['F8 · Shift F8', 'conflict'],
  ['F9', 'advance'],
  ['Ctrl Enter', 'submit'],
  ['Esc', 'cancel'],
  ['Ctrl /', 'sheet'],
] as const;

/** The list of keys. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('shell');
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="lg">
      <dl className="key-sheet">
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              <Kbd size="xs">{keys}</Kbd>
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
