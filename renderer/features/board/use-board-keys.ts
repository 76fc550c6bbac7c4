import { useEffect, useEffectEvent } from 'react';
import { useDesk } from '../../services';
import { useBoard } from '../../state/board-slice';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { chordOf, inText, within } from '../../ui/keys';
import { useSpace } from './geometry';
import { ANYWHERE, ON_CARDS, type Why, type Work } from './key-work';
import { closePreview, previewing } from './preview-store';
import type { BoardActs } from './use-acts';
import type { BoardDay } from './use-board-day';

const DIALOGS = '[role="dialog"], [role="menu"]';
const CARDS = '[data-grid], .tray-scroller';
/** While a proposal is looked at, keys that look still work; those that change do not. */
const LOOKING = /^(Arrow\w+|Ctrl\+[=+\-0g]|F6|F8|Shift\+F8|Home)$/;

/** What Escape puts away, the nearest first. */
function escape(): boolean {
  const { dialog, menu, closing, chosen } = useBoard.getState();
  if (dialog) return false;
  if (menu) useBoard.setState({ menu: null });
  else if (previewing()) closePreview();
  else if (closing) useBoard.setState({ closing: false });
  else if (chosen.size > 0) useBoard.setState({ chosen: new Set() });
  else return false;
  return true;
}

function workOf(e: KeyboardEvent): Work | undefined {
  const key = chordOf(e);
  if (key === null) return undefined;
  if (inText(e)) return ANYWHERE[key];
  if (key === 'Escape') return escape;
  if (previewing() && !LOOKING.test(key)) return undefined;
  return ANYWHERE[key] ?? (within(e, CARDS) ? ON_CARDS[key] : undefined);
}

type Parts = { readonly day: BoardDay; readonly acts: BoardActs };

/** The keys of the board. Each has a button too, since an input method may swallow a key; none works while one composes. */
export function useBoardKeys({ day, acts }: Parts): void {
  const space = useSpace();
  const { now } = useDesk();
  const t = useTexts('board');
  const refuse = (why: Why): void => {
    const text = why.say === 'say.notPlaced' ? t(why.say, { name: why.name }) : t(why.say);
    useToasts.getState().say({ tone: 'refused', text, undoable: false });
  };
  const onKey = useEffectEvent((e: KeyboardEvent): void => {
    const busy = useBoard.getState().drag !== null || useView.getState().dialog !== 'none';
    if (busy || within(e, DIALOGS)) return;
    const work = workOf(e);
    if (work && work({ day, acts, space, now, refuse }) !== false) e.preventDefault();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
