import { useEffect, useEffectEvent } from 'react';
import type { Role } from '#shared/domain/user';
import { useActor, useDesk } from '../services';
import { lock } from '../state/lock';
import { offeredTo } from '../state/offered';
import { useView } from '../state/view';
import { chordOf, inText, type Chord } from '../ui/keys';
import { useHistory } from './use-history';

/** The keys that work on every screen. Each has a button too, since an input method may swallow a key. */
export function useShellKeys(): void {
  const { undo, redo } = useHistory();
  const { role } = useActor();
  const { syncNow } = useDesk();
  const onKey = useEffectEvent((e: KeyboardEvent): void => {
    const chord = chordOf(e);
    const history = inText(e) ? null : { undo, redo };
    const run = chord === 'F5' ? () => void syncNow() : workOf(chord, role, history);
    if (!run) return;
    e.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (e: KeyboardEvent): void => onKey(e);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

type History = ReturnType<typeof useHistory>;

/** What a chord does here; `history` is null in a text, which has a history of its own. */
function workOf(chord: Chord | null, role: Role, history: History | null): (() => void) | null {
  const { show, open } = useView.getState();
  switch (chord) {
    case 'Ctrl+k':
      return () => open('search');
    case 'Ctrl+i':
      if (!offeredTo(role).includes('intake')) return null;
      return () => {
        show('intake');
        open('import');
      };
    case 'Ctrl+/':
      return () => open('keys');
    case 'Ctrl+l':
      return lock;
    case 'Ctrl+z':
      return history && (() => void history.undo());
    case 'Ctrl+y':
    case 'Ctrl+Shift+z':
      return history && (() => void history.redo());
    default: {
      const screen = chord?.startsWith('Alt+') ? offeredTo(role)[Number(chord.slice('Alt+'.length)) - 1] : undefined;
      return screen === undefined ? null : () => show(screen);
    }
  }
}
