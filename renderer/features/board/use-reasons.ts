import type { Explanation } from '#shared/planning/explain';
import type { SessionView } from '../../data/day-model';
import type { ProposedMove } from '#shared/mutations/plan-proposal';
import { useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { planSentences } from '../../text/plan-sentences';
import type { ShownProposal } from './preview-store';
import type { Words } from './use-words';

/** Says why a proposal puts a session where it does, and what would bring in one that it leaves out. */
export type Reasons = {
  readonly why: (move: ProposedMove, view: SessionView) => string;
  readonly remedy: (explanation: Explanation) => string;
};

export function useReasons({ day, reasons }: ShownProposal, words: Words): Reasons {
  const t = useTexts('board');
  const sentence = useSentence();
  const say = planSentences(day, { ...words, t, sentence });

  function place(id: string): string {
    const explanation = reasons.get(id);
    return explanation?.placed ? say.held(id, explanation) : t('reason.none');
  }

  return {
    why: (move, view) => {
      if (move.kind === 'lift') return t('reason.lift');
      if (move.kind === 'team') return move.before?.team.length === 0 ? t('reason.waitsTeam') : t('reason.team');
      const broken = view.breaches.find((b) => b.severity === 'refuse');
      return broken ? t('reason.held', { why: sentence(broken.refusal) }) : place(move.sessionId);
    },
    remedy: (explanation) =>
      say.remedy(explanation.session, (explanation.placed ? null : explanation.remedies[0]) ?? null),
  };
}
