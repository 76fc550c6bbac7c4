import { may } from '#shared/domain/user';
import type { Refusal } from '#shared/domain/refusal';
import { decide } from '#shared/mutations/registry';
import type { Intention } from '#shared/mutations/mutation';
import { useAct, useActor, useDay, useDesk, useDeskState } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';

/** One decision about the plan, and why it cannot be taken now (null when it can). */
export type PlanAction = {
  readonly key: 'submit' | 'approve' | 'return';
  readonly refused: Refusal | null;
  readonly run: (reason?: string) => Promise<void>;
};

const NAMES = { submit: 'plan.submit', approve: 'plan.approve', return: 'plan.return' } as const;
const SAID = { submit: 'submitted', approve: 'passed', return: 'returned' } as const;

/** Stands for any reason while the button is judged; the real one is asked for when it is pressed. */
const SOME_REASON = '?';

/** What the officer may decide about the plan in its state. Each is judged by the rule itself before it is pressed. */
export function usePlanActions(): readonly PlanAction[] {
  const { plan, port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const desk = useDesk();
  const act = useAct();
  const say = useToasts((s) => s.say);
  const t = useTexts('review');
  const keys: readonly PlanAction['key'][] =
    plan.state === 'draft' && may(actor, 'plan')
      ? ['submit']
      : plan.state === 'submitted' && may(actor, 'approve')
        ? ['return', 'approve']
        : [];
  return keys.map((key): PlanAction => {
    const intention = (reason: string): Intention => ({
      name: NAMES[key],
      args: { portId: port.id, day, ...(key === 'return' ? { reason } : {}) },
    });
    const decision = decide(world, intention(SOME_REASON), { actor, now: desk.now() });
    return {
      key,
      refused: decision.ok ? null : decision.error,
      run: async (reason = '') => {
        const failed = await act(intention(reason), { quiet: true });
        const number = plan.version + (key === 'submit' ? 1 : 0);
        // No undo is offered: a version that was handed on stays on record, and is answered by returning it.
        if (!failed) say({ tone: 'done', text: t(`actions.${SAID[key]}`, { number }), undoable: false });
      },
    };
  });
}
