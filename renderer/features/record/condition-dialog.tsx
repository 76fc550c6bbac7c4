import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import type { ConditionKind, ConditionState } from '#shared/domain/release';
import { CONDITION_STATES, blocks, type ConditionView } from '#shared/rules/release';
import { useAct, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { useNameOf } from './use-name';
import type { Sheet } from './use-record';

/** Kinds that a person adds; the others follow from the record. */
const ADDED: readonly ConditionKind[] = ['permit', 'hold', 'lab'];

type Props = { readonly sheet: Sheet; readonly condition: ConditionView | null; readonly close: () => void };

/** Says how a condition stands and what that rests on; a new one is a permit, a hold or a laboratory's result. */
export function ConditionDialog({ sheet, condition, close }: Props) {
  const t = useTexts('record');
  const shell = useTexts('shell');
  const { t: any } = useTranslation();
  const act = useAct();
  const [kind, setKind] = useState<ConditionKind>(condition?.kind ?? 'permit');
  const [ref, setRef] = useState(condition?.ref ?? '');
  const [state, setState] = useState<ConditionState>(condition?.state ?? 'pending');
  const [source, setSource] = useState(condition?.words.at(-1)?.source ?? '');
  const [note, setNote] = useState('');
  const states = CONDITION_STATES[kind];
  const chosen = states.includes(state) ? state : 'pending';
  const complete = ref.trim() !== '' && (blocks(chosen) || source.trim() !== '');
  const title = condition
    ? `${wordOf(any, 'condition', kind)} ${condition.kind === 'duty' ? '' : ref}`
    : t('release.add');

  async function save(): Promise<void> {
    const args = { sessionId: sheet.view.id, kind, ref: ref.trim(), state: chosen, source, note };
    const failed = await act({ name: 'condition.set', args }, { quiet: true });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} title={title}>
      <Stack gap="sm">
        {!condition && (
          <Group gap="sm" grow>
            <Select
              label={t('release.kind')}
              allowDeselect={false}
              data={ADDED.map((k) => ({ value: k, label: wordOf(any, 'condition', k) }))}
              value={kind}
              onChange={(next) => next && setKind(next)}
            />
            <TextInput
              data-autofocus
              label={t('release.ref')}
              maxLength={60}
              value={ref}
              onChange={(e) => setRef(e.currentTarget.value)}
            />
          </Group>
        )}
        <Select
          label={t('release.state')}
          allowDeselect={false}
          data={states.map((s) => ({ value: s, label: stateText(kind, s, any) }))}
          value={chosen}
          onChange={(next) => next && setState(next)}
        />
        <TextInput
          label={t('release.source')}
          description={t(chosen === 'certified' ? 'release.certificateHint' : 'release.sourceHint')}
          maxLength={200}
          value={source}
          onChange={(e) => setSource(e.currentTarget.value)}
        />
        <TextInput label={t('note')} maxLength={300} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
        <Text size="xs" c="dimmed">
          {t('release.three')}
        </Text>
        {condition && <Words condition={condition} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={!complete} onClick={() => void save()}>
            {t('release.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A hold is in force or lifted; the others are called by their state. */
const stateText = (kind: ConditionKind, state: ConditionState, t: TFunction): string =>
  kind === 'hold' ? wordOf(t, 'holdState', state) : wordOf(t, 'conditionState', state);

function Words({ condition: { words } }: { readonly condition: ConditionView }) {
  const { t } = useTranslation();
  const { zone } = usePort();
  const nameOf = useNameOf();
  return (
    <ol className="record-earlier figures">
      {words.toReversed().map((w) => (
        <li key={w.id}>
          <time>{clockText(w.at, zone)}</time> <b>{nameOf(w.by)}</b>{' '}
          {[wordOf(t, 'conditionState', w.state), w.source, w.note].filter((p) => p !== '').join(' · ')}
        </li>
      ))}
    </ol>
  );
}
