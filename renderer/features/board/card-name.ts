import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UtcMs } from '#shared/kernel/time';
import type { SessionView } from '../../data/day-model';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { refusalSentence } from '../../text/sentences';
import { lifeOf, type CardState } from './card-look';
import type { Words } from './use-words';

export type NameOf = (view: SessionView, state: CardState, now: UtcMs) => string;

/** Says a card in one line, as a screen reader reads it: what, who, where, how it stands, what is wrong. The same function until the words change. */
export function useCardName(words: Words): NameOf {
  const texts = useTexts('board');
  const { t } = useTranslation();
  const { zone } = usePort();
  return useMemo(
    () => (view, state, now) => {
      const { place, pinned, minutes } = view.session;
      const life = lifeOf(view, now);
      const clash = view.breaches.find((b) => b.severity === 'refuse');
      const head = texts('card.name', {
        name: view.name,
        goods: view.goods,
        agencies: view.demand.agencies.map(words.agency).join('、'),
        where: place ? words.where(place) : texts('card.minutes', { count: minutes }),
        state: texts(`state.${state}`),
      });
      const clock = life && (life.minutes < 0 ? 'card.over' : 'card.left');
      const rest = [
        clock && texts(clock, { count: Math.abs(life.minutes) }),
        pinned && texts('card.pinned'),
        clash && texts('card.clash', { why: refusalSentence(t, clash.refusal, zone) }),
      ];
      return [head, ...rest.filter((part) => typeof part === 'string')].join('，');
    },
    [texts, t, zone, words],
  );
}
