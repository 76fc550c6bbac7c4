import { create } from 'zustand';
import { at, clockText, type UtcMs } from '#shared/kernel/time';
import type { Port } from '#shared/domain/port';
import type { Intention } from '#shared/mutations/mutation';

/** A fact whose time an officer has to confirm, since this desk's clock and the hub's are far apart. */
export type TimeQuestion = {
  readonly intention: Intention;
  /** The step in words, by this desk's clock; null where it has none. */
  readonly label: string | null;
  /** The hub's clock less ours, in milliseconds. */
  readonly skew: number;
  /** Called with the intention as it is to be recorded. */
  readonly answer: (intention: Intention) => void;
};

type TimeCheck = { readonly question: TimeQuestion | null };

export const useTimeCheck = create<TimeCheck>(() => ({ question: null }));

/** Asks which time a fact has. Resolves to the intention as it is to be recorded; a fact is recorded in any case. */
export function confirmTime(fact: Omit<TimeQuestion, 'answer'>): Promise<Intention> {
  return new Promise((resolve) => {
    const answer = (chosen: Intention): void => {
      useTimeCheck.setState({ question: null });
      resolve(chosen);
    };
    useTimeCheck.setState({ question: { ...fact, answer } });
  });
}

/** The moment that a fact names; null where it names none. */
export function momentOf({ args }: Intention): UtcMs | null {
  const { at: moment } = (args ?? {}) as { readonly at?: unknown };
  return typeof moment === 'number' ? at(moment) : null;
}

/** The fact with its moment by the hub's clock. */
export function shifted(intention: Intention, skew: number): Intention {
  const moment = momentOf(intention);
  if (moment === null) return intention;
  return { ...intention, args: { ...(intention.args as object), at: at(moment + Math.round(skew)) } };
}

/** The sentence of a step, told with the time that the officer chose and not with the one that he was asked about. */
export function retold(label: string, { asked, chosen, zone }: Retelling): string {
  const [from, to] = [momentOf(asked), momentOf(chosen)];
  return from === null || to === null ? label : label.replace(clockText(from, zone), clockText(to, zone));
}

type Retelling = { readonly asked: Intention; readonly chosen: Intention; readonly zone: Port['zone'] };
