import { Checkbox } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { memo } from 'react';
import type { SessionView } from '../../data/day-model';
import type { ProposedMove } from '#shared/mutations/plan-proposal';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { tick, type ShownProposal } from './preview-store';
import type { BoardDay } from './use-board-day';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

type Props = { readonly day: BoardDay; readonly words: Words; readonly shown: ShownProposal };

/** What a proposal would change, move by move, each with its reason and a tick. */
export function MoveList({ day, words, shown }: Props) {
  const t = useTexts('board');
  const reasons = useReasons(shown, words);
  const selected = useView((v) => v.selected);
  const { moves, ticked } = shown;
  if (moves.length === 0) return <p className="preview-none">{t('preview.noMoves')}</p>;
  return (
    <section>
      <header className="preview-moves">
        <Checkbox
          label={t('preview.moves', { count: moves.length })}
          checked={ticked.size === moves.length}
          indeterminate={ticked.size > 0 && ticked.size < moves.length}
          onChange={(e) =>
            tick(
              moves.map((m) => m.sessionId),
              e.currentTarget.checked,
            )
          }
        />
      </header>
      <ol className="moves">
        {moves.map((move) => {
          const view = day.model.byId.get(move.sessionId);
          return (
            view && (
              <MoveLine
                key={move.sessionId}
                move={move}
                view={view}
                why={reasons.why(move, view)}
                on={ticked.has(move.sessionId)}
                selected={selected === move.sessionId}
                words={words}
              />
            )
          );
        })}
      </ol>
    </section>
  );
}

type LineProps = {
  readonly move: ProposedMove;
  readonly view: SessionView;
  readonly why: string;
  readonly on: boolean;
  readonly selected: boolean;
  readonly words: Words;
};

const MoveLine = memo(function MoveLine({ move, view, why, on, selected, words }: LineProps) {
  const t = useTexts('board');
  const { before, after } = move;
  return (
    <li className="move" data-selected={selected || undefined}>
      <input
        type="checkbox"
        aria-label={`${view.name} ${after ? words.where(after.place) : t('preview.toTray')}`}
        checked={on}
        onChange={(e) => tick([move.sessionId], e.currentTarget.checked)}
      />
      <button type="button" className="move-text" onClick={() => useView.getState().select(move.sessionId)}>
        <span className="move-head">
          <b className="plate">{view.name}</b>
          <span>{view.goods}</span>
        </span>
        <span className="move-way figures">
          {before ? words.where(before.place) : t('preview.fromTray')}
          <IconArrowRight size={12} />
          <b>{move.kind === 'team' ? t('preview.team') : after ? words.where(after.place) : t('preview.toTray')}</b>
        </span>
        {after && <span className="move-team">{words.officers(after.team)}</span>}
        <span className="move-why">{why}</span>
      </button>
    </li>
  );
});

/** What a proposal leaves out, each with the nearest thing that would bring it in. */
export function UnplacedList({ day, words, shown }: Props) {
  const t = useTexts('board');
  const { remedy } = useReasons(shown, words);
  const left = [...shown.reasons.values()].filter((r) => !r.placed);
  if (left.length === 0) return null;
  return (
    <section>
      <h3>{t('preview.unplaced', { count: left.length })}</h3>
      <ol className="moves">
        {left.map((explanation) => {
          const view = day.model.byId.get(explanation.session);
          return (
            view && (
              <li key={view.id} className="move" data-unplaced>
                <button type="button" className="move-text" onClick={() => useView.getState().select(view.id)}>
                  <span className="move-head">
                    <b className="plate">{view.name}</b>
                    <span>{view.goods}</span>
                  </span>
                  <span className="move-why">{remedy(explanation)}</span>
                </button>
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}
