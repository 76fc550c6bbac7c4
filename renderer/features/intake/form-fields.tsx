import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { direction, inspectionMode, priority } from '#shared/domain/words';
import { requestColumns, type ColumnKey } from '#shared/interchange/columns';
import type { Problem } from '#shared/interchange/problems';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import type { FormTexts } from './manual-row';
import { useProblemSentence } from './problem-sentences';

const GROUPS = [
  ['timing', ['agency', 'requestNo', 'direction', 'eta', 'mode', 'minutes', 'notBefore', 'notAfter', 'priority']],
  ['marks', ['plate', 'foreignPlate', 'trailer', 'container', 'seal', 'vin', 'batchNo', 'billNo', 'declaration']],
  ['cargo', ['goods', 'hs', 'packages', 'grossKg', 'temperature']],
  ['party', ['trader', 'uscc', 'phone', 'note']],
] as const satisfies readonly (readonly [string, readonly ColumnKey[]])[];

const MARKS: ReadonlySet<ColumnKey> = new Set(GROUPS[1][1]);
const NEEDED: ReadonlySet<ColumnKey> = new Set(requestColumns.flatMap((c) => (c.required ? c.key : [])));

type Props = {
  readonly texts: FormTexts;
  readonly problems: readonly Problem[];
  readonly onChange: (part: FormTexts) => void;
};

/** The fields of a request in four groups, each with what is wrong under it. */
export function FormFields(props: Props) {
  const t = useTexts('intake');
  const asksReason = props.problems.some((p) => p.severity === 'acceptable') || Boolean(props.texts.accepted);
  return (
    <>
      {GROUPS.map(([group, keys]) => (
        <fieldset key={group} data-group={group}>
          <legend>{t(`form.${group}`)}</legend>
          {keys.map((name) => (
            <Field key={name} name={name} {...props} />
          ))}
          {group === 'marks' && asksReason && <Field name="accepted" {...props} />}
        </fieldset>
      ))}
    </>
  );
}

function Field({ name, texts, problems, onChange }: Props & { readonly name: ColumnKey }) {
  const t = useTexts('intake');
  const sentence = useProblemSentence();
  const choices = useChoices(name);
  const own = problems.filter((p) => p.column === name);
  const stops = own.filter((p) => p.severity !== 'warning');
  const common = {
    label: name === 'accepted' ? t('form.accept') : t(`column.${name}`),
    withAsterisk: NEEDED.has(name),
    value: texts[name] ?? '',
    error: stops.length > 0 ? stops.map(sentence).join('；') : undefined,
    description:
      own.length > stops.length
        ? own
            .filter((p) => p.severity === 'warning')
            .map(sentence)
            .join('；')
        : null,
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[],
  };
  if (choices)
    return (
      <NativeSelect
        size="xs"
        {...common}
        data={choices}
        onChange={(e) => onChange({ [name]: e.currentTarget.value })}
      />
    );
  const hint = { eta: t('form.timeHint'), minutes: t('form.minutesHint'), container: t('form.split') }[name as string];
  return (
    <TextInput
      {...common}
      data-autofocus={name === 'requestNo' || undefined}
      placeholder={hint ?? ''}
      classNames={MARKS.has(name) ? { input: 'plate' } : {}}
      onChange={(e) => onChange({ [name]: e.currentTarget.value })}
    />
  );
}

/** The words that a field can take; null for a field of free text. */
function useChoices(name: ColumnKey): { value: string; label: string }[] | null {
  const words = useTexts('words');
  const { i18n } = useTranslation();
  const { agencies } = usePort();
  if (name === 'agency') return agencies.map((a) => ({ value: a.code, label: inLanguage(a.name, i18n.language) }));
  if (name === 'direction') return direction.options.map((value) => ({ value, label: words(`direction.${value}`) }));
  if (name === 'priority') return priority.options.map((value) => ({ value, label: words(`priority.${value}`) }));
  if (name !== 'mode') return null;
  return [
    { value: '', label: '' },
    ...inspectionMode.options.map((value) => ({ value, label: words(`mode.${value}`) })),
  ];
}
