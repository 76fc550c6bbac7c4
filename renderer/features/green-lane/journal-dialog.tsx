import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { milestoneKind } from '#shared/domain/milestone';
import { useAct, useDay, useNow } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { useLaneDialogs } from './lane-dialogs';
import { momentFrom, momentText } from './moment';
import { MomentField } from './moment-field';

/** Enters a line of the paper ledger that was kept while the system was down, as the paper has it. */
export function JournalDialog() {
  const t = useTexts('greenLane');
  const shell = useTexts('shell');
  const { t: any } = useTranslation();
  const act = useAct();
  const now = useNow();
  const { port, day, sessions } = useDay();
  const close = useLaneDialogs((s) => s.close);
  const [line, setLine] = useState({ number: '', writer: '', plate: '', text: '' });
  const [when, setWhen] = useState(momentText(now, port.zone));
  const [sessionId, setSession] = useState<string | null>(null);
  const [milestone, setMilestone] = useState<string | null>(null);
  const at = momentFrom(when, port.zone);
  const set = (wish: Partial<typeof line>): void => setLine({ ...line, ...wish });
  const ready = at !== null && [line.number, line.writer, line.text].every((part) => part.trim() !== '');

  async function enter(): Promise<void> {
    const args = { ...trimmed(line), portId: port.id, day, at, sessionId, milestone: sessionId ? milestone : null };
    const failed = await act({ name: 'paper.enter', args }, { label: t('journal.done', { number: line.number }) });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} size={560} title={t('journal.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('journal.text')}</Text>
        <Group grow>
          <TextInput
            label={t('journal.number')}
            maxLength={40}
            value={line.number}
            onChange={(e) => set({ number: e.currentTarget.value })}
            data-autofocus
          />
          <TextInput
            label={t('journal.writer')}
            maxLength={60}
            value={line.writer}
            onChange={(e) => set({ writer: e.currentTarget.value })}
          />
          <MomentField zone={port.zone} label={t('journal.at')} value={when} onChange={setWhen} />
        </Group>
        <Group grow>
          <Select
            label={t('journal.session')}
            searchable
            clearable
            data={sessions.map((s) => ({ value: s.id, label: `${s.name} ${s.goods}` }))}
            value={sessionId}
            onChange={(id) => {
              setSession(id);
              const found = sessions.find((s) => s.id === id);
              if (found) set({ plate: found.name });
            }}
          />
          <TextInput
            label={t('journal.plate')}
            maxLength={40}
            value={line.plate}
            onChange={(e) => set({ plate: e.currentTarget.value })}
          />
          <Select
            label={t('journal.milestone')}
            clearable
            disabled={sessionId === null}
            data={milestoneKind.options.map((value) => ({ value, label: wordOf(any, 'milestone', value) }))}
            value={milestone}
            onChange={setMilestone}
          />
        </Group>
        <TextInput
          label={t('journal.line')}
          maxLength={500}
          value={line.text}
          onChange={(e) => set({ text: e.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={!ready} onClick={() => void enter()}>
            {t('journal.enter')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const trimmed = (line: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(line).map(([key, text]) => [key, text.trim()]));
