import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { backUpHub } from '../../data/hub-desk';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { RestoreHub } from './restore-hub';

type Props = { readonly editable: boolean; readonly children?: ReactNode };

/** What keeps the hub of this workstation: a backup, a restore, and how it moves to another machine. */
export function KeepHub({ editable, children }: Props) {
  const t = useTexts('sync');
  const say = useToasts((s) => s.say);
  async function backUp(): Promise<void> {
    const done = await backUpHub();
    if (done.ok) say({ tone: 'done', text: t('hub.backupDone', { path: done.value.path }), undoable: false });
    else if (done.error !== 'cancelled')
      say({ tone: 'weather', text: t(`usb.failure.${done.error}`), undoable: false });
  }
  return (
    <>
      <div className="hub-row">
        <Button variant="default" disabled={!editable} onClick={() => void backUp()}>
          {t('hub.backup')}
        </Button>
        <RestoreHub editable={editable} text={t('hub.restoreText')} />
        {children}
      </div>
      <details>
        <summary>{t('hub.moveTitle')}</summary>
        <ol>
          <li>{t('hub.move1')}</li>
          <li>{t('hub.move2')}</li>
          <li>{t('hub.move3')}</li>
        </ol>
      </details>
    </>
  );
}
