import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../services';
import { useSlip, type SlipQuestion } from '../state/slip';
import { useTexts } from '../text/i18n';

/** Asks why an approved plan is changed, then makes the change as a slip. */
export function SlipDialog() {
  const { question, ask } = useSlip();
  return question && <Question key={question.label} question={question} onClose={() => ask(null)} />;
}

function Question({ question, onClose }: { readonly question: SlipQuestion; readonly onClose: () => void }) {
  const t = useTexts('shell');
  const words = useTexts('words');
  const act = useAct();
  const [reason, setReason] = useState('');
  async function submit(): Promise<void> {
    onClose();
    const { name, args } = question.intention;
    await act({ name, args: { ...(args as object), reason } }, { label: question.label });
  }
  return (
    <Modal opened onClose={onClose} title={t('slip.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('slip.text', { version: words('unit.version', { number: question.version }) })}</Text>
        <Textarea
          label={t('slip.reason')}
          placeholder={t('slip.placeholder')}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={reason.trim() === ''} onClick={() => void submit()}>
            {t('slip.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
