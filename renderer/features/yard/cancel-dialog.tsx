import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { YardOrder } from '#shared/domain/yard';
import { useAct } from '../../services';
import { useTexts } from '../../text/i18n';

/** Takes an order back that the yard has not begun, with the reason. */
export function CancelDialog({ order, close }: { readonly order: YardOrder; readonly close: () => void }) {
  const t = useTexts('yard');
  const shell = useTexts('shell');
  const act = useAct();
  const [reason, setReason] = useState('');
  const { object } = order;
  async function submit(): Promise<void> {
    close();
    const args = { orderId: order.id, reason: reason.trim() };
    await act({ name: 'yard.cancel', args }, { label: t('cancelled', { object }), quiet: true });
  }
  return (
    <Modal opened onClose={close} title={t('cancelTitle', { object })}>
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('reason')}
          placeholder={t('reasonHint')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={reason.trim() === ''} onClick={() => void submit()}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
