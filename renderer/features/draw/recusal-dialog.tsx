import { Button, Group, Modal, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct, useActor, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';

/** Notes a recusal. An officer speaks for himself. */
export function RecusalDialog({ close }: { readonly close: () => void }) {
  const t = useTexts('draw');
  const shell = useTexts('shell');
  const act = useAct();
  const actor = useActor();
  const { id: portId } = usePort();
  const officers = useDeskState((s) => s.world.officers);
  const own = actor.role === 'officer';
  const choice = [...officers.values()].filter((o) => o.portId === portId && (!own || o.id === actor.id));
  const [officerId, setOfficer] = useState<string | null>(own ? (choice[0]?.id ?? null) : null);
  const [against, setAgainst] = useState<'firm' | 'person'>('firm');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const ready = officerId !== null && name.trim() !== '' && reason.trim() !== '';

  async function save(): Promise<void> {
    const officer = officerId === null ? '' : (officers.get(officerId)?.name ?? officerId);
    const args = {
      recusalId: crypto.randomUUID(),
      portId,
      officerId,
      against,
      name: name.trim(),
      reason,
      active: true,
    };
    const label = t('recusals.saved', { officer, name: name.trim() });
    const failed = await act({ name: 'recusal.put', args }, { label });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={t('recusals.add')}>
      <Stack gap="sm">
        <Select
          data-autofocus
          searchable
          label={t('recusals.officer')}
          data={choice.map((o) => ({ value: o.id, label: `${o.number} ${o.name}` }))}
          value={officerId}
          onChange={setOfficer}
        />
        <SegmentedControl
          aria-label={t('recusals.against')}
          value={against}
          onChange={(value) => setAgainst(value)}
          data={(['firm', 'person'] as const).map((value) => ({ value, label: t(`recusals.kind.${value}`) }))}
        />
        <TextInput
          label={t('recusals.name')}
          maxLength={120}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <TextInput
          label={t('recusals.reason')}
          placeholder={t('recusals.reasonHint')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={!ready} onClick={() => void save()}>
            {t('recusals.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
