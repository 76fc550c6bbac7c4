import type { Bay, Closure } from '#shared/domain/bay';
import { useBoard } from '../../state/board-slice';
import { useTexts } from '../../text/i18n';
import { widthOf, xOf, type TimeScale } from './time-scale';
import type { Words } from './use-words';

type Props = { readonly closure: Closure; readonly bay: Bay; readonly scale: TimeScale; readonly words: Words };

/** A stretch in which a bay cannot be used, hatched, with its reason; a click offers to take it back. */
export function ClosureBlock({ closure, bay, scale, words }: Props) {
  const t = useTexts('board');
  const reason = words.word('closureReason', closure.reason);
  const note = closure.note === '' ? reason : `${reason} · ${closure.note}`;
  return (
    <button
      type="button"
      className="closure"
      style={{
        left: Math.round(xOf(scale, closure.slot.start)),
        width: widthOf(scale, closure.slot),
      }}
      title={`${words.span(closure.slot)} ${note}`}
      aria-label={`${t('close.open', { bay: bay.label })} ${words.span(closure.slot)} ${note}`}
      onClick={() => useBoard.setState({ dialog: { kind: 'closure', closureId: closure.id } })}
    >
      <span>{note}</span>
    </button>
  );
}
