import { create } from 'zustand';
import type { Intention } from '#shared/mutations/mutation';

/** A change to an approved plan that waits for its reason. */
export type SlipQuestion = { readonly intention: Intention; readonly label: string; readonly version: number };

type SlipState = {
  readonly question: SlipQuestion | null;
  readonly ask: (question: SlipQuestion | null) => void;
};

export const useSlip = create<SlipState>((set) => ({ question: null, ask: (question) => set({ question }) }));
