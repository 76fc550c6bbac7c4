import { useTranslation } from 'react-i18next';
import type { Decline } from '#shared/domain/session';
import { callName } from '#shared/domain/request';
import type { Deed } from '../../data/deeds';
import type { SessionView } from '../../data/day-model';
import { useAct, useActor, useDesk, useSentence } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { pairsToDecline, type DeclinedPair, type Suggestion } from './suggestions';

/** Why a pair is not opened together. */
export type DeclineReason = Decline['reason'];

/** What can be decided on this screen; each decision is one step to undo. */
export type Decisions = {
  readonly join: (sessions: readonly SessionView[]) => Promise<void>;
  readonly joinAll: (suggestions: readonly Suggestion[]) => Promise<void>;
  readonly decline: (suggestion: Suggestion, reason: DeclineReason, note: string) => Promise<void>;
  readonly part: (view: SessionView) => Promise<void>;
  readonly reconsider: (pair: DeclinedPair) => Promise<void>;
};

const joinOf = (sessions: readonly SessionView[]) => ({
  name: 'session.join',
  args: { sessionIds: sessions.map((v) => v.id), reason: null },
});

/** The decisions of matching, said in the words of the officer. */
export function useDecisions(): Decisions {
  const t = useTexts('matching');
  const { t: words } = useTranslation();
  const act = useAct();
  const together = useSeveral();
  const nameOf = (requests: SessionView['requests']): string => (requests[0] ? callName(requests[0]) : '');

  return {
    join: async (sessions) => {
      const name = nameOf(sessions.flatMap((v) => v.requests));
      await act(joinOf(sessions), { label: t('step.join', { name }) });
    },
    joinAll: (suggestions) =>
      together(
        suggestions.map((s) => joinOf(s.sessions)),
        t('step.joinAll', { count: suggestions.length }),
      ),
    decline: (suggestion, reason, note) => {
      const pairs = pairsToDecline(suggestion);
      const label = t('step.decline', {
        name: nameOf(suggestion.requests),
        reason: wordOf(words, 'declineReason', reason),
      });
      return together(
        pairs.map(([a, b]) => ({ name: 'match.decline', args: { a: a.id, b: b.id, reason, note } })),
        label,
      );
    },
    part: async ({ id, session, requests }) => {
      const args = { joined: id, parts: session.requestIds.map((request) => [request]), reason: null };
      await act({ name: 'session.part', args }, { label: t('step.part', { name: nameOf(requests) }) });
    },
    reconsider: async ({ decline: { a, b }, requests }) => {
      const label = t('step.reconsider', { name: nameOf(requests) });
      await act({ name: 'match.reconsider', args: { a, b } }, { label });
    },
  };
}

/** Several actions as one gesture: what is refused is left out and said, the rest is done and can be undone in one step. */
function useSeveral(): (intentions: readonly Deed['intention'][], label: string) => Promise<void> {
  const t = useTexts('matching');
  const shell = useTexts('shell');
  const desk = useDesk();
  const actor = useActor();
  const sentence = useSentence();
  const say = useToasts((s) => s.say);
  return async (intentions, label) => {
    const done = await desk.dispatchAll(
      intentions.map((intention) => ({ intention, actor })),
      label,
    );
    if (!done.ok) {
      if (done.error.kind === 'weather')
        say({ tone: 'weather', text: shell(`weather.${done.error.weather.code}`), undoable: false });
      return;
    }
    const [no] = done.value;
    const count = intentions.length - done.value.length;
    if (count > 0) say({ tone: 'done', text: label, undoable: true });
    if (no)
      say({
        tone: 'refused',
        text: t('leftOut', { count: done.value.length, why: sentence(no.refusal) }),
        undoable: false,
      });
  };
}
