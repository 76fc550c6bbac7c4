import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NoticeLine } from '#shared/rules/notices';
import { useAct, useDay, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';

type Props = { readonly lines: readonly NoticeLine[]; readonly close: () => void };

/** Makes the notices of these sessions; what was said last stands there to be said again. */
export function IssueDialog({ lines, close }: Props) {
  const t = useTexts('notices');
  const shell = useTexts('shell');
  const act = useAct();
  const { port, day } = useDay();
  const before = useDeskState((s) => s.world.notices);
  const last = [...before.values()].filter((n) => n.portId === port.id).toSorted((a, b) => b.at - a.at)[0];
  const [bring, setBring] = useState(last?.bring ?? t('issueDialog.bringUsual'));
  const [contact, setContact] = useState(last?.contact ?? '');
  async function submit(): Promise<void> {
    const sessionIds = lines.map((l) => l.session.id);
    const args = { portId: port.id, day, sessionIds, bring: bring.trim(), contact: contact.trim() };
    const label = t('issueDialog.done', { count: lines.length });
    if ((await act({ name: 'notice.issue', args }, { label, quiet: true })) === null) close();
  }
  return (
    <Modal opened onClose={close} title={t('issueDialog.title', { count: lines.length })}>
      <Stack gap="sm">
        <Textarea
          data-autofocus
          label={t('issueDialog.bring')}
          rows={3}
          maxLength={500}
          value={bring}
          onChange={(e) => setBring(e.currentTarget.value)}
        />
        <TextInput
          label={t('issueDialog.contact')}
          maxLength={120}
          value={contact}
          onChange={(e) => setContact(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button onClick={() => void submit()}>{t('issueDialog.submit')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
