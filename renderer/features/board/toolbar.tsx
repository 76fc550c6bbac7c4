import { ActionIcon, Button, Chip, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconBarrierBlock,
  IconClock,
  IconLayoutSidebarRight,
  IconTable,
  IconTimeline,
  IconWand,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { may } from '#shared/domain/user';
import { useActor, useDesk } from '../../services';
import { filters, toggleFilter, useBoard, zooms, type Zoom } from '../../state/board-slice';
import { useTexts } from '../../text/i18n';
import { useSpace } from './geometry';
import { goTo, zoomBy } from './go';
import { usePreview } from './preview-store';
import { filterCounts, type BoardDay } from './use-board-day';

type Props = { readonly day: BoardDay; readonly onPlan: () => void };

/** The tools over the board: planning, time, filters, figures, ways of looking. */
export function Toolbar({ day, onPlan }: Props) {
  return (
    <div className="board-tools" data-keeps-focus>
      <PlanButton day={day} onPlan={onPlan} />
      <TimeTools day={day} />
      <FilterChips day={day} />
      <span className="spring" />
      <Figures day={day} />
      <Looks />
    </div>
  );
}

function PlanButton({ day, onPlan }: Props) {
  const t = useTexts('board');
  const actor = useActor();
  const busy = usePreview((s) => s.phase.kind !== 'none');
  const blocked = day.model.plan.state === 'submitted';
  return (
    <Tooltip label={blocked ? t('preview.blocked') : t('tools.planHint')}>
      <Button
        leftSection={<IconWand size={15} />}
        disabled={busy || blocked || !may(actor, 'plan') || day.model.sessions.length === 0}
        onClick={onPlan}
      >
        {t('tools.plan')}
      </Button>
    </Tooltip>
  );
}

function TimeTools({ day }: { readonly day: BoardDay }) {
  const t = useTexts('board');
  const space = useSpace();
  const { now } = useDesk();
  const zoom = useBoard((s) => s.zoom);
  const choices = [
    { value: 'fit', label: t('tools.fit') },
    ...zooms.map((z) => ({ value: String(z), label: String(z) })),
  ];
  const pick = (value: string): void => useBoard.setState({ zoom: value === 'fit' ? 'fit' : (Number(value) as Zoom) });
  return (
    <div className="time-tools">
      <Tooltip label={`${t('tools.out')} Ctrl+-`}>
        <ActionIcon aria-label={t('tools.out')} onClick={() => zoomBy(space.now(), day, 'out')}>
          <IconZoomOut size={16} />
        </ActionIcon>
      </Tooltip>
      <SegmentedControl size="xs" aria-label={t('tools.zoom')} data={choices} value={String(zoom)} onChange={pick} />
      <Tooltip label={`${t('tools.in')} Ctrl+=`}>
        <ActionIcon aria-label={t('tools.in')} onClick={() => zoomBy(space.now(), day, 'in')}>
          <IconZoomIn size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Home">
        <Button variant="default" size="compact-xs" onClick={() => goTo(space.now(), now())}>
          {t('tools.now')}
        </Button>
      </Tooltip>
      <Tooltip label={`${t('goto.title')} Ctrl+G`}>
        <ActionIcon aria-label={t('goto.title')} onClick={() => useBoard.setState({ dialog: { kind: 'goto' } })}>
          <IconClock size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function FilterChips({ day }: { readonly day: BoardDay }) {
  const t = useTexts('board');
  const chosen = useBoard((s) => s.filters);
  const counts = useMemo(() => filterCounts(day.model), [day.model]);
  return (
    <fieldset className="filter-chips" aria-label={t('tools.filters')}>
      {filters.map((f) => (
        <Chip key={f} size="xs" checked={chosen.has(f)} onChange={() => toggleFilter(f)} data-filter={f}>
          {t(`filter.${f}`)} <span className="figures">{counts[f]}</span>
        </Chip>
      ))}
    </fieldset>
  );
}

function Figures({ day }: { readonly day: BoardDay }) {
  const t = useTexts('board');
  const { counts, sessions } = day.model;
  return (
    <div className="board-figures figures">
      <span>{t('counts.placed', { placed: counts.placed, total: sessions.length })}</span>
      {counts.clashes > 0 && <span data-tone="red">{t('counts.clashes', { count: counts.clashes })}</span>}
      <span>{t('counts.saved', { count: counts.openingsSaved })}</span>
    </div>
  );
}

function Looks() {
  const t = useTexts('board');
  const { table, panel, closing } = useBoard();
  return (
    <div className="looks">
      <Tooltip label={t('tools.closeHint')}>
        <ActionIcon
          aria-label={t('tools.close')}
          aria-pressed={closing}
          variant={closing ? 'filled' : 'subtle'}
          color={closing ? 'red' : 'gray'}
          onClick={() => useBoard.setState({ closing: !closing })}
        >
          <IconBarrierBlock size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={table ? t('tools.board') : t('tools.table')}>
        <ActionIcon
          aria-label={table ? t('tools.board') : t('tools.table')}
          onClick={() => useBoard.setState({ table: !table })}
        >
          {table ? <IconTimeline size={17} /> : <IconTable size={17} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('tools.panel')} F6`}>
        <ActionIcon
          aria-label={t('tools.panel')}
          aria-pressed={panel}
          variant={panel ? 'light' : 'subtle'}
          onClick={() => useBoard.setState({ panel: !panel })}
        >
          <IconLayoutSidebarRight size={17} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
