import { Button, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, momentOf } from '#shared/kernel/time';
import { OPPOSITE, type HoursExtension } from '#shared/domain/hours-extension';
import { sidesOf } from '#shared/rules/hours';
import { useAct, useActor, useDay, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import { wordOf } from '../../text/sentences';
import { useLaneDialogs } from './lane-dialogs';
import { minuteFrom, momentFrom, momentText } from './moment';
import { MomentField } from './moment-field';

/** How a side is called: an own agency, or the port on the other side. */
export function useSideName(): (side: string) => string {
  const { t: any, i18n } = useTranslation();
  const port = usePort();
  return (side) => (side === OPPOSITE ? inLanguage(port.oppositeName, i18n.language) : wordOf(any, 'agency', side));
}

/** 延时通关: who asks for which hours, and why. */
export function HoursDialog() {
  const t = useTexts('greenLane');
  const act = useAct();
  const { port, day, hours } = useDay();
  const close = useLaneDialogs((s) => s.close);
  const last = hours.at(-1);
  const [from, setFrom] = useState(last ? clockText(last.end, port.zone) : '17:00');
  const [until, setUntil] = useState('18:00');
  const [askedBy, setAskedBy] = useState('');
  const [reason, setReason] = useState('');
  const start = minuteFrom(from);
  const end = minuteFrom(until);
  const ready = start !== null && end !== null && end > start && askedBy.trim() !== '' && reason.trim() !== '';

  async function ask(): Promise<void> {
    if (start === null || end === null) return;
    const slot = { start: momentOf(day, start, port.zone), end: momentOf(day, end, port.zone) };
    const args = {
      extensionId: crypto.randomUUID(),
      portId: port.id,
      day,
      slot,
      askedBy: askedBy.trim(),
      reason: reason.trim(),
    };
    const failed = await act({ name: 'hours.ask', args }, { label: t('hours.asked', { from, until }) });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={t('hours.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('hours.text')}</Text>
        <Group grow>
          <TextInput
            className="figures"
            label={t('hours.from')}
            value={from}
            onChange={(e) => setFrom(e.currentTarget.value)}
          />
          <TextInput
            className="figures"
            label={t('hours.until')}
            value={until}
            onChange={(e) => setUntil(e.currentTarget.value)}
          />
        </Group>
        <TextInput
          label={t('hours.askedBy')}
          maxLength={100}
          value={askedBy}
          onChange={(e) => setAskedBy(e.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('hours.reason')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Foot ready={ready} label={t('hours.ask')} onConfirm={() => void ask()} />
      </Stack>
    </Modal>
  );
}

/** One side's word on extra hours: an own agency's by its own people only. */
export function AnswerDialog({ extension }: { readonly extension: HoursExtension }) {
  const t = useTexts('greenLane');
  const act = useAct();
  const actor = useActor();
  const port = usePort();
  const now = useNow();
  const nameOf = useSideName();
  const close = useLaneDialogs((s) => s.close);
  const mine = sidesOf(port).filter((side) => side === OPPOSITE || side === actor.agency);
  const open = mine.find((side) => !extension.answers.some((a) => a.side === side));
  const [side, setSide] = useState<string>(open ?? OPPOSITE);
  const [agreed, setAgreed] = useState('yes');
  const [contact, setContact] = useState('');
  const [when, setWhen] = useState(momentText(now, port.zone));
  const at = momentFrom(when, port.zone);

  async function answer(): Promise<void> {
    const args = { extensionId: extension.id, side, agreed: agreed === 'yes', contact: contact.trim(), at };
    const failed = await act({ name: 'hours.answer', args }, { label: t('hours.answered', { side: nameOf(side) }) });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={t('hours.answerTitle')}>
      <Stack gap="sm">
        <Select
          label={t('hours.side')}
          description={t('hours.sideHint')}
          allowDeselect={false}
          data={mine.map((value) => ({ value, label: nameOf(value) }))}
          value={side}
          onChange={(value) => value && setSide(value)}
        />
        <Radio.Group value={agreed} onChange={setAgreed} label={t('hours.word')}>
          <Group mt={6}>
            <Radio value="yes" label={t('hours.yes')} />
            <Radio value="no" label={t('hours.no')} />
          </Group>
        </Radio.Group>
        <TextInput
          label={t('hours.contact')}
          maxLength={100}
          value={contact}
          onChange={(e) => setContact(e.currentTarget.value)}
          data-autofocus
        />
        <MomentField zone={port.zone} label={t('hours.saidAt')} value={when} onChange={setWhen} />
        <Foot ready={contact.trim() !== '' && at !== null} label={t('hours.record')} onConfirm={() => void answer()} />
      </Stack>
    </Modal>
  );
}

/** Takes a wish for extra hours back, with the reason. */
export function WithdrawDialog({ extension }: { readonly extension: HoursExtension }) {
  const t = useTexts('greenLane');
  const act = useAct();
  const close = useLaneDialogs((s) => s.close);
  const [reason, setReason] = useState('');
  async function withdraw(): Promise<void> {
    const args = { extensionId: extension.id, reason: reason.trim() };
    const failed = await act({ name: 'hours.withdraw', args }, { label: t('hours.withdrawn') });
    if (!failed) close();
  }
  return (
    <Modal opened onClose={close} title={t('hours.withdraw')}>
      <Stack gap="sm">
        <Text size="sm">{t('hours.withdrawText')}</Text>
        <TextInput
          label={t('hours.withdrawReason')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          data-autofocus
        />
        <Foot ready={reason.trim() !== ''} label={t('hours.withdraw')} onConfirm={() => void withdraw()} />
      </Stack>
    </Modal>
  );
}

type FootProps = { readonly ready: boolean; readonly label: string; readonly onConfirm: () => void };

function Foot({ ready, label, onConfirm }: FootProps) {
  const shell = useTexts('shell');
  const close = useLaneDialogs((s) => s.close);
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={close}>
        {shell('cancel')}
      </Button>
      <Button disabled={!ready} onClick={onConfirm}>
        {label}
      </Button>
    </Group>
  );
}
