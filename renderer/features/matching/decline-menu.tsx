import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../text/i18n';
import { useMatching } from './matching-view';
import type { Suggestion } from './suggestions';
import type { Decisions, DeclineReason } from './use-decisions';

const REASONS: readonly DeclineReason[] = ['time', 'place', 'secret', 'risk', 'different-object', 'other'];
/** As long as a note of a decline may be. */
const NOTE_LENGTH = 300;

type Props = { readonly suggestion: Suggestion; readonly decisions: Decisions };

/** 不联: asks for the reason, by number key or by button; "other" wants words. */
export function DeclineMenu({ suggestion, decisions }: Props) {
  const t = useTexts('matching');
  const open = useMatching((s) => s.declining === suggestion.id);
  const setOpen = useMatching((s) => s.decline);
  return (
    <Popover
      opened={open}
      onClose={() => setOpen(null)}
      position="bottom-end"
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          title="D"
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(open ? null : suggestion.id)}
        >
          {t('decline')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="decline-menu">
        {open && <Reasons suggestion={suggestion} decisions={decisions} />}
      </Popover.Dropdown>
    </Popover>
  );
}

const focus = (field: HTMLInputElement | null): void => field?.focus();

function Reasons({ suggestion, decisions }: Props) {
  const t = useTexts('matching');
  const words = useTexts('words');
  const close = useMatching((s) => s.decline);
  const [note, setNote] = useState('');
  const [asksNote, setAsksNote] = useState(false);
  function choose(reason: DeclineReason): void {
    if (reason === 'other' && note.trim() === '') return setAsksNote(true);
    close(null);
    void decisions.decline(suggestion, reason, note.trim());
  }
  if (asksNote)
    return (
      <form
        onSubmit={(e) => {
          e.preventDefault();
          choose('other');
        }}
      >
        <TextInput
          ref={focus}
          label={t('otherReason')}
          maxLength={NOTE_LENGTH}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        <Button type="submit" disabled={note.trim() === ''} mt={8} fullWidth>
          {t('declineYes')}
        </Button>
      </form>
    );
  return (
    <div
      role="menu"
      aria-label={t('decline')}
      tabIndex={-1}
      onKeyDown={(e) => {
        const reason = REASONS[Number(e.key) - 1];
        if (reason) choose(reason);
      }}
    >
      {REASONS.map((reason, i) => (
        <button key={reason} type="button" role="menuitem" onClick={() => choose(reason)}>
          <kbd>{i + 1}</kbd> {words(`declineReason.${reason}`)}
        </button>
      ))}
    </div>
  );
}
