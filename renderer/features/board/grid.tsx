import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { at, MINUTE, type UtcMs } from '#shared/kernel/time';
import type { SessionId } from '#shared/kernel/ids';
import { useNow } from '../../services';
import { useBoard } from '../../state/board-slice';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { Axis, StaffStrip, TickLines } from './axis';
import { BayHeads } from './bay-heads';
import { BayRow, type RowFrame } from './bay-row';
import { useCardName } from './card-name';
import { CursorMark, DropTargets, NowLine, OldPlaces, ShutShade } from './field-marks';
import { HEAD, axisHeight, reveal, useSpace } from './geometry';
import './grid.css';
import { usePreview } from './preview-store';
import { rowHeight } from './rows';
import { shutSpans } from './shut-hours';
import { staffOf } from './staffing';
import { fitLeft, perMinuteOf, timeScale, xOf, type TimeScale } from './time-scale';
import { useBeat } from './use-beat';
import type { BoardDay } from './use-board-day';
import { BEYOND, useViewWindow, type ViewWindow } from './use-view-window';
import type { Words } from './use-words';

type Props = { readonly day: BoardDay; readonly words: Words };

const NONE: ReadonlySet<SessionId> = new Set();

/** Bays by time. Only what is near the view exists; the axis and the bays' names stay while the field scrolls. */
export function Grid({ day, words }: Props) {
  const t = useTexts('board');
  const space = useSpace();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewWindow(scroller);
  // What stands in the field is drawn once, when the room for it is known.
  const measured = view.width > 0;
  const now = useNow();
  const top = axisHeight(day.model.port.agencies.length);
  const scale = useScale(day, view, top);
  const height = day.rows.length * scale.row;
  const staff = useMemo(() => staffOf(day.world, day.model), [day.world, day.model]);
  const spans = useMemo(() => shutSpans(day.model, day.reach), [day.model, day.reach]);

  useLayoutEffect(() => {
    space.keep({ scroller: scroller.current, scale, rows: day.rows, top });
  }, [space, scale, day.rows, top]);
  useFittedScroll(scroller, scale, day);
  useBeat(scroller);
  useRevealSelected(day, measured);

  const from = at(scale.from + ((view.left - BEYOND.across) / scale.perMinute) * MINUTE);
  const until = at(scale.from + ((view.left + view.width + BEYOND.across) / scale.perMinute) * MINUTE);
  const first = Math.max(0, Math.floor((view.top - BEYOND.down) / scale.row));
  const last = Math.min(day.rows.length - 1, Math.ceil((view.top + view.height + BEYOND.down) / scale.row));

  return (
    <div className="grid-scroller" ref={scroller} tabIndex={-1} data-grid>
      {measured && (
        <div
          className="grid-canvas"
          style={{
            width: HEAD + scale.width,
            height: top + height,
            ['--row' as string]: `${scale.row}px`,
            ['--above' as string]: `${top}px`,
          }}
        >
          <div className="grid-top" style={{ height: top }}>
            <GridCorner day={day} words={words} />
            <div className="grid-axis">
              <Axis scale={scale} from={from} until={until} words={words} />
              <StaffStrip staff={staff} scale={scale} from={from} until={until} words={words} />
              <NowLine now={now} scale={scale} />
            </div>
          </div>
          <div className="grid-rest">
            <BayHeads rows={day.rows} row={scale.row} first={first} last={last} words={words} />
            <section className="grid-field" style={{ width: scale.width, height }} aria-label={t('title')}>
              <TickLines scale={scale} from={from} until={until} />
              <ShutShade spans={spans} scale={scale} />
              <Rows day={day} words={words} scale={scale} now={now} window={{ from, until, first, last }} />
              <OldPlaces scale={scale} rowOf={day.rowOf} />
              <CursorMark scale={scale} rowOf={day.rowOf} />
              <DropTargets scale={scale} rowOf={day.rowOf} />
              <NowLine now={now} scale={scale} />
            </section>
          </div>
        </div>
      )}
    </div>
  );
}

type RowsProps = Props & {
  readonly scale: TimeScale;
  readonly now: UtcMs;
  readonly window: { readonly from: UtcMs; readonly until: UtcMs; readonly first: number; readonly last: number };
};

