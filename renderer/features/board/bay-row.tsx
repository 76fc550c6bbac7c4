import { memo } from 'react';
import type { SessionId } from '#shared/kernel/ids';
import type { UtcMs } from '#shared/kernel/time';
import type { Bay, Closure } from '#shared/domain/bay';
import type { SessionView } from '../../data/day-model';
import type { Filter } from '../../state/board-slice';
import type { NameOf } from './card-name';
import { actualOf, sameCard, stateOf, type StateFrame } from './card-look';
import { ClosureBlock } from './closure-block';
import { tracksOf } from './rows';
import { SessionCard } from './session-card';
import { widthOf, xOf, type TimeScale } from './time-scale';
import { passes, type BoardDay } from './use-board-day';
import type { Words } from './use-words';

/** What every row of the board shares; one object until something of it changes. */
export type RowFrame = {
  readonly scale: TimeScale;
  readonly state: StateFrame;
  readonly facts: BoardDay['facts'];
  readonly filters: ReadonlySet<Filter>;
  readonly proposed: ReadonlySet<SessionId>;
  readonly words: Words;
  readonly nameOf: NameOf;
};

type Props = {
  readonly bay: Bay;
  readonly row: number;
  readonly views: readonly SessionView[];
  readonly closures: readonly Closure[];
  readonly frame: RowFrame;
  /** The stretch of time that is drawn. */
  readonly from: UtcMs;
  readonly until: UtcMs;
  /** The selected card, where it stands in this row. */
  readonly selected: SessionId | null;
  readonly chosen: ReadonlySet<SessionId>;
  readonly label: string;
};

/** One bay across the day. Cards are list items, so the row reads aloud in order of time. */
export const BayRow = memo(function BayRow(props: Props) {
  const { bay, row, views, closures, frame, from, until, selected, chosen } = props;
  const { scale, state, words } = frame;
  const tracks = tracksOf(views.map((v) => ({ id: v.id, slot: v.session.place!.slot })));
  const inSight = views.filter(({ session }) => session.place!.slot.start < until && session.place!.slot.end > from);
  return (
    <section
      className="bay-row"
      style={{ top: row * scale.row, width: scale.width }}
      data-closed={bay.closed || undefined}
      aria-label={props.label}
    >
      {closures
        .filter(({ slot }) => slot.start < until && slot.end > from)
        .map((closure) => (
          <ClosureBlock key={closure.id} closure={closure} bay={bay} scale={scale} words={words} />
        ))}
      <ol className="cards">
        {inSight.map((view) => {
          const slot = view.session.place!.slot;
          const actual = actualOf(frame.facts(view), state.now);
          return (
            <SessionCard
              key={view.id}
              view={view}
              state={stateOf(view, state)}
              track={tracks.get(view.id)!}
              x={Math.round(xOf(scale, slot.start))}
              width={widthOf(scale, slot)}
              row={scale.row}
              now={state.now}
              selected={selected === view.id}
              chosen={chosen.has(view.id)}
              dimmed={!passes(view, frame.filters)}
              proposed={frame.proposed.has(view.id)}
              actual={actual && { x: Math.round(xOf(scale, actual.start)), width: widthOf(scale, actual) }}
              nameOf={frame.nameOf}
              words={words}
            />
          );
        })}
      </ol>
    </section>
  );
}, sameRow);

function sameRow(a: Props, b: Props): boolean {
  const keys = Object.keys(a) as (keyof Props)[];
  return keys.every((key) => {
    if (key === 'views') return a.views.length === b.views.length && a.views.every((v, i) => sameCard(v, b.views[i]!));
    if (key === 'closures')
      return a.closures.length === b.closures.length && a.closures.every((c, i) => c === b.closures[i]);
    if (key === 'chosen')
      return a.chosen === b.chosen || !a.views.some((v) => a.chosen.has(v.id) !== b.chosen.has(v.id));
    return Object.is(a[key], b[key]);
  });
}
