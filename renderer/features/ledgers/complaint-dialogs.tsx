import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plusMinutes } from '#shared/kernel/time';
import { complaintSubject, complaintWay, type Complaint } from '#shared/domain/ledger';
import { usualDue } from '#shared/rules/complaints';
import { useAct, useDay, useDesk } from '../../services';
import { useTexts } from '../../text/i18n';

/** Enters a complaint as it was received, with the time by which it is to be answered. */
export function ComplaintDialog({ close }: { readonly close: () => void }) {
  const t = useTexts('ledgers');
  const shell = useTexts('shell');
  const act = useAct();
  const desk = useDesk();
  const { port, day } = useDay();
  const [said, setSaid] = useState({ who: '', phone: '', object: '', text: '' });
  const [way, setWay] = useState<Complaint['way']>('hotline');
  const [subject, setSubject] = useState<Complaint['subject']>('delay');
  const [days, setDays] = useState<number | ''>('');
  async function submit(): Promise<void> {
    const receivedAt = desk.now();
    const due = days === '' ? usualDue(receivedAt) : plusMinutes(receivedAt, days * 24 * 60);
    const complaintId = `${port.id}/${crypto.randomUUID()}`;
    const args = { ...said, complaintId, portId: port.id, day, way, subject, receivedAt, due };
    if ((await act({ name: 'complaint.enter', args }, { label: t('complaints.entered'), quiet: true })) === null)
      close();
  }
  const set = (key: keyof typeof said) => (e: { readonly currentTarget: { readonly value: string } }) => {
    const { value } = e.currentTarget;
    setSaid((old) => ({ ...old, [key]: value }));
  };
  return (
    <Modal opened onClose={close} title={t('complaints.add')}>
      <Stack gap="sm">
        <Group grow>
          <Select
            label={t('complaints.field.way')}
            allowDeselect={false}
            data={complaintWay.options.map((value) => ({ value, label: t(`complaints.way.${value}`) }))}
            value={way}
            onChange={(value) => setWay(complaintWay.options.find((w) => w === value) ?? way)}
          />
          <Select
            label={t('complaints.field.subject')}
            allowDeselect={false}
            data={complaintSubject.options.map((value) => ({ value, label: t(`complaints.subject.${value}`) }))}
            value={subject}
            onChange={(value) => setSubject(complaintSubject.options.find((s) => s === value) ?? subject)}
          />
        </Group>
        <Textarea
          data-autofocus
          label={t('complaints.field.text')}
          rows={3}
          maxLength={1000}
          value={said.text}
          onChange={set('text')}
        />
        <Group grow>
          <TextInput label={t('complaints.field.who')} maxLength={60} value={said.who} onChange={set('who')} />
          <TextInput label={t('complaints.field.phone')} maxLength={40} value={said.phone} onChange={set('phone')} />
        </Group>
        <Group grow>
          <TextInput label={t('complaints.field.object')} maxLength={60} value={said.object} onChange={set('object')} />
          <NumberInput
            label={t('complaints.field.days')}
            placeholder="5"
            min={1}
            max={60}
            value={days}
            onChange={(value) => setDays(typeof value === 'number' ? value : '')}
          />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={said.text.trim() === ''} onClick={() => void submit()}>
            {t('complaints.record')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Records what was answered, and whether that settles it. */
export function AnswerDialog({ complaint, close }: { readonly complaint: Complaint; readonly close: () => void }) {
  const t = useTexts('ledgers');
  const shell = useTexts('shell');
  const act = useAct();
  const desk = useDesk();
  const [text, setText] = useState('');
  const [closes, setCloses] = useState(true);
  async function submit(): Promise<void> {
    const args = { complaintId: complaint.id, text: text.trim(), closes, at: desk.now() };
    if ((await act({ name: 'complaint.answer', args }, { label: t('complaints.answered'), quiet: true })) === null)
      close();
  }
  return (
    <Modal opened onClose={close} title={`${t('complaints.answer')} ${complaint.who} ${complaint.object}`}>
      <Stack gap="sm">
        <p className="ledgers-quote">{complaint.text}</p>
        <Textarea
          data-autofocus
          label={t('complaints.answerText')}
          rows={3}
          maxLength={1000}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        <Checkbox
          label={t('complaints.closes')}
          checked={closes}
          onChange={(e) => setCloses(e.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={text.trim() === ''} onClick={() => void submit()}>
            {t('complaints.record')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
