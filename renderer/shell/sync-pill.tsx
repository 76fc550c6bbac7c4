import { UnstyledButton } from '@mantine/core';
import { clockText } from '#shared/kernel/time';
import { useDeskState, usePort } from '../services';
import { useView } from '../state/view';
import { useTexts } from '../text/i18n';

/** Whether everything done here is safe, in a word: colour, sign and text. */
export function SyncPill() {
  const t = useTexts('shell');
  const { zone } = usePort();
  const open = useView((v) => v.open);
  const pending = useDeskState((s) => s.pending);
  const outcomes = useDeskState((s) => s.outcomes);
  const weather = useDeskState((s) => s.weather);
  const lastSync = useDeskState((s) => s.lastSync);
  const state = weather ? 'weather' : outcomes.length > 0 ? 'refused' : pending > 0 ? 'pending' : 'settled';
  const count = state === 'refused' ? outcomes.length : pending;
  const hint = lastSync ? t('sync.last', { time: clockText(lastSync, zone) }) : t('sync.single');
  return (
    <UnstyledButton
      className="sync-pill"
      data-state={state}
      title={`${t('sync.single')} · ${hint}`}
      onClick={() => open('refusals')}
    >
      <span className="dot" aria-hidden />
      {t(`sync.${state}`, { count })}
    </UnstyledButton>
  );
}
