import { useEffect, useRef } from 'react';
import { screens, useView } from '../state/view';
import { useHistory } from './use-history';

/** Whether a key belongs to an input method that is still composing; such keys are never commands. */
export const isComposing = (e: KeyboardEvent): boolean => e.isComposing || e.keyCode === 229;

/** Whether the key was pressed in a field, where Ctrl+Z and the arrows belong to the text. */
export const inField = (e: KeyboardEvent): boolean =>
  e.target instanceof HTMLElement && e.target.closest('input, textarea, select, [contenteditable]') !== null;

/** The keys that work on every screen. Each has a button too, since an input method may swallow a key. */
export function useShellKeys(): void {
  const history = useHistory();
  const latest = useRef(history);
  useEffect(() => {
    latest.current = history;
  });
  useEffect(() => {
    function onKey(e: KeyboardEvent): void {
      if (isComposing(e)) return;
      const { show, open } = useView.getState();
      const command = e.ctrlKey || e.metaKey;
      const act = (run: () => void): void => {
        e.preventDefault();
        run();
      };
      if (e.altKey && !command && /^Digit[1-9]$/.test(e.code)) {
        const screen = screens[Number(e.code.slice(5)) - 1];
        if (screen) act(() => show(screen));
      } else if (command && e.key === 'k') act(() => open('search'));
      else if (command && e.key === 'i')
        act(() => {
          show('intake');
          open('import');
        });
      else if (command && e.key === '/') act(() => open('keys'));
      else if (command && !inField(e) && e.key === 'z' && !e.shiftKey) act(() => void latest.current.undo());
      else if (command && !inField(e) && (e.key === 'y' || (e.shiftKey && e.key === 'Z')))
        act(() => void latest.current.redo());
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
