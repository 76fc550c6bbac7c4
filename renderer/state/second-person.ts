import { create } from 'zustand';
import type { User } from '#shared/domain/user';

/** A question for somebody else at this desk: to witness, or to take a shift over. */
export type SecondQuestion = {
  readonly title: string;
  /** What he confirms, in full. */
  readonly text: string;
  /** The verb on the button. */
  readonly confirm: string;
  /** Who may answer. */
  readonly users: readonly User[];
};

type Asked = SecondQuestion & { readonly answer: (user: User | null) => void };

type SecondPerson = {
  readonly asked: Asked | null;
  /** Resolves to whoever has signed with the own PIN, or to null when nobody did. */
  readonly ask: (question: SecondQuestion) => Promise<User | null>;
  readonly settle: (user: User | null) => void;
};

/** Two people at one desk: the second signs without signing the first one out. */
export const useSecondPerson = create<SecondPerson>((set, get) => ({
  asked: null,
  ask: (question) =>
    new Promise((answer) => {
      get().asked?.answer(null);
      set({ asked: { ...question, answer } });
    }),
  settle: (user) => {
    get().asked?.answer(user);
    set({ asked: null });
  },
}));
