import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { termsOf } from '#shared/rules/lane-law';
import { useAct, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import type { GreenTruck } from './green-model';
import { useLaneDialogs } from './lane-dialogs';

/** Gives up a place that was applied for: with whom it was settled, and what is owed from then on. */
export function CancelDialog({ truck }: { readonly truck: GreenTruck }) {
  const t = useTexts('greenLane');
  const shell = useTexts('shell');
  const act = useAct();
  const port = usePort();
  const close = useLaneDialogs((s) => s.close);
  const days = useDeskState((s) => termsOf(s.world, port).noteDays);
  const filed = useDeskState((s) => (truck.booking ? s.world.appointments.get(truck.booking.id) : undefined));
  const [contact, setContact] = useState(filed ? `${filed.form.contact} ${filed.form.phone}` : '');
  const [reason, setReason] = useState('');
  const { name } = truck.view;

  async function cancel(): Promise<void> {
    const args = { bookingId: truck.booking?.id, contact: contact.trim(), reason: reason.trim() };
    const failed = await act({ name: 'booking.cancel', args }, { label: t('book.cancelled', { name }) });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={t('cancel.title', { name })}>
      <Stack gap="sm">
        <Text size="sm">{t('cancel.text', { days })}</Text>
        <TextInput
          label={t('cancel.contact')}
          maxLength={100}
          value={contact}
          onChange={(e) => setContact(e.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('cancel.reason')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button color="red" disabled={contact.trim() === ''} onClick={() => void cancel()}>
            {t('cancel.confirm', { name })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
