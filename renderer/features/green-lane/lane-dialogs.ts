import { create } from 'zustand';
import type { CancelNote } from '#shared/domain/appointment';
import type { HoursExtension } from '#shared/domain/hours-extension';
import type { GreenTruck } from './green-model';

/** What is asked at the moment, over the screen. */
export type LaneQuestion =
  | { readonly kind: 'book' | 'emergency' | 'cancel'; readonly truck: GreenTruck }
  | { readonly kind: 'answer' | 'withdraw'; readonly extension: HoursExtension }
  | { readonly kind: 'note'; readonly owed: CancelNote; readonly name: string }
  | { readonly kind: 'hours' | 'journal' };

type Dialogs = {
  readonly question: LaneQuestion | null;
  readonly ask: (question: LaneQuestion) => void;
  readonly close: () => void;
};

export const useLaneDialogs = create<Dialogs>((set) => ({
  question: null,
  ask: (question) => set({ question }),
  close: () => set({ question: null }),
}));
