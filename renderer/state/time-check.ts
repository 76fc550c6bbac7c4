import { create } from 'zustand';
import type { Intention } from '#shared/mutations/mutation';

/** A fact whose time an officer has to confirm, since this desk's clock and the hub's are far apart. */
export type TimeQuestion = {
  readonly intention: Intention;
  /** The hub's clock less ours, in milliseconds. */
  readonly skew: number;
  /** Called with the intention as it is to be recorded. */
  readonly answer: (intention: Intention) => void;
};

type TimeCheck = { readonly question: TimeQuestion | null };

export const useTimeCheck = create<TimeCheck>(() => ({ question: null }));

/** Asks which time a fact has. Resolves to the intention as it is to be recorded; a fact is recorded in any case. */
export function confirmTime(intention: Intention, skew: number): Promise<Intention> {
  return new Promise((resolve) => {
    const answer = (chosen: Intention): void => {
      useTimeCheck.setState({ question: null });
      resolve(chosen);
    };
    useTimeCheck.setState({ question: { intention, skew, answer } });
  });
}
