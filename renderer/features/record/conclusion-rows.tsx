import { Select, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { advice } from '#shared/domain/record';
import { valueOf, type Column } from '#shared/rules/record';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { FieldRow } from './field-row';
import { SavedText } from './saved-text';
import type { Sheet } from './use-record';

type Props = { readonly sheet: Sheet; readonly own: Column };

/** Damage that the inspection did, and what the agency concludes and proposes. */
export function ConclusionRows({ sheet }: { readonly sheet: Sheet }) {
  return (
    <>
      <FieldRow sheet={sheet} item="damage">
        {(own) => <Damage sheet={sheet} own={own} />}
      </FieldRow>
      <FieldRow sheet={sheet} item="conclusion">
        {(own) => <Conclusion sheet={sheet} own={own} />}
      </FieldRow>
    </>
  );
}

function Damage({ sheet, own }: Props) {
  const { t: any } = useTranslation();
  const t = useTexts('record');
  const damaged = valueOf(own.entries, 'damage', 'damage')?.damaged ?? null;
  const note = own.entries.get('damage')?.now.note ?? '';
  return (
    <div className="record-line">
      <SegmentedControl
        size="sm"
        aria-label={wordOf(any, 'recordItem', 'damage')}
        data={(['no', 'yes'] as const).map((value) => ({ value, label: wordOf(any, 'damaged', value) }))}
        value={damaged === null ? '' : damaged ? 'yes' : 'no'}
        onChange={(value) => void sheet.write('damage', { kind: 'damage', damaged: value === 'yes' }, note)}
      />
      {damaged === true && (
        <SavedText
          label={t('damageNote')}
          placeholder={t('damageNote')}
          longest={500}
          owed={note === ''}
          value={note}
          save={(text) => void sheet.write('damage', { kind: 'damage', damaged }, text)}
        />
      )}
    </div>
  );
}

function Conclusion({ sheet, own }: Props) {
  const { t: any } = useTranslation();
  const t = useTexts('record');
  const said = valueOf(own.entries, 'conclusion', 'conclusion');
  const note = own.entries.get('conclusion')?.now.note ?? '';
  const save = (part: Partial<NonNullable<typeof said>>, text = note): void =>
    void sheet.write('conclusion', { kind: 'conclusion', result: 'normal', advice: 'release', ...said, ...part }, text);
  return (
    <div className="record-conclusion">
      <SegmentedControl
        size="sm"
        aria-label={t('result')}
        data={(['normal', 'abnormal'] as const).map((value) => ({ value, label: wordOf(any, 'result', value) }))}
        value={said?.result ?? ''}
        onChange={(value) =>
          value === 'normal'
            ? save({ result: 'normal', advice: 'release' })
            : save({
                result: 'abnormal',
                advice: said?.advice === 'release' ? 'transfer' : (said?.advice ?? 'transfer'),
              })
        }
      />
      {said && (
        <Select
          size="sm"
          aria-label={t('advice')}
          allowDeselect={false}
          data={advice.options.map((value) => ({
            value,
            label: t('adviceIs', { advice: wordOf(any, 'advice', value) }),
          }))}
          value={said.advice}
          onChange={(next) => next && save({ advice: next })}
        />
      )}
      {said && (
        <SavedText
          label={t('noteOf', { item: wordOf(any, 'recordItem', 'conclusion') })}
          placeholder={said.result === 'abnormal' ? t('abnormalNote') : t('note')}
          longest={500}
          value={note}
          save={(text) => save({}, text)}
        />
      )}
    </div>
  );
}
