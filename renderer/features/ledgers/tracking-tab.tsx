import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import { stations, tracksFor, type Station, type Track } from '#shared/rules/tracking';
import { useDeskState, usePort } from '../../services';
import { useLedgers } from '../../state/tracked';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';

/** How many loads are drawn; a longer number finds fewer. */
const MOST = 30;

/** A load's stations in one line, found by plate, container, batch or paper. */
export function TrackingTab() {
  const t = useTexts('ledgers');
  const { id } = usePort();
  const world = useDeskState((s) => s.world);
  const { tracked, track } = useLedgers();
  const asked = useDeferredValue(tracked);
  const found = useMemo(() => tracksFor(world, id, asked), [world, id, asked]);
  return (
    <>
      <TextInput
        className="tracking-field"
        type="search"
        aria-label={t('tracking.hint')}
        placeholder={t('tracking.hint')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={tracked}
        onChange={(e) => track(e.currentTarget.value)}
      />
      {found.length === 0 && (
        <p className="ledgers-none">
          {tracked.trim() === '' ? t('tracking.start') : t('tracking.none', { text: tracked.trim() })}
        </p>
      )}
      {found.slice(0, MOST).map((one) => (
        <Line key={one.id} track={one} />
      ))}
    </>
  );
}

function Line({ track }: { readonly track: Track }) {
  const t = useTexts('ledgers');
  const words = useTexts('words');
  const { zone } = usePort();
  const { session, loads, requests, times } = track;
  const word = (s: Station): string =>
    s === 'announced' || s === 'papers' || s === 'ordered' || s === 'noticed'
      ? t(`tracking.station.${s}`)
      : words(`milestone.${s}`);
  function show(): void {
    const view = useView.getState();
    if (!session) return;
    view.goTo(session.day);
    view.select(session.id);
    view.show('board');
  }
  const marks = [...requests, ...loads].flatMap((r) => r.marks.containers.concat(r.marks.batchNo ?? []));
  const goods = requests[0]?.goods.name ?? loads[0]?.goods[0]?.name;
  return (
    <article className="track">
      <header>
        <strong className="plate">{track.name}</strong> {goods}
        <span className="figures">{session?.day ?? loads[0]?.day}</span>
        <span className="plate">{[...new Set(marks)].join(' ')}</span>
        <span>{track.more.map(([name, value]) => `${name} ${value}`).join(' · ')}</span>
        <span className="spring" />
        {session && (
          <Button size="compact-xs" variant="subtle" onClick={show}>
            {t('tracking.board')}
          </Button>
        )}
      </header>
      <ol>
        {stations.map((station) => {
          const at = times[station];
          return (
            <li key={station} data-reached={at !== null || undefined}>
              <span>{word(station)}</span>
              <time>{at === null ? '—' : clockText(at, zone)}</time>
            </li>
          );
        })}
      </ol>
    </article>
  );
}
