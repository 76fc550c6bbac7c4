import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CancelNote } from '#shared/domain/appointment';
import { useAct, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { useLaneDialogs } from './lane-dialogs';
import { momentFrom, momentText } from './moment';
import { MomentField } from './moment-field';

/** Notes that the written explanation of a cancellation has come. */
export function NoteDialog({ owed, name }: { readonly owed: CancelNote; readonly name: string }) {
  const t = useTexts('greenLane');
  const shell = useTexts('shell');
  const act = useAct();
  const now = useNow();
  const { zone } = usePort();
  const close = useLaneDialogs((s) => s.close);
  const [text, setText] = useState('');
  const [when, setWhen] = useState(momentText(now, zone));
  const receivedAt = momentFrom(when, zone);

  async function receive(): Promise<void> {
    const args = { bookingId: owed.id, text: text.trim(), receivedAt };
    const failed = await act({ name: 'booking.note', args }, { label: t('notes.done', { name }) });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={t('notes.receive', { name })}>
      <Stack gap="sm">
        <Textarea
          label={t('notes.text')}
          maxLength={500}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          data-autofocus
        />
        <MomentField zone={zone} label={t('notes.receivedAt')} value={when} onChange={setWhen} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={text.trim() === '' || receivedAt === null} onClick={() => void receive()}>
            {t('notes.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
