import { memo } from 'react';
import type { UtcMs } from '#shared/kernel/time';
import type { SessionView } from '../../data/day-model';
import { CardFace } from './card-face';
import type { NameOf } from './card-name';
import { isClash, lifeOf, roomFor, sameCard, type CardState } from './card-look';
import type { Track } from './rows';
import type { Words } from './use-words';

export type CardProps = {
  readonly view: SessionView;
  readonly state: CardState;
  readonly track: Track;
  /** Pixels from the left edge of the field. */
  readonly x: number;
  readonly width: number;
  /** Height of the row. */
  readonly row: number;
  readonly now: UtcMs;
  readonly selected: boolean;
  readonly chosen: boolean;
  readonly dimmed: boolean;
  readonly proposed: boolean;
  /** When it was really held, in pixels; drawn as a thin bar under the card. */
  readonly actual: { readonly x: number; readonly width: number } | null;
  readonly nameOf: NameOf;
  readonly words: Words;
};

/** Height from which a card has a third line. */
const TALL = 54;
/** Room above a card and below it, where the bar of the actual time runs. */
const ABOVE = 3;
const BELOW = 5;

/** One session on its bay. Draws; decides nothing: gestures and keys are the board's. */
export const SessionCard = memo(function SessionCard(props: CardProps) {
  const { view, state, track, x, width, row, now, selected, chosen, dimmed, actual, proposed } = props;
  const height = (row - ABOVE - BELOW - 1) / track.of;
  const top = ABOVE + height * track.index;
  const shown = Math.max(4, Math.round(width) - 1);
  const room = roomFor(shown);
  return (
    <li>
      <button
        type="button"
        className="card"
        style={{ left: x, top, width: shown, height: height - (track.of > 1 ? 1 : 0) }}
        data-session={view.id}
        data-state={state}
        data-clash={isClash(view) || undefined}
        data-sliver={room === 'sliver' || undefined}
        data-low={track.of > 1 || undefined}
        data-dimmed={dimmed || undefined}
        data-proposed={proposed || undefined}
        data-selected={selected || undefined}
        aria-pressed={chosen}
        aria-label={props.nameOf(view, state, now)}
        tabIndex={selected ? 0 : -1}
      >
        <CardFace
          view={view}
          state={state}
          life={lifeOf(view, now)}
          room={room}
          tall={height >= TALL}
          width={shown}
          words={props.words}
        />
        {shown > 14 && state !== 'done' && <span className="card-grip" data-grip />}
      </button>
      {actual && (
        <span
          className="card-actual"
          data-running={state === 'running' || undefined}
          style={{ left: actual.x, top: row - BELOW, width: Math.max(2, actual.width) }}
        />
      )}
    </li>
  );
}, sameProps);

function sameProps(a: CardProps, b: CardProps): boolean {
  const keys = Object.keys(a) as (keyof CardProps)[];
  return keys.every((key) => {
    if (key === 'view') return sameCard(a.view, b.view);
    if (key === 'now') return a.now === b.now || a.view.demand.spoilClass === null;
    if (key === 'track') return a.track.index === b.track.index && a.track.of === b.track.of;
    if (key === 'actual') return a.actual?.x === b.actual?.x && a.actual?.width === b.actual?.width;
    return Object.is(a[key], b[key]);
  });
}
