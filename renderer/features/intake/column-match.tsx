import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { columnNamed, requestColumns, type ColumnKey } from '#shared/interchange/columns';
import { columnMatches, rememberColumns } from '../../data/column-memory';
import { signatureOf, type ColumnMatch, type SheetHead } from '../../data/workers/import-columns';
import { useTexts } from '../../text/i18n';
import { useAlwaysWords } from './always-words';

type Props = {
  readonly file: string;
  readonly head: SheetHead;
  /** Called once the header is explained, or with false when nothing was changed. */
  readonly onDone: (explained: boolean) => void;
};

/** Explains a sheet's header: which of its unknown columns means what, and what holds for all its rows. Remembered for the same header. */
export function ColumnMatcher({ file, head, onDone }: Props) {
  const t = useTexts('intake');
  const [before] = useState(() => rememberedFor(head));
  const [named, setNamed] = useState(before.named);
  const [always, setAlways] = useState(before.always);
  const unknown = head.names.flatMap((name, i) =>
    name && !columnNamed(name) ? [{ name, sample: head.samples[i] ?? '' }] : [],
  );
  const told = new Set(Object.values(named));
  const lacking = requestColumns.filter((c) => c.required && !knows(head, c.key) && !told.has(c.key)).map((c) => c.key);
  const open = lacking.filter((key) => !always[key]);

  function submit(): void {
    const match: ColumnMatch = Object.fromEntries([
      ...Object.entries(named).flatMap(([name, key]) => (key ? [[key, { named: name }]] : [])),
      ...lacking.flatMap((key) => (always[key] ? [[key, { always: always[key] }]] : [])),
    ]);
    rememberColumns(head, Object.keys(match).length > 0 ? match : null);
    onDone(true);
  }

  return (
    <section className="column-matcher" aria-label={t('match.title', { file })}>
      <h3>{t('match.title', { file })}</h3>
      <p>{t('match.lead')}</p>
      <div className="matcher-columns">
        {unknown.map(({ name, sample }) => (
          <NamedColumn
            key={name}
            name={name}
            sample={sample}
            value={named[name] ?? ''}
            taken={told}
            head={head}
            onChange={(key) => setNamed((old) => ({ ...old, [name]: key }))}
          />
        ))}
      </div>
      {lacking.map((key) => (
        <AlwaysColumn
          key={key}
          name={key}
          value={always[key] ?? ''}
          onChange={(word) => setAlways((old) => ({ ...old, [key]: word }))}
        />
      ))}
      <Group justify="flex-end">
        {open.length > 0 && (
          <span className="matcher-open">
            {t('match.missing', { columns: open.map((k) => t(`column.${k}`)).join('、') })}
          </span>
        )}
        <Button variant="default" onClick={() => onDone(false)}>
          {t('match.cancel')}
        </Button>
        <Button disabled={open.length > 0} onClick={submit}>
          {t('match.submit')}
        </Button>
      </Group>
    </section>
  );
}

type Told = {
  readonly named: Readonly<Record<string, ColumnKey | ''>>;
  readonly always: Readonly<Partial<Record<ColumnKey, string>>>;
};

/** What was said of this header before. */
function rememberedFor(head: SheetHead): Told {
  const match = Object.entries(columnMatches()[signatureOf(head)] ?? {}) as [ColumnKey, ColumnMatch[ColumnKey]][];
  return {
    named: Object.fromEntries(match.flatMap(([key, by]) => (by && 'named' in by ? [[by.named, key]] : []))),
    always: Object.fromEntries(match.flatMap(([key, by]) => (by && 'always' in by ? [[key, by.always]] : []))),
  };
}

const knows = (head: SheetHead, key: ColumnKey): boolean => head.names.some((name) => columnNamed(name)?.key === key);

type NamedProps = {
  readonly name: string;
  readonly sample: string;
  readonly value: ColumnKey | '';
  readonly taken: ReadonlySet<ColumnKey | ''>;
  readonly head: SheetHead;
  readonly onChange: (key: ColumnKey | '') => void;
};

/** One unknown column with a sample of what stands in it, and what it can mean. */
function NamedColumn({ name, sample, value, taken, head, onChange }: NamedProps) {
  const t = useTexts('intake');
  const free = requestColumns.filter((c) => c.key === value || (!taken.has(c.key) && !knows(head, c.key)));
  return (
    <div className="matcher-column">
      <span>
        <b>{name}</b>
        {sample !== '' && <small>{t('match.sample', { text: sample })}</small>}
      </span>
      <NativeSelect
        size="xs"
        aria-label={name}
        value={value}
        data={[
          { value: '', label: t('match.keep') },
          ...free.map((c) => ({ value: c.key, label: `${t(`column.${c.key}`)}${c.required ? ' *' : ''}` })),
        ]}
        onChange={(e) => onChange(free.find((c) => c.key === e.currentTarget.value)?.key ?? '')}
      />
    </div>
  );
}

type AlwaysProps = { readonly name: ColumnKey; readonly value: string; readonly onChange: (word: string) => void };

/** A required column that the sheet lacks: one word may hold for all its rows. */
function AlwaysColumn({ name, value, onChange }: AlwaysProps) {
  const t = useTexts('intake');
  const words = useAlwaysWords(name);
  if (words.length === 0) return null;
  return (
    <div className="matcher-column">
      <span>
        <b>{t(`column.${name}`)}</b>
        <small>{t('match.always')}</small>
      </span>
      <NativeSelect
        size="xs"
        aria-label={t(`column.${name}`)}
        value={value}
        data={[{ value: '', label: '' }, ...words]}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    </div>
  );
}
