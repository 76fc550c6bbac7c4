import { Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayOf } from '#shared/kernel/time';
import { goodsEffect, goodsRuleKind, type GoodsRule } from '#shared/domain/goods-rule';
import { useAct, useDesk, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { DialogFoot } from './dialog-foot';
import { draftOf, faultsOf, ruleOf, type RuleDraft, type RuleFault } from './goods-rule-draft';

type Props = {
  /** The version that the new one follows; null for a rule of its own. */
  readonly last: GoodsRule | null;
  /** Whether a rule of that key is there already. */
  readonly taken: (key: string) => boolean;
  readonly close: () => void;
};

/** Writes a rule on goods, or the next version of one; the old versions stay with their dates. */
export function GoodsRuleDialog({ last, taken, close }: Props) {
  const t = useTexts('goods');
  const act = useAct();
  const port = usePort();
  const desk = useDesk();
  const [draft, setDraft] = useState(() => draftOf(last, dayOf(desk.now(), port.zone)));
  const version = (last?.version ?? 0) + 1;
  const faults = faultsOf(draft, last);
  const double = last === null && taken(draft.key);

  async function save(): Promise<void> {
    const rule = ruleOf(draft, { portId: port.id, last });
    const failed = await act(
      { name: 'goods.rule', args: { rule } },
      { label: t('form.saved', { key: rule.key, version }) },
    );
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} size={760} title={last ? t('form.next', { key: last.key, version }) : t('form.new')}>
      <Stack gap="sm">
        <Fields draft={draft} onDraft={setDraft} faults={faults} keyFixed={last !== null} />
        <DialogFoot
          close={close}
          confirm={() => void save()}
          disabled={faults.size > 0 || double}
          label={t('form.save', { version })}
        />
      </Stack>
    </Modal>
  );
}

type FieldsProps = {
  readonly draft: RuleDraft;
  readonly onDraft: (draft: RuleDraft) => void;
  readonly faults: ReadonlySet<RuleFault>;
  readonly keyFixed: boolean;
};

function Fields({ draft, onDraft, faults, keyFixed }: FieldsProps) {
  const t = useTexts('goods');
  const set = (wish: Partial<RuleDraft>): void => onDraft({ ...draft, ...wish });
  const field = (
    key: 'key' | 'zh' | 'en' | 'ru' | 'ko' | 'hs' | 'except' | 'origin' | 'from' | 'until' | 'source',
  ) => ({
    label: t(`form.${key}`),
    value: draft[key],
    onChange: (e: { currentTarget: { value: string } }) => set({ [key]: e.currentTarget.value }),
  });
  const choice = <V extends string>(key: 'kind' | 'effect' | 'direction', values: readonly V[]) => ({
    label: t(key === 'direction' ? 'table.about' : `table.${key}`),
    allowDeselect: false,
    data: values.map((value) => ({ value, label: t(`${key}.${value}` as never) })),
    value: draft[key],
    onChange: (value: string | null) => value && set({ [key]: value }),
  });
  return (
    <>
      <Group grow align="flex-start">
        <TextInput {...field('key')} disabled={keyFixed} error={draft.key !== '' && faults.has('key')} data-autofocus />
        <Select {...choice('kind', goodsRuleKind.options)} />
        <Select {...choice('effect', goodsEffect.options)} />
        <Select {...choice('direction', ['in', 'out', 'both'])} label={t('form.direction')} />
      </Group>
      <Group grow>
        <TextInput {...field('zh')} maxLength={200} />
        <TextInput {...field('en')} maxLength={200} />
      </Group>
      <Group grow>
        <TextInput {...field('ru')} maxLength={200} />
        <TextInput {...field('ko')} maxLength={200} />
      </Group>
      <Group grow align="flex-start">
        <TextInput {...field('hs')} error={faults.has('hs') && t('form.badHs')} />
        <TextInput {...field('except')} error={faults.has('except') && t('form.badHs')} />
        <TextInput {...field('origin')} maxLength={2} error={faults.has('origin') && t('form.badOrigin')} />
      </Group>
      <Group grow align="flex-start">
        <TextInput {...field('from')} placeholder="2026-11-23" error={faults.has('days') && t('form.badDays')} />
        <TextInput {...field('until')} placeholder="2026-12-31" />
      </Group>
      <TextInput {...field('source')} maxLength={300} />
      <Checkbox
        label={t('form.verified')}
        checked={draft.verified}
        onChange={(e) => set({ verified: e.currentTarget.checked })}
      />
    </>
  );
}
