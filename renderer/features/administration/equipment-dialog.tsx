import { Checkbox, Chip, Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '#shared/domain/equipment';
import type { Port } from '#shared/domain/port';
import { inspectionMode } from '#shared/domain/words';
import { useAct } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { DialogFoot } from './dialog-foot';
import { HoursFields } from './hours-fields';

const MOST_PIECES = 99;
const MOST_KG = 200_000;
/** The hours that are offered first where they are limited. */
const USUAL_HOURS = { from: 8 * 60, until: 17 * 60 };

/** Equipment as it is first offered: one piece, there whenever the port works, that only a leader asks for. */
export function newEquipment(port: Port, others: readonly Equipment[]): Equipment {
  let number = others.length + 1;
  const idOf = (n: number): string => `${port.id}/equipment-${String(n)}`;
  while (others.some((e) => e.id === idOf(number))) number += 1;
  return {
    id: idOf(number),
    portId: port.id,
    name: '',
    count: 1,
    hours: null,
    modes: [],
    fromKg: null,
    active: true,
  };
}

type Props = { readonly equipment: Equipment; readonly others: readonly Equipment[]; readonly close: () => void };

/** Adds equipment or changes it: how many pieces, when, and which orders ask for one by themselves. */
export function EquipmentDialog({ equipment, others, close }: Props) {
  const t = useTexts('administration');
  const act = useAct();
  const [draft, write] = useState(equipment);
  const set = (part: Partial<Equipment>): void => write({ ...draft, ...part });
  const isNew = others.every((e) => e.id !== equipment.id);
  const name = draft.name.trim();
  const taken = others.some((e) => e.id !== equipment.id && e.name === name);
  const { hours } = draft;
  const disordered = hours !== null && hours.until <= hours.from;
  const wrong = name === '' || taken || faulty(draft);

  async function save(): Promise<void> {
    const row = { ...draft, name, fromKg: draft.modes.length > 0 ? draft.fromKg : null };
    const failed = await act(
      { name: 'equipment.put', args: { equipment: row } },
      { label: t('equipment.saved', { name }) },
    );
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={isNew ? t('equipment.addTitle') : t('equipment.editTitle', { name })}>
      <Stack gap="sm">
        <div className="two-fields">
          <TextInput
            data-autofocus
            label={t('equipment.name')}
            placeholder={t('equipment.nameHint')}
            maxLength={30}
            value={draft.name}
            error={taken && t('errors.taken', { text: name })}
            onChange={(e) => set({ name: e.currentTarget.value })}
          />
          <NumberInput
            label={t('equipment.count')}
            clampBehavior="none"
            allowDecimal={false}
            value={Number.isNaN(draft.count) ? '' : draft.count}
            error={!within(draft.count, 0, MOST_PIECES) && t('errors.range', { min: 0, max: MOST_PIECES })}
            onChange={(value) => set({ count: value === '' ? Number.NaN : Number(value) })}
          />
        </div>
        <Group gap="sm">
          <Checkbox
            label={t('equipment.limited')}
            checked={hours !== null}
            onChange={(e) => set({ hours: e.currentTarget.checked ? USUAL_HOURS : null })}
          />
          {hours && (
            <HoursFields
              path="hours"
              hours={{ open: hours.from, close: hours.until }}
              faults={new Map(disordered ? [['hours.close', 'order' as const]] : [])}
              disabled={false}
              onHours={({ open, close: until }) => set({ hours: { from: open, until } })}
            />
          )}
        </Group>
        <Asked draft={draft} set={set} />
        <DialogFoot close={close} confirm={() => void save()} disabled={wrong} />
      </Stack>
    </Modal>
  );
}

const within = (n: number, min: number, max: number): boolean => Number.isInteger(n) && n >= min && n <= max;

function faulty({ count, hours, fromKg, modes }: Equipment): boolean {
  const badHours = hours !== null && !(hours.until > hours.from && within(hours.until, 1, 1440));
  const badWeight = modes.length > 0 && fromKg !== null && !within(fromKg, 1, MOST_KG);
  return !within(count, 0, MOST_PIECES) || badHours || badWeight;
}

type AskedProps = { readonly draft: Equipment; readonly set: (part: Partial<Equipment>) => void };

/** Which orders ask for a piece by themselves. */
function Asked({ draft, set }: AskedProps) {
  const t = useTexts('administration');
  const { t: any } = useTranslation();
  const { modes, fromKg } = draft;
  return (
    <>
      <fieldset className="equipment-modes">
        <legend>{t('equipment.modes')}</legend>
        <Chip.Group multiple value={[...modes]} onChange={(value) => set({ modes: value })}>
          <Group gap={6}>
            {inspectionMode.options.map((mode) => (
              <Chip key={mode} value={mode} size="xs">
                {wordOf(any, 'mode', mode)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {modes.length === 0 && <Text size="xs">{t('equipment.byWordHint')}</Text>}
      </fieldset>
      {modes.length > 0 && (
        <NumberInput
          label={t('equipment.fromKg')}
          description={t('equipment.fromHint')}
          clampBehavior="none"
          allowDecimal={false}
          value={fromKg === null || Number.isNaN(fromKg) ? '' : fromKg}
          error={fromKg !== null && !within(fromKg, 1, MOST_KG) && t('errors.range', { min: 1, max: MOST_KG })}
          onChange={(value) => set({ fromKg: value === '' ? null : Number(value) })}
        />
      )}
    </>
  );
}
