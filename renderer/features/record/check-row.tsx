import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconMessagePlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkAnswer, type CheckAnswer, type CheckItem } from '#shared/domain/record';
import { valueOf, type Column } from '#shared/rules/record';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { EntryTrace } from './entry-trace';
import { SavedText } from './saved-text';
import type { Sheet } from './use-record';

const SIGNS = { ok: IconCheck, off: IconX, none: IconCircleDashed } as const;

type Props = { readonly sheet: Sheet; readonly item: CheckItem };

/** One check across the columns: large marks in the own one, words in the others. */
export function CheckRow({ sheet, item }: Props) {
  const { t } = useTranslation();
  const { columns } = sheet.record;
  return (
    <fieldset className="record-row" aria-label={wordOf(t, 'recordItem', item)}>
      <h4>{wordOf(t, 'recordItem', item)}</h4>
      {columns.map((column) => (
        <CheckCell key={column.agency} sheet={sheet} item={item} column={column} />
      ))}
    </fieldset>
  );
}

function CheckCell({ sheet, item, column }: Props & { readonly column: Column }) {
  const { t: any } = useTranslation();
  const t = useTexts('record');
  const [noting, setNoting] = useState(false);
  const entry = column.entries.get(item);
  const answer = valueOf(column.entries, item, 'check')?.answer ?? null;
  const wanted = column.required.includes(item);
  const owed = column.open.includes(item);
  const note = entry?.now.note ?? '';
  const mine = column.agency === sheet.actor.agency && sheet.open;
  if (!mine)
    return (
      <div className="record-cell" data-wanted={wanted || undefined}>
        {answer ? <Mark answer={answer} /> : <span className="record-blank">{wanted ? t('unanswered') : '—'}</span>}
        {note !== '' && <span className="record-note">{note}</span>}
        <EntryTrace entry={entry} />
      </div>
    );
  const say = (next: CheckAnswer): void => void sheet.write(item, { kind: 'check', answer: next }, note);
  return (
    <div className="record-cell" data-own data-wanted={wanted || undefined} data-owed={owed || undefined}>
      <div className="record-marks" data-item={item}>
        {checkAnswer.options.map((option, i) => (
          <UnstyledButton
            key={option}
            aria-pressed={answer === option}
            data-answer={option}
            title={`${wordOf(any, 'check', option)} ${i + 1}`}
            onClick={() => say(option)}
          >
            <Glyph answer={option} />
            {wordOf(any, 'check', option)}
          </UnstyledButton>
        ))}
      </div>
      {answer === 'ok' && note === '' && !noting && (
        <Tooltip label={t('addNote')}>
          <ActionIcon
            size="lg"
            aria-label={`${t('addNote')} ${wordOf(any, 'recordItem', item)}`}
            onClick={() => setNoting(true)}
          >
            <IconMessagePlus size={17} />
          </ActionIcon>
        </Tooltip>
      )}
      {answer !== null && (answer !== 'ok' || note !== '' || noting) && (
        <SavedText
          label={t('noteOf', { item: wordOf(any, 'recordItem', item) })}
          placeholder={answer === 'ok' ? t('note') : t('noteOwed')}
          longest={500}
          owed={answer !== 'ok' && note === ''}
          value={note}
          save={(text) => void sheet.write(item, { kind: 'check', answer }, text)}
        />
      )}
      <EntryTrace entry={entry} />
    </div>
  );
}

function Glyph({ answer }: { readonly answer: CheckAnswer }) {
  const Sign = SIGNS[answer];
  return <Sign size={16} stroke={2.2} aria-hidden />;
}

/** An answer as a reader sees it: sign and word. */
export function Mark({ answer }: { readonly answer: CheckAnswer }) {
  const { t } = useTranslation();
  return (
    <span className="record-mark" data-answer={answer}>
      <Glyph answer={answer} />
      {wordOf(t, 'check', answer)}
    </span>
  );
}
