import { useActor, useDesk, useSentence } from '../services';
import { useToasts } from '../state/toasts';
import { useTexts } from '../text/i18n';

/** Undo and redo with their word at the foot of the window. */
export function useHistory(): { readonly undo: () => Promise<void>; readonly redo: () => Promise<void> } {
  const desk = useDesk();
  const actor = useActor();
  const sentence = useSentence();
  const say = useToasts((s) => s.say);
  const t = useTexts('shell');

  async function step(direction: 'undo' | 'redo'): Promise<void> {
    const done = await desk[direction](actor);
    if (!done.ok) {
      const { error } = done;
      if (error.kind === 'refused') say({ tone: 'refused', text: sentence(error.refusal), undoable: false });
      else say({ tone: 'weather', text: t(`weather.${error.weather.code}`), undoable: false });
      return;
    }
    const none = direction === 'undo' ? t('nothingToUndo') : t('nothingToRedo');
    const said =
      done.value &&
      (direction === 'undo' ? t('undone', { step: done.value.label }) : t('redone', { step: done.value.label }));
    say({ tone: 'done', text: said ?? none, undoable: false });
  }

  return { undo: () => step('undo'), redo: () => step('redo') };
}
