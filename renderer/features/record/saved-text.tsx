import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly save: (text: string) => void;
  readonly placeholder?: string;
  readonly longest?: number;
  /** A word is owed here: the field says so until there is one. */
  readonly owed?: boolean;
  readonly figures?: boolean;
  readonly readOnly?: boolean;
};

/** A field that is saved when the hand leaves it, or by Enter; what comes from another desk meanwhile replaces what nobody has touched. */
export function SavedText({ label, value, save, placeholder, longest = 200, owed, figures, readOnly }: Props) {
  /** What has been typed and not yet saved; null while nobody touches the field. */
  const [draft, setDraft] = useState<string | null>(null);
  function commit(): void {
    setDraft(null);
    const text = draft?.trim() ?? value;
    if (text !== value) save(text);
  }
  function onKeyDown(e: KeyboardEvent<HTMLInputElement>): void {
    if (e.nativeEvent.isComposing || e.key !== 'Enter' || e.ctrlKey) return;
    e.preventDefault();
    commit();
  }
  return (
    <TextInput
      size="sm"
      className={figures ? 'record-text figures' : 'record-text'}
      data-owed={owed || undefined}
      aria-label={label}
      placeholder={placeholder}
      maxLength={longest}
      readOnly={readOnly}
      value={draft ?? value}
      onChange={(e) => setDraft(e.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
