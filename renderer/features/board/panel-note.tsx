import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../text/i18n';
import type { SectionProps } from './side-panel';

/** A word for whoever comes next. */
export function NoteSection({ view, acts }: SectionProps) {
  const t = useTexts('board');
  const { note, status } = view.session;
  const [text, setText] = useState(note);
  const open = status === 'planned' || status === 'arrived';
  return (
    <section>
      <h3>{t('panel.note')}</h3>
      <Textarea
        aria-label={t('panel.note')}
        placeholder={t('panel.notePlaceholder')}
        autosize={false}
        rows={2}
        maxLength={300}
        disabled={!open}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      {text !== note && (
        <Button size="compact-xs" onClick={() => void acts.note(view.id, text)}>
          {t('panel.saveNote')}
        </Button>
      )}
    </section>
  );
}
