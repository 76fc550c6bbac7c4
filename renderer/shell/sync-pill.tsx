import { Popover, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowUp,
  IconCheck,
  IconClockExclamation,
  IconCloudOff,
  IconDeviceFloppy,
  IconExclamationCircle,
  IconHourglass,
  type Icon,
} from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useDesk, useDeskState, useNow } from '../services';
import { useView } from '../state/view';
import { useTexts } from '../text/i18n';
import { pillLook, type PillState } from './sync-look';
import './sync.css';

const SIGNS: Readonly<Record<PillState, Icon>> = {
  starting: IconDeviceFloppy,
  settled: IconCheck,
  sending: IconArrowUp,
  offline: IconCloudOff,
  behind: IconHourglass,
  clock: IconClockExclamation,
  trouble: IconAlertTriangle,
  conflict: IconExclamationCircle,
};

const SyncPanel = lazy(async () => ({ default: (await import('./sync-panel')).SyncPanel }));

/** Whether everything done here is safe and agreed, in a word: colour, sign and text. A click opens what is behind it, at once. */
export function SyncPill() {
  const t = useTexts('sync');
  const desk = useDesk();
  const now = useNow();
  const { dialog, open } = useView();
  const pending = useDeskState((s) => s.pending);
  const outcomes = useDeskState((s) => s.outcomes);
  const weather = useDeskState((s) => s.weather);
  const sync = useDeskState((s) => s.sync);
  const oldest = pending > 0 ? desk.queue()[0]?.at : undefined;
  const waits = oldest === undefined || desk.demo ? 0 : now - oldest;
  const { state, count } = pillLook({ pending, outcomes, weather, sync, waits });
  const Sign = SIGNS[state];
  const opened = dialog === 'sync';
  return (
    <Popover
      opened={opened}
      onChange={(show) => !show && open('none')}
      position="bottom-end"
      width={380}
      shadow="md"
      trapFocus
    >
      <Popover.Target>
        <UnstyledButton
          className="sync-pill"
          data-state={state}
          aria-expanded={opened}
          onClick={() => open(opened ? 'none' : 'sync')}
        >
          <Sign size={14} stroke={2} aria-hidden />
          {t(`pill.${state}`, { count, minutes: count })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className="sync-dropdown">
        <Suspense fallback={<p className="sync-loading">…</p>}>
          <SyncPanel onClose={() => open('none')} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
