import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconBarrierBlock,
  IconCheck,
  IconClock,
  IconLayoutSidebarRight,
  IconTable,
  IconTimeline,
  IconWand,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { Slot } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import type { DayModel } from '../../data/day-model';
import { useActor, useDesk } from '../../services';
import { filters, toggleFilter, useBoard, zooms, type Zoom } from '../../state/board-slice';
import { useTexts } from '../../text/i18n';
import { useSpace } from './geometry';
import { goTo, zoomBy } from './go';
import { usePreview } from './preview-store';
import { filterCounts } from './use-board-day';

type Props = { readonly model: DayModel; readonly onPlan: () => void };

/** The tools over the board: planning, time, filters, figures, ways of looking. */
export function Toolbar({ model, onPlan }: Props) {
  const { counts, sessions, plan, hours } = model;
  const { now } = useDesk();
  const over = (hours.at(-1)?.end ?? 0) <= now();
  const each = useMemo(() => filterCounts(model), [model]);
  return (
    <div className="board-tools" data-keeps-focus>
      <PlanButton submitted={plan.state === 'submitted'} idle={sessions.length === 0 || over} onPlan={onPlan} />
      <TimeTools hours={hours} />
      <FilterChips {...each} />
      <span className="spring" />
      <Figures placed={counts.placed} total={sessions.length} clashes={counts.clashes} saved={counts.openingsSaved} />
      <Looks />
    </div>
  );
}

/** `idle`: there is nothing to plan, or no time left in the day. */
type PlanProps = { readonly submitted: boolean; readonly idle: boolean; readonly onPlan: () => void };

const PlanButton = memo(function PlanButton({ submitted, idle, onPlan }: PlanProps) {
  const t = useTexts('board');
  const actor = useActor();
  const busy = usePreview((s) => s.phase.kind !== 'none');
  return (
    <Tooltip label={submitted ? t('preview.blocked') : t('tools.planHint')}>
      <Button
        leftSection={<IconWand size={15} />}
        disabled={busy || submitted || idle || !may(actor, 'plan')}
        onClick={onPlan}
      >
        {t('tools.plan')}
      </Button>
    </Tooltip>
  );
});

const TimeTools = memo(function TimeTools({ hours }: { readonly hours: readonly Slot[] }) {
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
        <ActionIcon aria-label={t('tools.out')} onClick={() => zoomBy(space.now(), hours, 'out')}>
          <IconZoomOut size={16} />
        </ActionIcon>
      </Tooltip>
      <SegmentedControl size="xs" aria-label={t('tools.zoom')} data={choices} value={String(zoom)} onChange={pick} />
      <Tooltip label={`${t('tools.in')} Ctrl+=`}>
        <ActionIcon aria-label={t('tools.in')} onClick={() => zoomBy(space.now(), hours, 'in')}>
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
});

const FilterChips = memo(function FilterChips(counts: ReturnType<typeof filterCounts>) {
  const t = useTexts('board');
  const chosen = useBoard((s) => s.filters);
  return (
    <fieldset className="filter-chips" aria-label={t('tools.filters')}>
      {filters.map((f) => (
        <button
          key={f}
          type="button"
          className="chip"
          data-filter={f}
          aria-pressed={chosen.has(f)}
          onClick={() => toggleFilter(f)}
        >
          {chosen.has(f) && <IconCheck size={12} stroke={2.5} />}
          {t(`filter.${f}`)} <b className="figures">{counts[f]}</b>
        </button>
      ))}
    </fieldset>
  );
});

type FigureProps = {
  readonly placed: number;
  readonly total: number;
  readonly clashes: number;
  readonly saved: number;
};

const Figures = memo(function Figures({ placed, total, clashes, saved }: FigureProps) {
  const t = useTexts('board');
  return (
    <div className="board-figures figures">
      <span>{t('counts.placed', { placed, total })}</span>
      {clashes > 0 && <span data-tone="red">{t('counts.clashes', { count: clashes })}</span>}
      <span>{t('counts.saved', { count: saved })}</span>
    </div>
  );
});

const Looks = memo(function Looks() {
  const t = useTexts('board');
  const table = useBoard((s) => s.table);
  const panel = useBoard((s) => s.panel);
  const closing = useBoard((s) => s.closing);
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
});
