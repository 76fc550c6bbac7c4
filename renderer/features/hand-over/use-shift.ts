import type { HandOver } from '#shared/domain/hand-over';
import { may, type User } from '#shared/domain/user';
import { useAct, useActor, useDay, useDeskState } from '../../services';
import { useSecondPerson } from '../../state/second-person';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';

/** What the one who goes has written. */
export type ShiftWords = Pick<HandOver, 'shift' | 'custody' | 'notes' | 'desk'>;

/** The two signatures of a hand-over. Who comes signs with the own PIN, at this desk or signed in at another. */
export function useShift(): {
  readonly give: (pending: HandOver | null, words: ShiftWords) => Promise<void>;
  readonly take: (pending: HandOver, items: number) => Promise<void>;
} {
  const t = useTexts('handOver');
  const act = useAct();
  const actor = useActor();
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const ask = useSecondPerson((s) => s.ask);
  const say = useToasts((s) => s.say);
  const told = (text: string): void => say({ tone: 'done', text, undoable: false });

  async function takerOf(pending: HandOver, items: number): Promise<User | null> {
    const users = [...world.users.values()].filter(
      (u) =>
        u.active && u.portId === port.id && u.agency === pending.agency && u.id !== pending.from && may(u, 'handOver'),
    );
    if (users.length === 0) {
      say({ tone: 'refused', text: t('nobody'), undoable: false });
      return null;
    }
    const name = world.users.get(pending.from)?.name ?? pending.from;
    return ask({ title: t('takeTitle'), text: t('takeText', { count: items, name }), confirm: t('take'), users });
  }

  return {
    async give(pending, words) {
      const handOverId = pending?.id ?? crypto.randomUUID();
      const args = { handOverId, portId: port.id, day, ...words };
      const failed = await act({ name: 'shift.give', args }, { quiet: true });
      if (!failed) told(t('given', { name: actor.name }));
    },
    async take(pending, items) {
      const taker = await takerOf(pending, items);
      if (!taker) return;
      const failed = await act({ name: 'shift.take', args: { handOverId: pending.id } }, { quiet: true, as: taker });
      if (!failed) told(t('taken', { name: taker.name }));
    },
  };
}