function Rows({ day, words, scale, now, window }: RowsProps) {
  const nameOf = useCardName(words);
  const selected = useView((v) => v.selected);
  const chosen = useBoard((s) => s.chosen);
  const filters = useBoard((s) => s.filters);
  const proposed = usePreview((s) => (s.phase.kind === 'shown' ? s.phase.ticked : NONE));
  const frame = useMemo(
    (): RowFrame => ({ scale, state: { ...day.frame, now }, facts: day.facts, filters, proposed, words, nameOf }),
    [scale, day.frame, day.facts, now, filters, proposed, words, nameOf],
  );
  return day.rows.slice(window.first, window.last + 1).map((bay, i) => {
    const views = day.onBay.get(bay.id) ?? [];
    return (
      <BayRow
        key={bay.id}
        bay={bay}
        row={window.first + i}
        views={views}
        closures={day.closuresOf.get(bay.id) ?? []}
        frame={frame}
        from={window.from}
        until={window.until}
        selected={selected !== null && views.some((v) => v.id === selected) ? selected : null}
        chosen={chosen}
        label={`${bay.yard} ${bay.label} ${words.word('bayKind', bay.kind)}`}
      />
    );
  });
}

function GridCorner({ day, words }: Props) {
  const t = useTexts('board');
  const { port } = day.model;
  return (
    <div className="grid-corner" style={{ width: HEAD }}>
      <div className="corner-clocks">
        <b>{t('axis.own')}</b>
        <i>{words.oppositeCity}</i>
      </div>
      {port.agencies.map(({ code }) => (
        <div key={code} className="corner-staff" title={words.agency(code)}>
          <i className="agency-mark" data-agency={code}>
            {words.badge(code)}
          </i>
          {t('axis.staff')}
        </div>
      ))}
    </div>
  );
}

/** The scale for what is chosen and for the width there is. */
function useScale(day: BoardDay, view: ViewWindow, top: number): TimeScale {
  const zoom = useBoard((s) => s.zoom);
  const { reach, model } = day;
  const perMinute = perMinuteOf(zoom, Math.max(200, view.width - HEAD), model.hours);
  const row = rowHeight(day.rows.length, view.height - top);
  return useMemo(() => timeScale(reach, perMinute, row), [reach, perMinute, row]);
}

/** Keeps the moment in the middle where it is when the scale changes; the fitted day begins at its opening. */
function useFittedScroll(scroller: React.RefObject<HTMLDivElement | null>, scale: TimeScale, day: BoardDay): void {
  const zoom = useBoard((s) => s.zoom);
  const before = useRef<TimeScale | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || element.clientWidth === 0) return;
    const old = before.current;
    before.current = scale;
    if (zoom === 'fit' || !old) return element.scrollTo({ left: fitLeft(scale, day.model.hours) });
    if (old.perMinute === scale.perMinute) return;
    const half = (element.clientWidth - HEAD) / 2;
    const middle = at(old.from + ((element.scrollLeft + half) / old.perMinute) * MINUTE);
    element.scrollTo({ left: xOf(scale, middle) - half });
  }, [scroller, scale, zoom, day.model.hours]);
}

/** Brings the selected card into view and into focus, whoever selected it. */
function useRevealSelected(day: BoardDay, measured: boolean): void {
  const space = useSpace();
  const selected = useView((v) => v.selected);
  const place = selected === null ? null : (day.byId.get(selected)?.session.place ?? null);
  useEffect(() => {
    if (!measured || selected === null || place === null || useBoard.getState().drag) return undefined;
    const row = day.rowOf.get(place.bayId);
    if (row !== undefined) reveal(space.now(), row, { from: place.slot.start, until: place.slot.end });
    const frame = requestAnimationFrame(() => {
      const active = document.activeElement;
      const elsewhere = active instanceof HTMLElement && active.closest('[data-keeps-focus]') !== null;
      if (elsewhere) return;
      const card = space.now().scroller?.querySelector<HTMLElement>(`[data-session="${CSS.escape(selected)}"]`);
      card?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [selected, place, day.rowOf, space, measured]);
}
