import { Button, Chip, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  noticeAudience,
  noticeWay,
  type Notice,
  type NoticeAudience,
  type NoticeStep,
  type NoticeWay,
} from '#shared/domain/notice';
import { useAct, useDesk } from '../../services';
import { useTexts } from '../../text/i18n';

/** What is to be recorded of which notice. */
export type Telling = { readonly notice: Notice; readonly step: NoticeStep; readonly name: string };

type Props = { readonly telling: Telling; readonly close: () => void };

/** Records that a notice was sent, signed for, or is asked to be moved. */
export function TellDialog({ telling: { notice, step, name }, close }: Props) {
  const t = useTexts('notices');
  const shell = useTexts('shell');
  const act = useAct();
  const desk = useDesk();
  const [audiences, setAudiences] = useState<readonly NoticeAudience[]>(
    step === 'sent' ? noticeAudience.options : ['trader'],
  );
  const [way, setWay] = useState<NoticeWay>(step === 'sent' ? 'window' : 'hand');
  const [said, setSaid] = useState({ who: '', paper: '', note: '' });
  async function submit(): Promise<void> {
    close();
    const label = t('tellDialog.done', { object: name, step: t(`step.${step}`) });
    const at = desk.now();
    for (const audience of audiences)
      await act(
        { name: 'notice.tell', args: { noticeId: notice.id, audience, step, way, ...said, at } },
        { label, quiet: true },
      );
  }
  const text = (key: 'who' | 'paper' | 'note', most: number, label: string) => (
    <TextInput
      data-autofocus={key === 'who' || undefined}
      label={label}
      maxLength={most}
      value={said[key]}
      onChange={(e) => {
        const { value } = e.currentTarget;
        setSaid((old) => ({ ...old, [key]: value }));
      }}
    />
  );
  return (
    <Modal opened onClose={close} title={t('tellDialog.title', { object: name, step: t(`step.${step}`) })}>
      <Stack gap="sm">
        <Chip.Group
          multiple
          value={[...audiences]}
          onChange={(chosen) => setAudiences(noticeAudience.options.filter((a) => chosen.includes(a)))}
        >
          <Group gap="xs">
            {noticeAudience.options.map((a) => (
              <Chip key={a} value={a} size="xs">
                {t(`audience.${a}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Select
          label={t('tellDialog.way')}
          allowDeselect={false}
          data={noticeWay.options.map((value) => ({ value, label: t(`way.${value}`) }))}
          value={way}
          onChange={(value) => setWay(noticeWay.options.find((w) => w === value) ?? way)}
        />
        {text('who', 60, t('tellDialog.who'))}
        {step === 'signed' && text('paper', 4, t('tellDialog.paper'))}
        {text('note', 300, t(step === 'reschedule' ? 'tellDialog.noteReschedule' : 'tellDialog.note'))}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={audiences.length === 0} onClick={() => void submit()}>
            {t('tellDialog.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
