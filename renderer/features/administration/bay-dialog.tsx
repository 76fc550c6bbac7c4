import { Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bayId } from '#shared/kernel/ids';
import { bayKind, type Bay } from '#shared/domain/bay';
import type { Port } from '#shared/domain/port';
import { useAct } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { DialogFoot } from './dialog-foot';

const USUAL_TURN = 10;
const MOST_TURN = 120;

/** A bay as it is first offered: the next number, in the yard of the last one. */
export function newBay(port: Port, bays: readonly Bay[]): Bay {
  const last = bays.toSorted((a, b) => a.order - b.order).at(-1);
  const order = (last?.order ?? 0) + 1;
  let number = bays.length + 1;
  while (bays.some((b) => b.id === `${port.id}/bay-${number}`)) number += 1;
  return {
    id: bayId.parse(`${port.id}/bay-${number}`),
    portId: port.id,
    kind: 'openBox',
    yard: last?.yard ?? '',
    label: `${number}号台`,
    turn: USUAL_TURN,
    order,
    closed: false,
  };
}

type Props = { readonly bay: Bay; readonly bays: readonly Bay[]; readonly close: () => void };

/** Adds a bay or changes one. */
export function BayDialog({ bay, bays, close }: Props) {
  const t = useTexts('administration');
  const { t: any } = useTranslation();
  const act = useAct();
  const [draft, write] = useState(bay);
  const set = (part: Partial<Bay>): void => write({ ...draft, ...part });
  const isNew = bays.every((b) => b.id !== bay.id);
  const label = draft.label.trim();
  const taken = bays.some((b) => b.id !== bay.id && b.label === label);
  const turnWrong = !Number.isInteger(draft.turn) || draft.turn < 0 || draft.turn > MOST_TURN;
  const wrong = label === '' || taken || draft.yard.trim() === '' || turnWrong;

  async function save(): Promise<void> {
    const row = { ...draft, label, yard: draft.yard.trim() };
    const failed = await act({ name: 'bay.put', args: { bay: row } }, { label: t('bays.saved', { label }) });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={isNew ? t('bays.addTitle') : t('bays.editTitle', { label: bay.label })}>
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('bays.label')}
          maxLength={20}
          value={draft.label}
          error={label === '' ? t('errors.required') : taken && t('errors.taken', { text: label })}
          onChange={(e) => set({ label: e.currentTarget.value })}
        />
        <Select
          label={t('bays.kind')}
          allowDeselect={false}
          data={bayKind.options.map((kind) => ({ value: kind, label: wordOf(any, 'bayKind', kind) }))}
          value={draft.kind}
          onChange={(kind) => kind && set({ kind })}
        />
        <TextInput
          label={t('bays.yard')}
          maxLength={20}
          value={draft.yard}
          error={draft.yard.trim() === '' && t('errors.required')}
          onChange={(e) => set({ yard: e.currentTarget.value })}
        />
        <div className="two-fields">
          <NumberInput
            label={t('bays.turn')}
            clampBehavior="none"
            allowDecimal={false}
            value={Number.isNaN(draft.turn) ? '' : draft.turn}
            error={turnWrong && t('errors.range', { min: 0, max: MOST_TURN })}
            onChange={(value) => set({ turn: value === '' ? Number.NaN : Number(value) })}
          />
          <NumberInput
            label={t('bays.order')}
            allowDecimal={false}
            value={draft.order}
            onChange={(value) => set({ order: Number(value) || 0 })}
          />
        </div>
        <DialogFoot close={close} confirm={() => void save()} disabled={wrong} />
      </Stack>
    </Modal>
  );
}
