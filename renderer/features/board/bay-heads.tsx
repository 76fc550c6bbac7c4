import { memo } from 'react';
import { plusMinutes } from '#shared/kernel/time';
import type { Bay } from '#shared/domain/bay';
import { useDesk } from '../../services';
import { useBoard } from '../../state/board-slice';
import { useTexts } from '../../text/i18n';
import { yardBands } from './rows';
import { snapped } from './time-scale';
import type { Words } from './use-words';

type Props = {
  readonly rows: readonly Bay[];
  readonly row: number;
  readonly first: number;
  readonly last: number;
  readonly words: Words;
};

/** Minutes that the dialog offers when a bay is closed by its name. */
const USUAL = 60;

/** The names of the bays beside their rows, yard by yard. A click on a name closes the bay for a while. */
export const BayHeads = memo(function BayHeads({ rows, row, first, last, words }: Props) {
  const t = useTexts('board');
  const { now } = useDesk();
  function close(bay: Bay): void {
    const { cursor } = useBoard.getState();
    const start = cursor?.bayId === bay.id ? cursor.start : snapped(now());
    useBoard.setState({ dialog: { kind: 'close', bayId: bay.id, slot: { start, end: plusMinutes(start, USUAL) } } });
  }
  return (
    <div className="bay-heads" style={{ height: rows.length * row }}>
      {yardBands(rows).map((band) => (
        <div
          key={`${band.yard}${band.first}`}
          className="yard"
          style={{ top: band.first * row, height: band.rows * row }}
        >
          <span>{band.yard}</span>
        </div>
      ))}
      {rows.map((bay, i) =>
        i < first || i > last ? null : (
          <button
            key={bay.id}
            type="button"
            className="bay-head"
            style={{ top: i * row }}
            data-closed={bay.closed || undefined}
            data-yard-first={(i > 0 && rows[i - 1]?.yard !== bay.yard) || undefined}
            title={t('close.title', { bay: bay.label })}
            onClick={() => close(bay)}
          >
            <b>{bay.label}</b>
            <span>{words.word('bayKind', bay.kind)}</span>
          </button>
        ),
      )}
    </div>
  );
});
