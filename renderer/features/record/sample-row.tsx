import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { samplePurpose, type Sample } from '#shared/domain/record';
import { valueOf, type Column } from '#shared/rules/record';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { FieldRow } from './field-row';
import { SavedText } from './saved-text';
import type { Sheet } from './use-record';

/** The samples taken: number, quantity, purpose. One for the laboratory holds the release until its result. */
export function SampleRow({ sheet }: { readonly sheet: Sheet }) {
  return (
    <FieldRow sheet={sheet} item="samples">
      {(own) => <Samples sheet={sheet} own={own} />}
    </FieldRow>
  );
}

/** A number for the next sample: the port's day and a letter for each agency, counted up. */
function nextNumber(sheet: Sheet, own: Column, taken: readonly Sample[]): string {
  const [first] = sheet.view.requests;
  const stem = `${sheet.view.session.day.slice(5).replace('-', '')}-${(first?.requestNo ?? '').slice(-4)}`;
  const free = Array.from({ length: 60 }, (_, i) => `${stem}-${own.agency.charAt(0).toUpperCase()}${i + 1}`);
  return free.find((n) => taken.every((s) => s.number !== n)) ?? stem;
}

function Samples({ sheet, own }: { readonly sheet: Sheet; readonly own: Column }) {
  const t = useTexts('record');
  const { t: any } = useTranslation();
  const samples = valueOf(own.entries, 'samples', 'samples')?.samples ?? [];
  const save = (next: readonly Sample[]): void => void sheet.write('samples', { kind: 'samples', samples: next }, '');
  const set = (i: number, part: Partial<Sample>): void =>
    save(samples.map((s, at) => (at === i ? { ...s, ...part } : s)));
  return (
    <div className="record-samples">
      {samples.map((s, i) => (
        <div key={s.number} className="record-sample">
          <SavedText
            figures
            label={t('sample.number')}
            longest={40}
            value={s.number}
            save={(number) => number !== '' && set(i, { number })}
          />
          <SavedText
            label={t('sample.quantity')}
            placeholder={t('sample.quantity')}
            longest={40}
            value={s.quantity}
            save={(quantity) => set(i, { quantity })}
          />
          <Select
            size="sm"
            aria-label={t('sample.purpose')}
            allowDeselect={false}
            data={samplePurpose.options.map((p) => ({ value: p, label: wordOf(any, 'samplePurpose', p) }))}
            value={s.purpose}
            onChange={(purpose) => purpose && set(i, { purpose })}
          />
          <ActionIcon
            size="lg"
            aria-label={t('sample.remove', { number: s.number })}
            onClick={() => save(samples.filter((_, at) => at !== i))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="sm"
        variant="default"
        leftSection={<IconPlus size={15} />}
        onClick={() => save([...samples, { number: nextNumber(sheet, own, samples), quantity: '', purpose: 'lab' }])}
      >
        {t('sample.add')}
      </Button>
    </div>
  );
}
