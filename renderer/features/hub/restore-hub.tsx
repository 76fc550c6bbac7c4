import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { restoreHub } from '../../data/hub-desk';
import { useDesk } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';

type Props = {
  readonly editable: boolean;
  /** What it comes to here, and what the other workstations have to do. */
  readonly text: string;
};

/** Makes this workstation the hub of its port with what a backup holds: the last step of moving the hub. */
export function RestoreHub({ editable, text }: Props) {
  const t = useTexts('sync');
  const shell = useTexts('shell');
  const { portId, deskId } = useDesk();
  const say = useToasts((s) => s.say);
  const [asking, setAsking] = useState(false);
  async function restore(): Promise<void> {
    setAsking(false);
    const done = await restoreHub(portId, deskId);
    if (done.ok && done.value.restored) window.location.assign(`/?port=${portId}`);
    else if (done.ok) say({ tone: 'refused', text: t('hub.restoreNone'), undoable: false });
    else if (done.error !== 'cancelled')
      say({ tone: 'weather', text: t(`usb.failure.${done.error}`), undoable: false });
  }
  return (
    <>
      <Button variant="default" disabled={!editable} onClick={() => setAsking(true)}>
        {t('hub.restore')}
      </Button>
      {asking && (
        <Modal opened onClose={() => setAsking(false)} title={t('hub.restore')}>
          <p>{text}</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {shell('cancel')}
            </Button>
            <Button data-autofocus onClick={() => void restore()}>
              {t('hub.restore')}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  );
}
