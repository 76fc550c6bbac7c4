import { create } from 'zustand';

/** The lists of the screen, in the order of the work. */
export const sections = ['sure', 'doubtful', 'unmatched', 'joined', 'declined'] as const;
export type Section = (typeof sections)[number];

/** What one officer looks at while matching: lost with the window, and no loss. */
type MatchingView = {
  /** Null until an officer chooses: then the first list with something to decide is shown. */
  readonly section: Section | null;
  /** Where the keys are, as a place in the list: after a decision the next one stands there. */
  readonly at: number;
  /** The suggestion whose reasons to decline are open. */
  readonly declining: string | null;
  /** Unmatched sessions picked to be joined by hand, at most one of each agency. */
  readonly picked: ReadonlySet<string>;
  readonly show: (section: Section) => void;
  readonly goTo: (at: number) => void;
  readonly decline: (id: string | null) => void;
  readonly pick: (picked: ReadonlySet<string>) => void;
};

export const useMatching = create<MatchingView>((set) => ({
  section: null,
  at: 0,
  declining: null,
  picked: new Set(),
  show: (section) => set({ section, at: 0, declining: null }),
  goTo: (at) => set({ at, declining: null }),
  decline: (declining) => set({ declining }),
  pick: (picked) => set({ picked }),
}));
