import { create } from 'zustand';

/** A short word at the foot of the window. `undoable` adds the button that takes the step back. */
export type Toast = {
  readonly id: number;
  readonly tone: 'done' | 'refused' | 'weather';
  readonly text: string;
  readonly undoable: boolean;
};

type Toasts = {
  readonly toasts: readonly Toast[];
  readonly say: (toast: Omit<Toast, 'id'>) => void;
  readonly dismiss: (id: number) => void;
};

/** Milliseconds that a toast stays: long enough to read a sentence and to reach the undo button. */
const STAY = 8_000;
let lastId = 0;

/** The newest three; a fourth pushes the oldest out. */
export const useToasts = create<Toasts>((set) => ({
  toasts: [],
  say: (toast) => {
    lastId += 1;
    const id = lastId;
    set((s) => ({ toasts: [...s.toasts.slice(-2), { ...toast, id }] }));
    setTimeout(() => set((s) => ({ toasts: s.toasts.filter((t) => t.id !== id) })), STAY);
  },
  dismiss: (id) => set((s) => ({ toasts: s.toasts.filter((t) => t.id !== id) })),
}));
