import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { NoticeLine, NoticeState } from '#shared/rules/notices';
import { useTexts } from '../../text/i18n';
import { chordOf } from '../../ui/keys';

const STATES = [
  'unissued',
  'outdated',
  'unsent',
  'sent',
  'reschedule',
  'signed',
] as const satisfies readonly NoticeState[];

type Props = {
  readonly lines: readonly NoticeLine[];
  readonly state: NoticeState | 'all';
  readonly choose: (state: NoticeState | 'all') => void;
  readonly text: string;
  readonly find: (text: string) => void;
};

/** How many notices stand in each state, to be looked at alone; Ctrl+F leads to the text. */
export function FilterBar({ lines, state, choose, text, find }: Props) {
  const t = useTexts('notices');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    function onKey(e: KeyboardEvent): void {
      if (chordOf(e) !== 'Ctrl+f') return;
      e.preventDefault();
      field.current?.select();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const count = (of: NoticeState): number => lines.filter((l) => l.state === of).length;
  const shown = STATES.filter((s) => s === state || count(s) > 0);
  return (
    <>
      <SegmentedControl
        className="notices-states"
        size="xs"
        aria-label={t('filter.label')}
        value={state}
        onChange={(value) => choose(STATES.find((s) => s === value) ?? 'all')}
        data={[
          { value: 'all', label: `${t('filter.all')} ${lines.length}` },
          ...shown.map((value) => ({ value, label: `${t(`state.${value}`)} ${count(value)}` })),
        ]}
      />
      <TextInput
        ref={field}
        className="notices-find"
        type="search"
        aria-label={t('filter.find')}
        placeholder={t('filter.find')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={text}
        onChange={(e) => find(e.currentTarget.value)}
      />
    </>
  );
}
