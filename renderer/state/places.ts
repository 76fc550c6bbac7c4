import { create } from 'zustand';
import type { SessionId } from '#shared/kernel/ids';

type Asking = {
  readonly subject: SessionId | null;
  readonly ask: (subject: SessionId | null) => void;
};

/** The truck whose best places are being looked at: any screen that shows a truck may ask. */
export const usePlaces = create<Asking>((set) => ({
  subject: null,
  ask: (subject) => set({ subject }),
}));
