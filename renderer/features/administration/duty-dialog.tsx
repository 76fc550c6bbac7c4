import { ActionIcon, Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { minuteOfDay, momentOf, startOfDay, type Slot } from '#shared/kernel/time';
import { dutyIdOf, type Duty, type Officer } from '#shared/domain/officer';
import { useAct, useDay } from '../../services';
import { useTexts } from '../../text/i18n';
import { ClockField } from './clock-field';
import { DialogFoot } from './dialog-foot';

type Props = { readonly officer: Officer; readonly duty: Duty | null; readonly close: () => void };
type Window = { readonly open: number; readonly close: number };

const USUAL: Window = { open: 480, close: 720 };

/** Hours of one officer that no shift has: relief, half a day, sick leave from ten. */
export function DutyDialog({ officer, duty, close }: Props) {
  const t = useTexts('administration');
  const act = useAct();
  const { port, day } = useDay();
  const { zone } = port;
  const [shift, setShift] = useState(duty?.shift ?? '');
  const minuteAt = (moment: Slot['end']): number =>
    minuteOfDay(moment, zone) + (moment - startOfDay(day, zone) >= 86_400_000 ? 1440 : 0);
  const known = duty?.windows.map((w) => ({ open: minuteAt(w.start), close: minuteAt(w.end) })) ?? [];
  const [windows, setWindows] = useState<readonly Window[]>(known.length > 0 ? known : [USUAL]);
  const sorted = windows.toSorted((a, b) => a.open - b.open);
  const good = sorted.every((w, i) => w.close > w.open && w.open >= (sorted[i - 1]?.close ?? 0));
  const change = (index: number, part: Partial<Window>): void =>
    setWindows(windows.map((w, i) => (i === index ? { ...w, ...part } : w)));

  async function save(): Promise<void> {
    const name = shift.trim() || t('duties.custom');
    const row: Duty = {
      id: dutyIdOf(officer.id, day),
      portId: port.id,
      officerId: officer.id,
      day,
      shift: name,
      windows: sorted.map((w) => ({ start: momentOf(day, w.open, zone), end: momentOf(day, w.close, zone) })),
    };
    const label = t('duties.set', { name: officer.name, shift: name });
    const failed = await act({ name: 'duty.set', args: { duties: [row] } }, { label });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={t('duties.customTitle', { name: officer.name })}>
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('duties.shiftName')}
          placeholder={t('duties.shiftHint')}
          maxLength={20}
          value={shift}
          onChange={(e) => setShift(e.currentTarget.value)}
        />
        <Text size="xs" fw={600}>
          {t('duties.windows')}
        </Text>
        {windows.map((w, i) => (
          <div key={i} className="exception-window">
            <ClockField
              label={t('calendar.open')}
              minutes={w.open}
              disabled={false}
              onMinutes={(open) => change(i, { open })}
            />
            <span aria-hidden>–</span>
            <ClockField
              label={t('calendar.close')}
              minutes={w.close}
              disabled={false}
              error={w.close <= w.open && t('errors.order')}
              onMinutes={(close) => change(i, { close })}
            />
            <ActionIcon aria-label={t('remove')} onClick={() => setWindows(windows.filter((_, o) => o !== i))}>
              <IconX size={14} />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} />}
          onClick={() => setWindows([...windows, { open: sorted.at(-1)?.close ?? USUAL.open, close: 1020 }])}
        >
          {t('calendar.addHours')}
        </Button>
        {!good && <Text className="field-error">{t('errors.windows')}</Text>}
        <DialogFoot close={close} confirm={() => void save()} disabled={!good || windows.length === 0} />
      </Stack>
    </Modal>
  );
}
