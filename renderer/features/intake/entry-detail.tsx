import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '#shared/interchange/problems';
import { useTexts } from '../../text/i18n';
import type { Entry } from './import-entries';
import { useChangeWords, useProblemSentence } from './problem-sentences';
import type { ImportActions } from './use-import';

type Props = {
  readonly entry: Entry | null;
  /** The rows of the list, all of which one reason can accept. */
  readonly waiting: readonly Entry[];
  readonly actions: ImportActions;
};

/** One row of the preview at full length: each fault at its cell, each change with both values, and the reason to accept. */
export function EntryDetail({ entry, waiting, actions }: Props) {
  const t = useTexts('intake');
  if (!entry) return <div className="entry-detail">{t('preview.pick')}</div>;
  return (
    <div className="entry-detail">
      {entry.fate === 'acceptable' && <AcceptForm entry={entry} waiting={waiting} actions={actions} />}
      {entry.fate === 'changed' && <Changes entry={entry} />}
      {entry.draft.problems.map((p, i) => (
        <ProblemLine key={i} problem={p} />
      ))}
    </div>
  );
}

function ProblemLine({ problem }: { readonly problem: Problem }) {
  const t = useTexts('intake');
  const said = useProblemSentence()(problem);
  // The sentence often says itself what would be right.
  const tells = problem.expected !== '' && !said.includes(problem.expected) && !problem.code.endsWith('long-number');
  return (
    <div className="problem" data-severity={problem.severity}>
      <span className="problem-place">{t('preview.at', { row: problem.row, column: problem.column })}</span>
      <strong>{said}</strong>
      <span>
        {t('preview.read')} <code>{problem.read || t('preview.empty')}</code>
      </span>
      {tells && (
        <span>
          {t('preview.expected')} <code>{problem.expected}</code>
        </span>
      )}
    </div>
  );
}

function Changes({ entry }: { readonly entry: Entry }) {
  const t = useTexts('intake');
  const say = useChangeWords();
  return (
    <table className="changes">
      <tbody>
        {entry.fields.map(say).map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <del aria-label={t('preview.from')}>{before || t('preview.empty')}</del>
            </td>
            <td>
              <ins aria-label={t('preview.to')}>{after || t('preview.empty')}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AcceptForm({ entry, waiting, actions }: Props & { readonly entry: Entry }) {
  const t = useTexts('intake');
  const [reason, setReason] = useState('');
  const accept = (entries: readonly Entry[]): void => {
    actions.accept(new Set(entries.map((e) => e.key)), reason);
    setReason('');
  };
  const empty = reason.trim() === '';
  return (
    <form
      className="accept-form"
      onSubmit={(e) => {
        e.preventDefault();
        if (!empty) accept([entry]);
      }}
    >
      <TextInput
        aria-label={t('preview.reason')}
        placeholder={t('preview.reasonHint')}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <Button type="submit" variant="light" disabled={empty}>
        {t('preview.accept')}
      </Button>
      {waiting.length > 1 && (
        <Button variant="default" disabled={empty} onClick={() => accept(waiting)}>
          {t('preview.acceptAll', { count: waiting.length })}
        </Button>
      )}
    </form>
  );
}
