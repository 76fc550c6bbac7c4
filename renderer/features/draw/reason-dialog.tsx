import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../text/i18n';

type Props = {
  readonly kind: 'again' | 'abandon';
  readonly name: string;
  readonly close: () => void;
  readonly confirm: (reason: string) => void;
};

/** Asks why a draw is made again or given up; says that nothing is deleted. */
export function ReasonDialog({ kind, name, close, confirm }: Props) {
  const t = useTexts('draw');
  const shell = useTexts('shell');
  const [reason, setReason] = useState('');
  return (
    <Modal
      opened
      onClose={close}
      title={kind === 'again' ? t('reason.againTitle', { name }) : t('reason.abandonTitle')}
    >
      <Stack gap="sm">
        <Text size="sm">{t(`reason.${kind}Text`)}</Text>
        <Textarea
          data-autofocus
          label={t('reason.label')}
          placeholder={t('reason.placeholder')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={reason.trim() === ''} onClick={() => confirm(reason.trim())}>
            {t(`reason.${kind}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
