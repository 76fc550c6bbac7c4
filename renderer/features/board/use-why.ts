import type { Refusal } from '#shared/domain/refusal';
import { useSentence } from '../../services';
import { useTexts } from '../../text/i18n';

/** Says a refusal on the board: the catalogue's sentence, and for a pinned card the way out. */
export function useWhy(): (refusal: Refusal) => string {
  const t = useTexts('board');
  const sentence = useSentence();
  return (refusal) => (refusal.code === 'session-pinned' ? t('drag.pinned') : sentence(refusal));
}
