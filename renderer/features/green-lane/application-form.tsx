import { Select, TextInput, Textarea } from '@mantine/core';
import { firmCodeState } from '#shared/rules/lane-law';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import type { ApplicationDraft } from './application-draft';
import { MomentField } from './moment-field';

type Props = { readonly draft: ApplicationDraft; readonly onDraft: (draft: ApplicationDraft) => void };

/** 预约通关申请: the fields of the customs form, in its order. */
export function ApplicationForm({ draft, onDraft }: Props) {
  const t = useTexts('greenLane');
  const { zone } = usePort();
  const set = (wish: Partial<ApplicationDraft>): void => onDraft({ ...draft, ...wish });
  const field = (key: TextKey) => ({
    label: t(`form.${key}`),
    value: draft[key],
    onChange: (e: { currentTarget: { value: string } }) => set({ [key]: e.currentTarget.value }),
  });
  const code = draft.firmCode.trim() === '' ? 'good' : firmCodeState(draft.firmCode);
  return (
    <div className="green-form">
      <TextInput {...field('firm')} className="green-span-2" maxLength={120} />
      <TextInput
        {...field('firmCode')}
        maxLength={30}
        error={code === 'malformed' && t('form.codeMalformed')}
        {...(code === 'check' && { description: t('form.codeCheck') })}
      />
      <TextInput {...field('contact')} maxLength={60} data-autofocus />
      <TextInput {...field('phone')} maxLength={40} />
      <Select
        label={t('form.transport')}
        allowDeselect={false}
        data={(['road', 'water', 'air', 'other'] as const).map((value) => ({ value, label: t(`transport.${value}`) }))}
        value={draft.transport}
        onChange={(value) => value && set({ transport: value })}
      />
      <TextInput {...field('declaredName')} maxLength={60} />
      <TextInput
        {...field('declaredCode')}
        maxLength={4}
        error={!/^\d{4}$/.test(draft.declaredCode) && t('form.fourDigits')}
      />
      <TextInput {...field('goodsName')} maxLength={200} />
      <TextInput {...field('crossesName')} maxLength={60} />
      <TextInput
        {...field('crossesCode')}
        maxLength={4}
        error={!/^\d{4}$/.test(draft.crossesCode) && t('form.fourDigits')}
      />
      <TextInput {...field('goodsHs')} maxLength={13} />
      <Select
        label={t('form.ground')}
        allowDeselect={false}
        data={(['fresh', 'relief', 'urgent'] as const).map((value) => ({ value, label: t(`ground.${value}`) }))}
        value={draft.ground}
        onChange={(value) => value && set({ ground: value })}
      />
      <MomentField
        label={t('form.receivedAt')}
        zone={zone}
        value={draft.receivedAt}
        onChange={(receivedAt) => set({ receivedAt })}
      />
      <Textarea {...field('reason')} maxLength={300} autosize={false} rows={1} />
    </div>
  );
}

type TextKey = Exclude<keyof ApplicationDraft, 'transport' | 'ground' | 'receivedAt'>;
