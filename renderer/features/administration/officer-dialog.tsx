import { Checkbox, Chip, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { officerId } from '#shared/kernel/ids';
import type { Officer } from '#shared/domain/officer';
import { skill } from '#shared/domain/words';
import { useAct, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import { wordOf } from '../../text/sentences';
import { DialogFoot } from './dialog-foot';

type Props = {
  readonly officer: Officer;
  readonly officers: readonly Officer[];
  readonly close: () => void;
};

/** Adds an officer or changes one. A new officer is known by the number; it stays the key when the number changes later. */
export function OfficerDialog({ officer, officers, close }: Props) {
  const t = useTexts('administration');
  const { t: any, i18n } = useTranslation();
  const { agencies } = usePort();
  const act = useAct();
  const [draft, write] = useState(officer);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<Officer>): void => write({ ...draft, ...part });
  const isNew = officers.every((o) => o.id !== officer.id);
  const [name, number] = [draft.name.trim(), draft.number.trim()];
  const taken = officers.some((o) => o.id !== officer.id && (o.number === number || (isNew && o.id === number)));
  const missing = (text: string): string | false => tried && text === '' && t('errors.required');

  async function save(): Promise<void> {
    setTried(true);
    if (name === '' || number === '' || taken) return;
    const row = { ...draft, name, number, id: isNew ? officerId.parse(number) : officer.id };
    const failed = await act({ name: 'officer.put', args: { officer: row } }, { label: t('officers.saved', { name }) });
    if (!failed) close();
  }

  return (
    <Modal
      opened
      onClose={close}
      title={isNew ? t('officers.addTitle') : t('officers.editTitle', { name: officer.name })}
    >
      <Stack gap="sm">
        <div className="two-fields">
          <TextInput
            data-autofocus
            label={t('officers.number')}
            maxLength={20}
            value={draft.number}
            error={taken ? t('errors.taken', { text: number }) : missing(number)}
            onChange={(e) => set({ number: e.currentTarget.value })}
          />
          <TextInput
            label={t('officers.name')}
            maxLength={60}
            value={draft.name}
            error={missing(name)}
            onChange={(e) => set({ name: e.currentTarget.value })}
          />
        </div>
        <Select
          label={t('officers.agency')}
          allowDeselect={false}
          data={agencies.map((a) => ({ value: a.code, label: inLanguage(a.name, i18n.language) }))}
          value={draft.agency}
          onChange={(agency) => agency && set({ agency })}
        />
        <Text size="xs" fw={500}>
          {t('officers.skills')}
        </Text>
        <Chip.Group multiple value={[...draft.skills]} onChange={(skills) => set({ skills: skills })}>
          <Group gap={6}>
            {skill.options.map((s) => (
              <Chip key={s} size="xs" value={s}>
                {wordOf(any, 'skill', s)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Checkbox
          label={t('officers.isActive')}
          checked={draft.active}
          onChange={(e) => set({ active: e.currentTarget.checked })}
        />
        <DialogFoot
          close={close}
          confirm={() => void save()}
          disabled={tried && (name === '' || number === '' || taken)}
        />
      </Stack>
    </Modal>
  );
}
