import { plusMinutes } from '#shared/kernel/time';
import type { Explanation } from '#shared/planning/explain';
import type { Remedy } from '#shared/planning/remedies';
import type { SessionView } from '../../data/day-model';
import type { ProposedMove } from '#shared/mutations/plan-proposal';
import { useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import type { ShownProposal } from './preview-store';
import type { Words } from './use-words';

/** Says why a proposal puts a session where it does, and what would bring in one that it leaves out. */
export type Reasons = {
  readonly why: (move: ProposedMove, view: SessionView) => string;
  readonly remedy: (explanation: Explanation) => string;
};

type People = { readonly agency: string; readonly skill: string | null; readonly count: number };

export function useReasons({ day, reasons }: ShownProposal, words: Words): Reasons {
  const t = useTexts('board');
  const sentence = useSentence();
  const kindOf = (classId: string): string =>
    words.word('bayKind', day.instance.bayClasses.find((c) => c.id === classId)?.kind ?? classId);

  /** Who may not inspect a load is said wherever people are what it waits for, each in a line of his own. */
  function withAsides(id: string, text: string): string {
    const barred = day.asides.barred.get(id) ?? [];
    return [text, ...barred.map(({ why }) => sentence(why))].join('\n');
  }

  function ofPeople(key: 'reason' | 'remedy', people: People): string {
    const { agency, count } = people;
    const behind = people.skill === null ? null : day.asides.skillBehind.get(people.skill);
    const skill = behind === undefined ? people.skill : behind;
    const facts = { agency: words.agency(agency), count };
    return skill === null
      ? t(`${key}.officers`, facts)
      : t(`${key}.skill`, { ...facts, skill: words.word('skill', skill) });
  }

  function place(id: string): string {
    const explanation = reasons.get(id);
    if (!explanation?.placed) return t('reason.none');
    const { heldBy } = explanation;
    switch (heldBy.by) {
      case 'release':
        return t('reason.release', { time: words.clock(plusMinutes(day.midnight, explanation.earliest)) });
      case 'now':
        return t('reason.now');
      case 'bay':
        return t('reason.bay', { kind: kindOf(heldBy.resource) });
      case 'window':
        return t('reason.window', { kind: kindOf(heldBy.resource) });
      case 'band':
        return t('reason.band');
      case 'officers':
        return withAsides(id, ofPeople('reason', { ...heldBy, count: 0 }));
      default:
        return t('reason.none');
    }
  }

  function cure(remedy: Remedy): string {
    switch (remedy.kind) {
      case 'more-officers':
        return ofPeople('remedy', remedy);
      case 'bay':
        return t('remedy.bay', { kind: words.word('bayKind', remedy.bayKind) });
      case 'longer-hours':
        return t('remedy.hours', { count: remedy.minutes });
      case 'predecessor':
        return t('remedy.predecessor');
      default:
        return t('remedy.equipment');
    }
  }

  return {
    why: (move, view) => {
      if (move.kind === 'lift') return t('reason.lift');
      if (move.kind === 'team') return move.before?.team.length === 0 ? t('reason.waitsTeam') : t('reason.team');
      const broken = view.breaches.find((b) => b.severity === 'refuse');
      return broken ? t('reason.held', { why: sentence(broken.refusal) }) : place(move.sessionId);
    },
    remedy: (explanation) => {
      const [nearest] = explanation.placed ? [] : explanation.remedies;
      return withAsides(explanation.session, nearest ? cure(nearest) : t('remedy.none'));
    },
  };
}
